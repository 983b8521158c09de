"""How long what somebody writes may be, said at its field."""

from typing import Any

from wtforms import validators

from recruit.foundation.i18n import gettext


class AtMost:
    """The field holds at most so many characters; what is longer is shown again, whole."""

    def __init__(self, longest: int) -> None:
        self.longest = longest

    def __call__(self, form: object, field: Any) -> None:
        if len(field.data or "") > self.longest:
            raise validators.StopValidation(gettext("Write at most %(longest)s characters.", longest=self.longest))


#: A name or a place stands on a line of paper, and a remark on the half of a page.
LINE, REMARK = AtMost(200), AtMost(2_000)
