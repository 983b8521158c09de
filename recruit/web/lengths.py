"""How long what somebody writes may be, said at its field."""

from typing import Any

from wtforms import validators

from recruit.appointments.rules.facts import MOST_IN_ORDER
from recruit.foundation.i18n import gettext


class AtMost:
    """The field holds at most so many characters; what is longer is shown again, whole."""

    def __init__(self, longest: int) -> None:
        self.longest = longest

    def __call__(self, form: object, field: Any) -> None:
        if len(field.data or "") > self.longest:
            raise validators.StopValidation(gettext("Write at most %(longest)s characters.", longest=self.longest))


class Between:
    """The number lies between two others, which are among those that can be written."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __call__(self, form: object, field: Any) -> None:
        if field.data is not None and not self.least <= field.data <= self.most:
            told = gettext("Write a number from %(least)s to %(most)s.", least=self.least, most=self.most)
            raise validators.StopValidation(told)


#: A name or a place stands on a line of paper, and a remark on the half of a page.
LINE, REMARK = AtMost(200), AtMost(2_000)

#: A number in an order of substitutes.
RANK = Between(1, MOST_IN_ORDER)
