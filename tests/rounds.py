"""A round of recruitment for tests: announced, open, with a Danish text. Its council is `builders.a_council`."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from recruit.bodies.model import Body
from recruit.bodies.rules import FillingMethod
from recruit.recruitment.model import Channel, RecruitmentRound, RoundAnnouncement, RoundText
from recruit.recruitment.operations.channels import add_channels
from recruit.recruitment.rules import Asked, ChannelKind, Field, Route
from recruit.recruitment.rules.channel import NewChannel
from tests.builders import BY, NOW, a_council, the_term

DANISH = {
    "purpose": "Integrationsrådet rådgiver byrådet om integration i Fjordby.",
    "call": "Vi søger mennesker, der vil bruge deres erfaring til gavn for byen.",
    "condition": "Du er fyldt 18 år og bor i Fjordby Kommune.",
    "wanted": "",
}


def a_round(
    session: Session,
    body: Body | None = None,
    *,
    slug: str = "nye-medlemmer-2027",
    now: datetime = NOW,
    is_announced: bool = True,
    texts: bool = True,
    **changes: Any,
) -> RecruitmentRound:
    """Make a round of a council's newest term, and a council where none is given."""
    values: dict[str, Any] = {
        "slug": slug,
        "name": "Nye medlemmer 2027",
        "filling_method": FillingMethod.ADVISORY_ELECTION,
        "opens_at": now - timedelta(days=7),
        "closes_at": datetime(2027, 1, 4, 11, 0, tzinfo=now.tzinfo),
        "contact_name": "Grethe Holm",
        "contact_email": "raad@fjordby.example",
        "contact_phone": "12 34 56 78",
        "routes": [Route.SELF, Route.OTHER],
        "fields": {Field.MOTIVATION: Asked.OPTIONAL, Field.PRESENTATION: Asked.REQUIRED},
    }
    made = RecruitmentRound(term=the_term(session, body or a_council(session)), **values | changes)
    session.add(made)
    session.flush()
    if texts:
        a_text(session, made)
    if is_announced:
        session.add(RoundAnnouncement(round_id=made.id, by=BY.reference, at=now))
    session.flush()
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
