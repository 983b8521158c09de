"""What the letters of this part need."""

from datetime import datetime

from recruit.foundation import clock, i18n
from recruit.foundation.mail.rules import Draft


def mail_test(address: str, *, recipient: str, language: str, now: datetime) -> Draft:
    """A letter that shows that letters leave."""
    with i18n.speaking(language):
        day = i18n.format_date(clock.local(now).date())
    return Draft("mail_test", address, recipient, {"date": day}, language)
