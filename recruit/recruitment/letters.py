"""The letters of those who are asked to find candidates: what each needs."""

from datetime import datetime, timedelta

from recruit.foundation import clock, i18n
from recruit.foundation.mail.rules import Draft, Link
from recruit.recruitment.model import NetworkCall, OrganisationCall, Prospect, RecruitmentRound
from recruit.recruitment.rules.asking import NETWORK_CALL, ORGANISATION_CALL, PROSPECT, link_lifetime

#: Members pass the call on in Danish; whoever reads another language finds it behind the link.
_MEMBERS_LANGUAGE = "da"


def organisation_call(call: OrganisationCall, *, now: datetime) -> Draft:
    """Ask an organisation whom it proposes; `call` as `queries.asking` loads it."""
    return _to_organisation("organisation_call", call, {"places": str(call.places)}, now)


def organisation_reminder(call: OrganisationCall, *, now: datetime) -> Draft:
    """Remind an organisation that has not answered."""
    return _to_organisation("organisation_reminder", call, {}, now)


def organisation_receipt(call: OrganisationCall, *, now: datetime) -> Draft:
    """Tell an organisation that we have its answer, and where it sees and corrects it."""
    return _to_organisation("organisation_receipt", call, {}, now)


def network_call(call: NetworkCall, round_: RecruitmentRound, email: str, short_link: str, *, now: datetime) -> Draft:
    """Ask a member to pass the call on, with the short link of their own channel."""
    return _to_member("network_call", call, round_, email, {"short_link": short_link}, now)


def network_reminder(call: NetworkCall, round_: RecruitmentRound, email: str, *, now: datetime) -> Draft:
    """Remind a member that somebody may still stand."""
    return _to_member("network_reminder", call, round_, email, {}, now)


def prospect(one: Prospect, round_: RecruitmentRound, short_link: str) -> Draft:
    """Tell somebody that their name was suggested, by whom, and how to be forgotten (GDPR art. 14)."""
    with i18n.speaking(one.language):
        erased_on = i18n.format_date(one.erase_on)
    facts = {
        "name": one.name,
        "suggested_by": one.suggested_by,
        "council": council_of(round_),
        "short_link": short_link,
        "deadline": instant(round_.closes_at, one.language),
        "erased_on": erased_on,
    }
    link = Link(PROSPECT, one.id, timedelta(days=(one.erase_on - one.kept_on).days))
    return Draft("prospect", one.email, f"prospect:{one.id}", facts, one.language, link, _scope(round_))


def short_link(public_url: str, code: str) -> str:
    """Return the address of a channel, as it stands on paper and in letters."""
    return f"{public_url}/k/{code}"


def council_of(round_: RecruitmentRound) -> str:
    """Return what the council of a round, loaded with its names, is called now."""
    return round_.term.body.organization.newest.name


def instant(at: datetime, language: str) -> str:
    """Return a deadline with its clock time, as letters in a language write it."""
    with i18n.speaking(language):
        return i18n.format_datetime(at)


def _to_organisation(kind: str, call: OrganisationCall, more: dict[str, str], now: datetime) -> Draft:
    organisation = call.organization.name_on(clock.local(now).date())
    facts = {
        "name": call.contact_name or organisation,
        "organisation": organisation,
        "council": council_of(call.round),
        "deadline": instant(call.closes_at, call.language),
        **more,
    }
    link = Link(ORGANISATION_CALL, call.id, link_lifetime(call.closes_at, now=now))
    recipient = f"organisation-call:{call.id}"
    return Draft(kind, call.contact_email, recipient, facts, call.language, link, _scope(call.round))


def _to_member(
    kind: str, call: NetworkCall, round_: RecruitmentRound, email: str, more: dict[str, str], now: datetime
) -> Draft:
    facts = {
        "name": call.person.name,
        "council": council_of(round_),
        "deadline": instant(round_.closes_at, _MEMBERS_LANGUAGE),
        **more,
    }
    link = Link(NETWORK_CALL, call.id, link_lifetime(round_.closes_at, now=now))
    return Draft(kind, email, f"person:{call.person_id}", facts, _MEMBERS_LANGUAGE, link, _scope(round_))


def _scope(round_: RecruitmentRound) -> str:
    return f"body:{round_.term.body_id}"
