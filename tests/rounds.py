"""A round of recruitment for tests: announced, open, with a Danish text. Its council is `builders.a_council`."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Body, SeatGroup
from recruit.bodies.rules import FillingMethod
from recruit.recruitment import operations as recruitment
from recruit.recruitment.model import Channel, RecruitmentRound, RoundText
from recruit.recruitment.operations.channels import add_channels
from recruit.recruitment.rules import Basics, ChannelKind, Contact, FormSettings, NewRound, NewText
from recruit.recruitment.rules.channel import NewChannel
from tests.builders import BY, NOW, a_council, the_term

#: When rounds close: noon in winter.
NOON = datetime.fromisoformat("2027-01-04T12:00:00+01:00")
CONTACT = Contact("Grethe Holm", "raad@fjordby.example", "12 34 56 78")
DANISH = {
    "purpose": "Integrationsrådet rådgiver byrådet om integration i Fjordby.",
    "call": "Vi søger mennesker, der vil bruge deres erfaring til gavn for byen.",
    "condition": "Du er fyldt 18 år og bor i Fjordby Kommune.",
    "wanted": "",
}


def a_round(
    session: Session,
    council: Body | None = None,
    *,
    name: str = "Nye medlemmer 2027",
    slug: str = "",
    opens_at: datetime = NOW - timedelta(days=7),
    closes_at: datetime = NOON,
    filling_method: FillingMethod = FillingMethod.ADVISORY_ELECTION,
    groups: Sequence[SeatGroup] = (),
    is_announced: bool = True,
    **settings: Any,
) -> RecruitmentRound:
    """Set up a round of a council's newest term, with a Danish text; `settings` are those of `FormSettings`.

    Without a council it makes one; without groups the round is for the term's first. It is loaded with everything that
    hangs on it.
    """
    term = the_term(session, council or a_council(session))
    in_order = select(SeatGroup).where(SeatGroup.term_id == term.id).order_by(SeatGroup.position)
    chosen = groups or session.scalars(in_order.limit(1)).all()
    basics = Basics(name, filling_method, slug=slug, contact=CONTACT)
    new = NewRound(basics, opens_at, closes_at, FormSettings(**settings))
    made = recruitment.create_round(session, term, new, chosen, by=BY, now=opens_at)
    recruitment.write_text(session, made, "da", NewText(**DANISH), by=BY, now=opens_at)
    if is_announced:
        recruitment.announce(session, made, by=BY, now=opens_at)
    return made


def a_text(
    session: Session, round_: RecruitmentRound, language: str = "da", *, version: int = 1, **words: str
) -> RoundText:
    """Write a text of a round in a language: the first, or a later version."""
    text = RoundText(round_id=round_.id, language=language, version=version, at=NOW, by=BY.reference, **DANISH | words)
    session.add(text)
    session.flush()
    return text


def a_channel(
    session: Session,
    round_: RecruitmentRound,
    label: str = "Sprogcenter Fjordby",
    kind: ChannelKind = ChannelKind.LANGUAGE_CENTRE,
) -> Channel:
    """Add a channel to a round."""
    return add_channels(session, round_, [NewChannel(kind, label)], by=BY, now=NOW)[0]
