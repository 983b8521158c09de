"""What everybody reads about a deadline that was put off: the same on the public page and where it is put off."""

from datetime import datetime

from recruit.foundation.i18n import format_datetime
from recruit.foundation.i18n import gettext as _


def put_off(before: datetime, after: datetime) -> str:
    """Return that nominations close later than they once should have."""
    return _(
        "The deadline is put off to %(after)s. It was %(before)s.",
        after=format_datetime(after),
        before=format_datetime(before),
    )
