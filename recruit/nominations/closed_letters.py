"""What is told on paper or by Digital Post to whoever stands without e-mail: closed letters say what e-mail leads to.

That a decision is taken back everybody is told so. None has a link.
"""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from recruit.foundation import i18n
from recruit.foundation.i18n import mark, raw_gettext
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import NotFound
from recruit.nominations.letters import changed_until, closed, council_of, day_in, instant_in
from recruit.nominations.model import Nomination
from recruit.nominations.rules.selection import Choice
from recruit.nominations.rules.vetting import Lacking
from recruit.nominations.words import LACKING

LACKS = "nomination_deficient_on_paper"
NEWS = "nomination_news_on_paper"


class News(StrEnum):
    """What is new for somebody who stands."""

    RECEIVED = "received"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    STANDS_AGAIN = "stands-again"
    APPROVED = "approved"
    DECISION_TAKEN_BACK = "decision-taken-back"
    LIST_FIXED = "list-fixed"
    LIST_TAKEN_BACK = "list-taken-back"
    RECOMMENDED = "recommended"
    NEXT_IN_ORDER = "next-in-order"
    NOT_RECOMMENDED = "not-recommended"
    RECOMMENDATION_TAKEN_BACK = "recommendation-taken-back"
    ERASURE_ANSWERED = "erasure-answered"
    RESTRICTION_ENDS = "restriction-ends"


_SENTENCES = {
    News.RECEIVED: mark(
        "On %(received)s we received that you stand for %(council)s. You can have it corrected until %(closes)s: write"
        " or call us."
    ),
    News.CORRECTED: mark(
        "We have corrected something in what you sent us about %(council)s. Ask us if you want to hear what; if it is"
        " wrong, write or call us."
    ),
    News.WITHDRAWN: mark(
        "You have withdrawn, and stand for %(council)s no longer. Was it a mistake? You can take it back until"
        " %(closes)s: write or call us."
    ),
    News.STANDS_AGAIN: mark("It is taken back that you withdrew: you stand for %(council)s again."),
    News.APPROVED: mark("You are approved as a candidate for %(council)s."),
    News.DECISION_TAKEN_BACK: mark(
        "The decision of %(date)s about whether you are a candidate for %(council)s is taken back. We look at it again,"
        " and write to you. The reason is: %(reason)s"
    ),
    News.LIST_FIXED: mark("The list of candidates for %(council)s is fixed, and you stand on it."),
    News.LIST_TAKEN_BACK: mark(
        "The list of candidates for %(council)s is taken back, and we write to you when there is a new one. The reason"
        " is: %(reason)s"
    ),
    News.RECOMMENDED: mark(
        "You are recommended for appointment to %(council)s. The municipal council decides. The reason is: %(reason)s"
    ),
    News.NEXT_IN_ORDER: mark(
        "You are next in order for %(council)s, with number %(rank)s in the row. The municipal council decides."
    ),
    News.NOT_RECOMMENDED: mark(
        "You are not recommended for %(council)s. The municipal council decides. The reason is: %(reason)s"
    ),
    News.RECOMMENDATION_TAKEN_BACK: mark(
        "What we wrote about who is recommended for %(council)s is taken back, and we write to you again. The reason"
        " is: %(reason)s"
    ),
    News.ERASURE_ANSWERED: mark(
        "You have asked us to erase what we hold on you about %(council)s. This is our answer: %(reason)s"
    ),
    News.RESTRICTION_ENDS: mark(
        "What we hold on you about %(council)s is not used for the time being. From %(date)s we use it again. Write or"
        " call us before that, if you do not agree."
    ),
}

#: What somebody is told about whom this is chosen.
CHOSEN = {
    Choice.MEMBER: News.RECOMMENDED,
    Choice.NEXT: News.NEXT_IN_ORDER,
    Choice.NOT_RECOMMENDED: News.NOT_RECOMMENDED,
}


def news(
    nomination: Nomination, new: News, *, reason: str = "", day: date | None = None, rank: int | None = None
) -> Draft:
    """Tell somebody what is new; `reason` and `day` where something is taken back, answered or used again."""
    facts = {
        "council": council_of(nomination.round),
        "date": day_in(day, nomination.language) if day else "",
        "rank": str(rank),
        "reason": reason,
    }
    if new in (News.RECEIVED, News.WITHDRAWN):
        facts["received"] = instant_in(nomination.received_at, nomination.language)
        facts["closes"] = instant_in(changed_until(nomination, nomination.round), nomination.language)
    with i18n.speaking(nomination.language):
        said = raw_gettext(_SENTENCES[new]) % facts
    return _draft(NEWS, nomination, {"news": said})


def without_its_reason(new: News, council: str, *, day: str = "") -> str:
    """Return what is new in the language that is spoken, without the reason, with which it ends."""
    return (raw_gettext(_SENTENCES[new]) % {"council": council, "date": day, "rank": "", "reason": ""}).strip()


def deficient(nomination: Nomination, lacking: Sequence[Lacking], text: str, remedy_until: datetime) -> Draft:
    """Say what is lacking, and until when it can be mended (*mangelbrev*)."""
    with i18n.speaking(nomination.language):
        listed = [f"– {LACKING[each]}" for each in lacking if each is not Lacking.OTHER]
    facts = {
        "lacking": "\n".join(filter(None, [*listed, text])),
        "remedy_until": instant_in(remedy_until, nomination.language),
    }
    return _draft(LACKS, nomination, facts)


def _draft(kind: str, nomination: Nomination, facts: dict[str, str]) -> Draft:
    nominee, round_ = nomination.nominee, nomination.round
    if nominee is None:
        raise NotFound(nomination.id)
    known = {"name": nominee.name, "reference": nomination.reference, "council": council_of(round_)}
    return closed(kind, nomination, nominee, round_, known | facts)
