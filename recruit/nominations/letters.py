"""The letters of nominations: what each needs.

A letter goes by e-mail, past screens that others see. What somebody sent is therefore not said again in a receipt: the
link leads to it.
"""

from datetime import date, datetime, timedelta

from recruit.foundation import i18n
from recruit.foundation.mail.rules import Channel, Draft, Link
from recruit.foundation.refusal import NotFound
from recruit.nominations.model import (
    Nomination,
    Nominator,
    Nominee,
    NomineeAsk,
    Supporter,
    VettingDecision,
)
from recruit.nominations.rules import OWN_NOMINATION, OWN_PROPOSAL, OWN_SUPPORT, answers_until
from recruit.recruitment.model import RecruitmentRound

#: A link to one's own page is opened many times: until the round is over for good.
OWN_PAGE = timedelta(days=365)
#: The last letter about a proposal that is erased; it goes to whoever made it.
FAREWELL = "nomination_lapsed"
#: The closed letters that ask, and that say why somebody is not approved.
ASK, NOT_APPROVED = "nominated_on_paper", "nomination_not_approved_on_paper"


def nomination_received(nomination: Nomination, nominee: Nominee, round_: RecruitmentRound) -> Draft:
    """Tell somebody who stands that we have it, and where they see, correct and withdraw it."""
    facts = {
        "name": nominee.name,
        "reference": nomination.reference,
        "received": instant_in(nomination.received_at, nomination.language),
        "closes": instant_in(changed_until(nomination, round_), nomination.language),
    }
    return _to_nominee("nomination_received", nomination, nominee, round_, facts)


def nomination_withdrawn(nomination: Nomination, nominee: Nominee, round_: RecruitmentRound) -> Draft:
    """Tell somebody that they stand no longer, and until when they can take that back."""
    closes = instant_in(changed_until(nomination, round_), nomination.language)
    facts = {"name": nominee.name, "reference": nomination.reference, "closes": closes}
    return _to_nominee("nomination_withdrawn", nomination, nominee, round_, facts)


def nomination_corrected(nomination: Nomination, nominee: Nominee, round_: RecruitmentRound) -> Draft:
    """Tell somebody that the secretariat has corrected what stands about them, and where they see it."""
    facts = {"name": nominee.name, "reference": nomination.reference}
    return _to_nominee("nomination_corrected", nomination, nominee, round_, facts)


def nominated(
    nomination: Nomination, nominee: Nominee, nominator: Nominator, ask: NomineeAsk, round_: RecruitmentRound
) -> Draft:
    """Tell somebody that they were proposed, by whom, and ask whether they stand (GDPR art. 14)."""
    return _to_nominee("nominated", nomination, nominee, round_, _asked(nomination, nominee, nominator, ask, round_))


def nominated_reminder(nomination: Nomination) -> Draft:
    """Ask once more; the link in the letter takes the place of the earlier one's."""
    nominee, nominator, ask, round_ = nomination.nominee, nomination.nominator, nomination.ask, nomination.round
    if nominee is None or nominator is None or ask is None:
        raise NotFound(nomination.id)
    facts = _asked(nomination, nominee, nominator, ask, round_)
    return _to_nominee("nominated_reminder", nomination, nominee, round_, facts)


def nominated_on_paper(nomination: Nomination) -> Draft:
    """Ask somebody without a mailbox: a closed letter may say what it is about (GDPR art. 14). It has no link."""
    nominee, nominator, ask, round_ = nomination.nominee, nomination.nominator, nomination.ask, nomination.round
    if nominee is None or nominator is None or ask is None:
        raise NotFound(nomination.id)
    facts = _asked(nomination, nominee, nominator, ask, round_) | {
        "council": council_of(round_),
        "erased_on": instant_in(ask.expires_at, nomination.language),
    }
    return closed(ASK, nomination, nominee, round_, facts)


def proposal_received(nomination: Nomination, nominator: Nominator, round_: RecruitmentRound) -> Draft:
    """Tell whoever proposed somebody that we have it, and what happens next."""
    facts = {
        "name": nominator.name,
        "reference": nomination.reference,
        "received": instant_in(nomination.received_at, nominator.language),
    }
    return _to_nominator("proposal_received", nomination, nominator, round_, facts)


def nominee_answered(nomination: Nomination, nominator: Nominator, round_: RecruitmentRound) -> Draft:
    """Tell whoever proposed somebody that there is an answer; which one stands behind the link."""
    facts = {"name": nominator.name, "reference": nomination.reference}
    return _to_nominator("nominee_answered", nomination, nominator, round_, facts)


def nomination_lapsed(nomination: Nomination, nominator: Nominator, round_: RecruitmentRound) -> Draft:
    """Tell whoever proposed somebody that there was no answer, and that everything is erased: there is no link."""
    facts = {
        "name": nominator.name,
        "reference": nomination.reference,
        "received": instant_in(nomination.received_at, nominator.language),
    }
    reader = f"nominator:{nomination.id}"
    return Draft(FAREWELL, nominator.email, reader, facts, language=nominator.language, scope=scope_of(round_))


def nomination_deficient(
    nomination: Nomination, nominee: Nominee, remedy_until: datetime, round_: RecruitmentRound
) -> Draft:
    """Tell somebody who stands that something is lacking, and until when to mend it; what, stands behind the link."""
    facts = {
        "name": nominee.name,
        "reference": nomination.reference,
        "remedy_until": instant_in(remedy_until, nomination.language),
    }
    return _to_nominee("nomination_deficient", nomination, nominee, round_, facts)


def nomination_decided(nomination: Nomination, nominee: Nominee, round_: RecruitmentRound) -> Draft:
    """Tell somebody who stands that it is decided; what, and why, stands behind the link and in the letter on paper."""
    facts = {"name": nominee.name, "reference": nomination.reference}
    return _to_nominee("nomination_decided", nomination, nominee, round_, facts)


def erasure_answered(nomination: Nomination, nominee: Nominee, round_: RecruitmentRound) -> Draft:
    """Tell somebody who asked to be erased that it is answered; what stays, and why, stands behind the link."""
    facts = {"name": nominee.name, "reference": nomination.reference}
    return _to_nominee("erasure_answered", nomination, nominee, round_, facts)


def restriction_ends(nomination: Nomination, nominee: Nominee, lifts_on: date, round_: RecruitmentRound) -> Draft:
    """Tell somebody whose data is not used for the time being from which day it is used again (GDPR art. 18(3))."""
    facts = {"name": nominee.name, "reference": nomination.reference, "date": day_in(lifts_on, nomination.language)}
    return _to_nominee("restriction_ends", nomination, nominee, round_, facts)


def candidate_news(nomination: Nomination, nominee: Nominee, round_: RecruitmentRound) -> Draft:
    """Tell a candidate that the list is fixed, or taken back; which of them stands behind the link."""
    facts = {"name": nominee.name, "reference": nomination.reference}
    return _to_nominee("candidate_news", nomination, nominee, round_, facts)


def candidate_news_as_shown(round_: RecruitmentRound, name: str) -> Draft:
    """Return that letter before it is written, to nobody: with words where the name and the link will stand."""
    facts = {"name": name, "reference": "7KQ4-9M2P"}
    return Draft(
        "candidate_news", "", "", facts, link=Link(OWN_NOMINATION, round_.id, OWN_PAGE), scope=scope_of(round_)
    )


def nomination_not_approved_on_paper(nomination: Nomination, decision: VettingDecision) -> Draft:
    """Say the decision that somebody is not approved, why, and how to complain (Forvaltningsloven §§ 22, 24 and 25).

    A closed letter, on paper or by Digital Post. It has no link.
    """
    nominee, round_ = nomination.nominee, nomination.round
    if nominee is None or decision.complaint_until is None:
        raise NotFound(nomination.id)
    facts = {
        "name": nominee.name,
        "reference": nomination.reference,
        "council": council_of(round_),
        "reason": decision.reason,
        "date": day_in(decision.decided_on, nomination.language),
        "complaint_to": decision.complaint_to,
        "complaint_until": instant_in(decision.complaint_until, nomination.language),
    }
    return closed(NOT_APPROVED, nomination, nominee, round_, facts)


def supporter_signed(supporter: Supporter, round_: RecruitmentRound, language: str) -> Draft:
    """Tell somebody that their name stands under something, and where they take it back."""
    return Draft(
        "supporter_signed",
        supporter.email,
        f"supporter:{supporter.id}",
        {"name": supporter.name, "signed": instant_in(supporter.signed_at, language)},
        language=language,
        link=Link(OWN_SUPPORT, supporter.id, OWN_PAGE),
        scope=scope_of(round_),
    )


def council_of(round_: RecruitmentRound) -> str:
    """Return the name of the council that the round is for."""
    return round_.term.body.organization.newest.name


def scope_of(round_: RecruitmentRound) -> str:
    """Return whose wording of a letter is used first."""
    return f"body:{round_.term.body_id}"


def envelope(nominee: Nominee) -> str:
    """Return what stands on an envelope: the name, and the address where it is known."""
    return f"{nominee.name}\n{nominee.address}".strip()


def closed(
    kind: str, nomination: Nomination, nominee: Nominee, round_: RecruitmentRound, facts: dict[str, str]
) -> Draft:
    """Return a closed letter to somebody who stands, or was proposed; the municipality says how it leaves."""
    return Draft(
        kind,
        envelope(nominee),
        f"nominee:{nomination.id}",
        facts,
        language=nomination.language,
        scope=scope_of(round_),
        channel=Channel.PAPER,
    )


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


def _to_nominator(
    kind: str, nomination: Nomination, nominator: Nominator, round_: RecruitmentRound, facts: dict[str, str]
) -> Draft:
    return Draft(
        kind,
        nominator.email,
        f"nominator:{nomination.id}",
        facts,
        language=nominator.language,
        link=Link(OWN_PROPOSAL, nomination.id, OWN_PAGE),
        scope=scope_of(round_),
    )


def _asked(
    nomination: Nomination, nominee: Nominee, nominator: Nominator, ask: NomineeAsk, round_: RecruitmentRound
) -> dict[str, str]:
    """Return what a letter to somebody who was proposed says. For what stands behind the link, and nowhere here."""
    until = _answered_until(nomination, round_)
    return {
        "name": nominee.name,
        "nominator": nominator.name,
        "asked": instant_in(ask.asked_at, nomination.language),
        "answer_by": instant_in(min(ask.expires_at, until), nomination.language),
    }


def changed_until(nomination: Nomination, round_: RecruitmentRound) -> datetime:
    """Return until when the page behind the link takes a change; the letter says the same."""
    was_proposed = nomination.ask is not None or nomination.organisation_call is not None
    return _answered_until(nomination, round_) if was_proposed else round_.closes_at


def _answered_until(nomination: Nomination, round_: RecruitmentRound) -> datetime:
    call = nomination.organisation_call
    return answers_until(round_.closes_at, round_.remedy_until, call.closes_at if call else None)


def instant_in(instant: datetime, language: str) -> str:
    """Return an instant as a letter in a language says it."""
    with i18n.speaking(language):
        return i18n.format_datetime(instant)


def day_in(day: date, language: str) -> str:
    """Return a day as a letter in a language says it."""
    with i18n.speaking(language):
        return i18n.format_date(day)
