"""The letters of nominations: what each needs.

A letter goes by e-mail, past screens that others see. What somebody sent is therefore not said again in a receipt: the
link leads to it.
"""

from datetime import datetime, timedelta

from recruit.foundation import clock, i18n
from recruit.foundation.mail.rules import Draft, Link
from recruit.nominations.model import Nomination, Nominator, Nominee, NomineeAsk
from recruit.nominations.rules import OWN_NOMINATION, OWN_PROPOSAL
from recruit.recruitment.model import RecruitmentRound

#: A link to one's own page is opened many times: until the round is over for good.
OWN_PAGE = timedelta(days=365)


def nomination_received(nomination: Nomination, nominee: Nominee, round_: RecruitmentRound) -> Draft:
    """Tell somebody who stands that we have it, and where they see, correct and withdraw it."""
    facts = {
        "name": nominee.name,
        "reference": nomination.reference,
        "received": _instant(nomination.received_at, nomination.language),
        "closes": _instant(round_.closes_at, nomination.language),
    }
    return _to_nominee("nomination_received", nomination, nominee, round_, facts)


def nominated(
    nomination: Nomination, nominee: Nominee, nominator: Nominator, ask: NomineeAsk, round_: RecruitmentRound
) -> Draft:
    """Tell somebody that they were proposed, by whom, and ask whether they stand (GDPR art. 14)."""
    with i18n.speaking(nomination.language):
        answer_by = i18n.format_date(clock.local(ask.expires_at).date())
    facts = {
        "name": nominee.name,
        "nominator": nominator.name,
        "council": council_of(round_),
        "answer_by": answer_by,
    }
    return _to_nominee("nominated", nomination, nominee, round_, facts)


def proposal_received(nomination: Nomination, nominator: Nominator, round_: RecruitmentRound) -> Draft:
    """Tell whoever proposed somebody that we have it, and what happens next."""
    facts = {
        "name": nominator.name,
        "reference": nomination.reference,
        "received": _instant(nomination.received_at, nominator.language),
    }
    return Draft(
        "proposal_received",
        nominator.email,
        f"nominator:{nomination.id}",
        facts,
        language=nominator.language,
        link=Link(OWN_PROPOSAL, nomination.id, OWN_PAGE),
        scope=scope_of(round_),
    )


def council_of(round_: RecruitmentRound) -> str:
    """Return the name of the council that the round is for."""
    return round_.term.body.organization.newest.name


def scope_of(round_: RecruitmentRound) -> str:
    """Return whose wording of a letter is used first."""
    return f"body:{round_.term.body_id}"


def _to_nominee(
    kind: str, nomination: Nomination, nominee: Nominee, round_: RecruitmentRound, facts: dict[str, str]
) -> Draft:
    return Draft(
        kind,
        nominee.email,
        f"nominee:{nomination.id}",
        facts,
        language=nomination.language,
        link=Link(OWN_NOMINATION, nomination.id, OWN_PAGE),
        scope=scope_of(round_),
    )


def _instant(instant: datetime, language: str) -> str:
    with i18n.speaking(language):
        return i18n.format_datetime(instant)
