"""The letters of those who are asked to find candidates: what each needs."""

from dataclasses import replace
from datetime import datetime, timedelta

from recruit.foundation import clock, i18n
from recruit.foundation.mail.rules import Channel, Draft, Link
from recruit.recruitment.model import ComingForward, NetworkCall, OrganisationCall, Prospect, RecruitmentRound, Voice
from recruit.recruitment.rules.asking import (
    ASKED_TO_PASS_ON,
    NETWORK_CALL,
    ORGANISATION_CALL,
    PROSPECT,
    REMINDED_TO_PASS_ON,
    link_lifetime,
)
from recruit.recruitment.rules.coming_forward import COMING_FORWARD, RECEIPT
from recruit.recruitment.rules.voice import ASKED_FOR_A_VOICE, VOICE, VOICE_IS_PUBLIC

#: The closed letter to an organisation.
ON_PAPER = "organisation_on_paper"
#: Members pass the call on in Danish; whoever reads another language finds it behind the link.
_MEMBERS_LANGUAGE = "da"


def organisation_call(call: OrganisationCall, *, now: datetime) -> Draft:
    """Ask an organisation whom it proposes; `call` as `queries.asking` loads it."""
    return _to_organisation("organisation_call", call, {"places": str(call.places)}, now)


def organisation_on_paper(call: OrganisationCall, *, now: datetime) -> Draft:
    """The same for an organisation without e-mail, on paper or to copy: it answers in another way than by a link."""
    asked = organisation_call(call, now=now)
    lines = dict.fromkeys((asked.facts["organisation"], call.contact_name))
    envelope = "\n".join(filter(None, lines))
    return replace(asked, kind=ON_PAPER, address=envelope, link=None, channel=Channel.PAPER)


def recipient_of(call: OrganisationCall) -> str:
    """Return whose letters these are, as the outbox names it."""
    return f"organisation-call:{call.id}"


def organisation_reminder(call: OrganisationCall, *, now: datetime) -> Draft:
    """Remind an organisation that has not answered."""
    return _to_organisation("organisation_reminder", call, {}, now)


def organisation_receipt(call: OrganisationCall, *, now: datetime) -> Draft:
    """Tell an organisation that we have its answer, and where it sees and corrects it."""
    return _to_organisation("organisation_receipt", call, {}, now)


def network_call(call: NetworkCall, round_: RecruitmentRound, email: str, short_link: str, *, now: datetime) -> Draft:
    """Ask a member to pass the call on, with the short link of their own channel."""
    link = Link(NETWORK_CALL, call.id, link_lifetime(round_.closes_at, now=now))
    return _to_member(ASKED_TO_PASS_ON, call.person.name, round_, f"person:{call.person_id}", email, link, short_link)


def network_reminder(call: NetworkCall, round_: RecruitmentRound, email: str, *, now: datetime) -> Draft:
    """Remind a member that somebody may still stand."""
    link = Link(NETWORK_CALL, call.id, link_lifetime(round_.closes_at, now=now))
    return _to_member(REMINDED_TO_PASS_ON, call.person.name, round_, f"person:{call.person_id}", email, link)


def network_call_as_text(call: NetworkCall, round_: RecruitmentRound, short_link: str) -> Draft:
    """Ask a member without a mailbox: a text to copy into a message. It has no link but the one to pass on."""
    return _to_member(
        "network_call_as_text", call.person.name, round_, f"person:{call.person_id}", "", None, short_link
    )


def voice_call(voice: Voice, round_: RecruitmentRound, email: str, *, now: datetime) -> Draft:
    """Ask a member to say a few words in their own language."""
    return _of_voice(ASKED_FOR_A_VOICE, voice, round_, email, now)


def voice_public(voice: Voice, round_: RecruitmentRound, email: str, *, now: datetime) -> Draft:
    """Tell a member that everybody can hear them, and where they take it back."""
    return _of_voice(VOICE_IS_PUBLIC, voice, round_, email, now)


def _of_voice(kind: str, voice: Voice, round_: RecruitmentRound, email: str, now: datetime) -> Draft:
    link = Link(VOICE, voice.id, link_lifetime(round_.closes_at, now=now))
    return _to_member(kind, voice.person.name, round_, f"person:{voice.person_id}", email, link)


def as_shown(kind: str, round_: RecruitmentRound, name: str, short_link: str) -> Draft:
    """Return a letter to members before it is written, to nobody: with words where the name and the link will stand."""
    return _to_member(kind, name, round_, "", "", Link(NETWORK_CALL, round_.id, timedelta()), short_link)


def prospect(one: Prospect, round_: RecruitmentRound, short_link: str) -> Draft:
    """Tell somebody that their name was suggested, by whom, and how to be forgotten (GDPR art. 14).

    Without a mailbox: a text to read out or to copy into a message, to whom the secretariat is the way.
    """
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
    link = Link(PROSPECT, one.id, one.erase_on - one.kept_on) if one.email else None
    kind = "prospect" if one.email else "prospect_as_text"
    return Draft(kind, one.email, f"prospect:{one.id}", facts, one.language, link, _scope(round_))


def coming_forward_received(one: ComingForward) -> Draft:
    """Tell somebody who came forward that it has arrived; not for what: e-mail is read on screens that others see."""
    with i18n.speaking(one.language):
        facts = {
            "name": one.name,
            "received": i18n.format_datetime(one.at),
            "erased_on": i18n.format_date(one.erased_by),
        }
    link = Link(COMING_FORWARD, one.id, one.erased_by - clock.local(one.at).date())
    return Draft(RECEIPT, one.email, of_coming_forward(one), facts, one.language, link, f"body:{one.body_id}")


def of_coming_forward(one: ComingForward) -> str:
    """Return whose letters these are, as the outbox names it."""
    return f"coming-forward:{one.id}"


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
    return Draft(kind, call.contact_email, recipient_of(call), facts, call.language, link, _scope(call.round))


def _to_member(
    kind: str, name: str, round_: RecruitmentRound, reader: str, email: str, link: Link | None, short_link: str = ""
) -> Draft:
    facts = {
        "name": name,
        "council": council_of(round_),
        "deadline": instant(round_.closes_at, _MEMBERS_LANGUAGE),
        "short_link": short_link,
    }
    return Draft(kind, email, reader, facts, _MEMBERS_LANGUAGE, link, _scope(round_))


def _scope(round_: RecruitmentRound) -> str:
    return f"body:{round_.term.body_id}"
