"""Who could get the letters of rounds and elections. One line for each letter: who reads it, and which one it is."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from recruit.acts.letter_readers.finding import MOST, Find, Moment, Reader
from recruit.bodies.model import Term
from recruit.elections import letters as elections
from recruit.elections.model import Contest, Election, Entry
from recruit.elections.rules.telling import Message, Telling
from recruit.foundation import clock
from recruit.foundation.mail.rules import Draft
from recruit.foundation.refusal import NotFound
from recruit.nominations import letters as nominations
from recruit.nominations.closed_letters import News, deficient, news
from recruit.nominations.model import ContinuationAsk, Deficiency, Nomination, Nominee, Supporter, VettingDecision
from recruit.nominations.operations import continuation
from recruit.nominations.operations.continuation import QUESTION, REMINDER
from recruit.nominations.queries.restricted import is_restricted
from recruit.nominations.queries.round import TO_FILL
from recruit.nominations.rules.vetting import Lacking
from recruit.people.model import Organization, Person
from recruit.recruitment import letters as recruitment
from recruit.recruitment.model import ComingForward, NetworkCall, OrganisationCall, Prospect, RecruitmentRound, Voice
from recruit.recruitment.queries.asking import COUNCIL
from recruit.recruitment.rules.coming_forward import RECEIPT


def _nomination(
    build: Callable[..., Draft], whom: str = "nominee", *where: ColumnElement[bool], restricted: bool = False
) -> Find:
    """Find nominations by whoever of their people gets the letter."""

    def find(session: Session, body_id: UUID, _at: Moment) -> Iterator[Reader]:
        for (one,) in session.execute(_newest(body_id, Nomination, restricted=restricted).where(*where)).unique():
            reader = getattr(one, whom)
            with suppress(NotFound):
                yield Reader(one, reader.name, build(one, reader, one.round))

    return find


def _proposed(build: Callable[[Nomination], Draft]) -> Find:
    was_asked = (Nomination.ask.has(), Nomination.nominator.has())
    return _nomination(lambda one, _nominee, _round: build(one), "nominee", *was_asked)


def _nominated(one: Nomination) -> Draft:
    if one.nominee is None or one.nominator is None or one.ask is None:
        raise NotFound(one.id)
    return nominations.nominated(one, one.nominee, one.nominator, one.ask, one.round)


def _with(table: Any, build: Callable[[Nomination, Any], Draft], *where: ColumnElement[bool]) -> Find:
    """Find nominations with what the letter tells of them: what is lacking, what was decided."""

    def find(session: Session, body_id: UUID, _at: Moment) -> Iterator[Reader]:
        chosen = _newest(body_id, Nomination, table).join(table, table.nomination_id == Nomination.id)
        for one, told in session.execute(chosen.where(*where)).unique():
            yield Reader(one, one.nominee.name, build(one, told))

    return find


def _deficient(one: Nomination, lack: Deficiency) -> Draft:
    if one.nominee is None:
        raise NotFound(one.id)
    return nominations.nomination_deficient(one, one.nominee, lack.remedy_until, one.round)


def _deficient_on_paper(one: Nomination, lack: Deficiency) -> Draft:
    return deficient(one, [Lacking(each) for each in lack.lacking], lack.text, lack.remedy_until)


def _supporters(session: Session, body_id: UUID, _at: Moment) -> Iterator[Reader]:
    signed = _newest(body_id, Nomination, Supporter).join(Supporter, Supporter.nomination_id == Nomination.id)
    for one, supporter in session.execute(signed.where(Supporter.withdrawn_at.is_(None))).unique():
        yield Reader(supporter, supporter.name, nominations.supporter_signed(supporter, one.round, one.language))


def _newest(body_id: UUID, *what: Any, restricted: bool = False) -> Select[Any]:
    """Choose nominations of a council's rounds that are not erased, loaded as their letters need them.

    Whoever's data is not used is no example of anything but of the letter that says so: `restricted`.
    """
    chosen = select(*what).join(Nomination.round).join(RecruitmentRound.term)
    chosen = chosen.where(is_restricted() if restricted else ~is_restricted())
    chosen = chosen.where(Term.body_id == body_id, Nomination.erased_at.is_(None), Nomination.nominee.has())
    return (
        chosen.order_by(Nomination.received_at.desc(), Nomination.id)
        .limit(MOST)
        .options(
            joinedload(Nomination.nominee),
            joinedload(Nomination.nominator),
            joinedload(Nomination.ask),
            joinedload(Nomination.organisation_call),
            selectinload(Nomination.round).options(*TO_FILL),
        )
    )


def _organisation(build: Callable[..., Draft]) -> Find:
    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        named = joinedload(OrganisationCall.organization).selectinload(Organization.names)
        for call, _round in session.execute(_asked(body_id, OrganisationCall).options(named)):
            yield Reader(call, call.organization.newest.name, build(call, now=at.now))

    return find


def _network(kind: str) -> Find:
    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        loaded = (joinedload(NetworkCall.person), joinedload(NetworkCall.channel))
        for call, round_ in session.execute(_asked(body_id, NetworkCall).options(*loaded)):
            link = recruitment.short_link(at.public_url, call.channel.code)
            draft = recruitment.as_shown(kind, round_, call.person.name, link)
            yield Reader(call.person, call.person.name, draft)

    return find


def _prospects(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
    for one, round_ in session.execute(_asked(body_id, Prospect)):
        yield Reader(one, one.name, recruitment.prospect(one, round_, f"{at.public_url}/opstilling/{round_.slug}"))


def _came_forward(session: Session, body_id: UUID, _at: Moment) -> Iterator[Reader]:
    chosen = select(ComingForward).filter_by(body_id=body_id).order_by(ComingForward.at.desc(), ComingForward.id)
    for one in session.scalars(chosen.limit(MOST)):
        yield Reader(one, one.name, recruitment.coming_forward_received(one))


def _voices(build: Callable[..., Draft]) -> Find:
    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        for voice, round_ in session.execute(_asked(body_id, Voice).options(joinedload(Voice.person))):
            yield Reader(voice, voice.person.name, build(voice, round_, "", now=at.now))

    return find


def _sitting(build: Callable[[ContinuationAsk, RecruitmentRound, Moment], Draft]) -> Find:
    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        loaded = joinedload(ContinuationAsk.person).selectinload(Person.contacts)
        for ask, round_ in session.execute(_asked(body_id, ContinuationAsk).options(loaded)):
            yield Reader(ask.person, ask.person.name, build(ask, round_, at))

    return find


def _asked(body_id: UUID, table: Any) -> Select[Any]:
    """Choose who was asked in a council's rounds, each with the round, loaded as letters name it."""
    chosen = select(table, RecruitmentRound).join(RecruitmentRound, RecruitmentRound.id == table.round_id)
    chosen = chosen.join(RecruitmentRound.term).where(Term.body_id == body_id).options(COUNCIL)
    return chosen.order_by(RecruitmentRound.closes_at.desc(), table.id).limit(MOST)


def _restricted() -> Find:
    """Find nominations whose data is not used, as a letter tells that it is again from tomorrow."""

    def find(session: Session, body_id: UUID, at: Moment) -> Iterator[Reader]:
        day = clock.local(at.now).date() + timedelta(days=1)
        build = partial(_restriction_ends, lifts_on=day)
        yield from _nomination(build, restricted=True)(session, body_id, at)

    return find


def _restriction_ends(nomination: Nomination, nominee: Nominee, round_: RecruitmentRound, lifts_on: date) -> Draft:
    return nominations.restriction_ends(nomination, nominee, lifts_on, round_)


def _on_ballots(what: Telling | None) -> Find:
    """Find whoever stands on ballots, as if that were what is told of them; nothing is counted for it."""

    def find(session: Session, body_id: UUID, _at: Moment) -> Iterator[Reader]:
        chosen = _newest(body_id, Nomination, Contest.label, Entry.number, Election).join(
            Entry, Entry.nomination_id == Nomination.id
        )
        chosen = chosen.join(Contest, Contest.id == Entry.contest_id).join(Election, Election.id == Contest.election_id)
        chosen = chosen.options(selectinload(Election.milestones))
        for one, label, number, election in session.execute(chosen).unique():
            facts = {"contest": label, "number": str(number)}
            about = (one, one.nominee, one.round)
            news = Message(what, facts) if what else None
            told = elections.told(news, election, *about, complaints_end=None) if news else elections.by_email(*about)
            yield Reader(one, one.nominee.name, told)

    return find


READERS: Mapping[str, Find] = {
    "candidate_news": _nomination(nominations.candidate_news),
    "erasure_answered": _nomination(nominations.erasure_answered),
    "restriction_ends": _restricted(),
    RECEIPT: _came_forward,
    "continuation": _sitting(lambda ask, round_, at: continuation.letter(QUESTION, ask, round_, now=at.now)),
    "continuation_on_paper": _sitting(lambda ask, round_, _at: continuation.on_paper(ask.person, round_)),
    "continuation_reminder": _sitting(lambda ask, round_, at: continuation.letter(REMINDER, ask, round_, now=at.now)),
    "network_call": _network("network_call"),
    "network_call_as_text": _network("network_call_as_text"),
    "network_reminder": _network("network_reminder"),
    elections.BY_EMAIL: _on_ballots(None),
    **{kind: _on_ballots(what) for what, kind in elections.KINDS.items()},
    "nominated": _proposed(_nominated),
    "nominated_on_paper": _proposed(nominations.nominated_on_paper),
    "nominated_reminder": _proposed(nominations.nominated_reminder),
    "nomination_corrected": _nomination(nominations.nomination_corrected),
    "nomination_decided": _nomination(nominations.nomination_decided),
    "nomination_deficient": _with(Deficiency, _deficient),
    "nomination_deficient_on_paper": _with(Deficiency, _deficient_on_paper),
    "nomination_lapsed": _nomination(nominations.nomination_lapsed, "nominator", Nomination.nominator.has()),
    "nomination_news_on_paper": _nomination(lambda one, _nominee, _round: news(one, News.APPROVED)),
    "nomination_not_approved_on_paper": _with(
        VettingDecision,
        nominations.nomination_not_approved_on_paper,
        VettingDecision.approves.is_(False),
        VettingDecision.revoked_at.is_(None),
    ),
    "nomination_received": _nomination(nominations.nomination_received),
    "nomination_withdrawn": _nomination(nominations.nomination_withdrawn),
    "nominee_answered": _nomination(nominations.nominee_answered, "nominator", Nomination.nominator.has()),
    "organisation_call": _organisation(recruitment.organisation_call),
    "organisation_on_paper": _organisation(recruitment.organisation_on_paper),
    "organisation_receipt": _organisation(recruitment.organisation_receipt),
    "organisation_reminder": _organisation(recruitment.organisation_reminder),
    "proposal_received": _nomination(nominations.proposal_received, "nominator", Nomination.nominator.has()),
    "prospect": _prospects,
    "prospect_as_text": _prospects,
    "supporter_signed": _supporters,
    "voice_call": _voices(recruitment.voice_call),
    "voice_public": _voices(recruitment.voice_public),
}
