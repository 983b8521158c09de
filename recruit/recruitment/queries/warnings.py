"""What waits for the secretariat in rounds: a draft that should be public, a deadline, a call that nobody hears."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from recruit.bodies import queries as bodies
from recruit.bodies.model import Body, Term
from recruit.foundation import clock
from recruit.foundation.due import Due
from recruit.people.model import Organization
from recruit.recruitment import rules
from recruit.recruitment.model import Channel, RecruitmentRound
from recruit.recruitment.rules import Asked, Field, Outlook


def outlook(session: Session, round_: RecruitmentRound, *, languages: Mapping[str, str]) -> Outlook:
    """Return what `rules.warnings` asks of a round, loaded with its texts.

    `languages` are the names, by code, of those that citizens can choose.
    """
    danish = round_.text_in(rules.BINDING)
    texts = {code: round_.text_in(code) for code in languages}
    return Outlook(
        opens_at=round_.opens_at,
        closes_at=round_.closes_at,
        announced_at=round_.announced_at,
        is_planned=bodies.confirmation(session, round_.term) is None,
        has_timetable=round_.anchor_on is not None,
        has_channels=session.scalar(_offered(round_.id).limit(1)) is not None,
        asks_where_it_rarely_may=any(
            round_.asks(field) is not Asked.OFF for field in (Field.BIRTH_DATE, Field.ADDRESS)
        ),
        lacking=[languages[code] for code, text in texts.items() if text is None],
        outdated=[languages[code] for code, text in texts.items() if text and danish and text.at < danish.at],
    )


def due(session: Session, *, on: date) -> list[Due]:
    """Return the drafts that should be public by now, the deadlines that are near, and the calls without a channel."""
    named = joinedload(RecruitmentRound.term).joinedload(Term.body).joinedload(Body.organization)
    chosen = (
        select(RecruitmentRound, _offered(RecruitmentRound.id).exists())
        .where(RecruitmentRound.closes_at >= clock.instant(on, time.min))
        .options(named.joinedload(Organization.names), joinedload(RecruitmentRound.announcements))
    )
    found = session.execute(chosen).unique()
    return [waiting for round_, is_heard in found for waiting in _waiting(round_, is_heard, on)]


def _waiting(round_: RecruitmentRound, has_channels: bool, on: date) -> Iterator[Due]:
    body = round_.term.body
    name, slug, facts = body.name_on(on), body.slug, {"round": round_.id, "name": round_.name}
    opens_on, closes_on = (clock.local(instant).date() for instant in (round_.opens_at, round_.closes_at))
    if not round_.is_announced:
        if opens_on - on <= rules.CLOSES_SOON:
            yield Due("round-is-draft", name, body=slug, deadline=opens_on, facts=facts)
        return
    if closes_on - on <= rules.CLOSES_SOON:
        at = {"closes_at": round_.closes_at}
        yield Due("round-closes", name, body=slug, deadline=closes_on, facts={**facts, **at})
    if not has_channels:
        yield Due("round-without-channels", name, body=slug, facts=facts)


def _offered(round_id: UUID | InstrumentedAttribute[UUID]) -> Select[UUID]:
    """Select the channels of a round that spread its call."""
    return select(Channel.id).where(Channel.round_id == round_id, Channel.retired_at.is_(None))
