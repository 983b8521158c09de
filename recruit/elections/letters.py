"""The letters to candidates about an election: what each needs.

By e-mail, which others see, somebody reads only that there is news, and the link leads to it. The letters that say it
are closed; until the municipal council has decided, they say who is recommended, and never who is elected.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from recruit.elections import words
from recruit.elections.model import Election
from recruit.elections.rules.telling import Message, Telling
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock, i18n
from recruit.foundation.i18n import _, format_date, format_datetime
from recruit.foundation.mail.rules import Draft, Link
from recruit.nominations.letters import OWN_PAGE, closed, council_of, scope_of
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.rules import OWN_NOMINATION
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Moment

#: The e-mail that leads to each of them.
BY_EMAIL = "election_news"
#: What each closed letter is called.
KINDS: Mapping[Telling, str] = MappingProxyType(
    {
        Telling.ON_THE_BALLOT: "election_on_the_ballot",
        Telling.RECOMMENDED: "election_recommended",
        Telling.NEXT: "election_next",
        Telling.NOT_RECOMMENDED: "election_not_recommended",
        Telling.UNCONTESTED: "election_uncontested",
        Telling.ANNULLED: "election_annulled",
        Telling.OUT: "election_out",
    }
)


def by_email(nomination: Nomination, nominee: Nominee, round_: RecruitmentRound) -> Draft:
    """Tell a candidate that there is news of the election; which stands behind the link."""
    return Draft(
        BY_EMAIL,
        nominee.email,
        f"nominee:{nomination.id}",
        {"name": nominee.name, "reference": nomination.reference},
        language=nomination.language,
        link=Link(OWN_NOMINATION, nomination.id, OWN_PAGE),
        scope=scope_of(round_),
    )


def told(
    new: Message,
    election: Election,
    nomination: Nomination,
    nominee: Nominee,
    round_: RecruitmentRound,
    *,
    complaints_end: Moment | None,
    replaces: date | None = None,
    language: str = "",
) -> Draft:
    """Tell a candidate what is new, in a closed letter in the language they chose, unless another is asked for.

    `replaces` is the day of the letter that holds no longer, `complaints_end` until when one can complain.
    """
    spoken = language or nomination.language
    with i18n.speaking(spoken):
        facts = _facts(new, election, round_, replaces, complaints_end)
    known = {"name": nominee.name, "reference": nomination.reference}
    return replace(closed(KINDS[new.what], nomination, nominee, round_, known | facts), language=spoken)


def as_shown(
    what: Telling | None,
    election: Election,
    round_: RecruitmentRound,
    name: str,
    number: str,
    *,
    complaints_end: Moment | None,
) -> Draft:
    """Return a letter before it is written, to nobody, or the e-mail; `name` and `number` stand for each reader's."""
    known = {"name": name, "reference": "7KQ4-9M2P"}
    if what is None:
        return Draft(BY_EMAIL, "", "", known, link=Link(OWN_NOMINATION, round_.id, OWN_PAGE), scope=scope_of(round_))
    contest = election.contests[0].label if len(election.contests) == 1 else "…"
    facts = _facts(Message(what, {"number": number, "contest": contest}), election, round_, None, complaints_end)
    return Draft(KINDS[what], "", "", known | facts, scope=scope_of(round_))


def _facts(
    new: Message, election: Election, round_: RecruitmentRound, replaces: date | None, complaints_end: Moment | None
) -> dict[str, str]:
    """Return what a letter says, in the language that is spoken."""
    annulled = election.milestone(Milestone.ANNULLED)
    return {
        "council": council_of(round_),
        "election": election.name,
        "contest": new.facts.get("contest", ""),
        "number": new.facts.get("number", ""),
        "polling_day": " ".join(filter(None, (format_date(election.polling_on), words.hours(election)))),
        "polling_place": election.place,
        "ways": "; ".join(words.ways(election)),
        "reason": annulled.note if annulled else "",
        "complaint_deadline": _("The deadline is %(when)s.", when=_said(complaints_end)) if complaints_end else "",
        "replaces": _("This letter replaces our letter of %(date)s.", date=format_date(replaces)) if replaces else "",
    }


def _said(moment: Moment) -> str:
    if moment.clock is None:
        return format_date(moment.day)
    return format_datetime(clock.instant(moment.day, moment.clock))
