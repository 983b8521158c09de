"""Reading what the composition of a council covers: only what a round asked for and people gave."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.model import Term
from recruit.foundation import i18n
from recruit.nominations.model import Nomination, Nominee
from recruit.nominations.rules.gaps import AGES, Coverage, age_group, coverage, town
from recruit.nominations.rules.selection import Aspect
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.queries import interests
from recruit.recruitment.rules import Asked, Field

#: What a round has to ask for before it is counted.
ASKED = {
    Aspect.AREA: Field.ADDRESS,
    Aspect.AGE: Field.BIRTH_DATE,
    Aspect.INTERESTS: Field.INTERESTS,
    Aspect.LANGUAGES: Field.LANGUAGES,
}


def gaps(
    session: Session, round_: RecruitmentRound, members: Collection[UUID], candidates: Sequence[Nominee], *, on: date
) -> tuple[Sequence[Coverage], Mapping[str, str]]:
    """Return what the round, loaded with its texts, asks about: how many members and candidates cover what.

    `members` are the people who stay; of them it is known what they gave when they stood last. Beside it what the
    interests are called, by their ids. Two queries.
    """
    labels = {str(each.id): each.label_in("da") for each in interests(session)}
    staying = _last_given(session, round_, members)
    return list(_coverages(round_, list(labels), staying, candidates, on)), labels


def _coverages(
    round_: RecruitmentRound,
    offered: Sequence[str],
    staying: Sequence[Nominee | None],
    candidates: Sequence[Nominee],
    on: date,
) -> Iterator[Coverage]:
    wanted = {
        Aspect.INTERESTS: offered,
        Aspect.LANGUAGES: sorted({text.language for text in round_.texts} - {i18n.DEFAULT}),
        Aspect.AGE: [str(first) for first in AGES],
        Aspect.AREA: [],
    }
    for aspect, field in ASKED.items():
        if round_.asks(field) is not Asked.OFF:
            of_members = [_given(each, aspect, on) if each else () for each in staying]
            yield coverage(aspect, wanted[aspect], of_members, [_given(each, aspect, on) for each in candidates])


def _given(nominee: Nominee, aspect: Aspect, on: date) -> Sequence[str]:
    if aspect is Aspect.AREA:
        return town(nominee.address)
    if aspect is Aspect.AGE:
        return age_group(nominee.birth_date, on)
    return nominee.interests if aspect is Aspect.INTERESTS else nominee.languages


def _last_given(session: Session, round_: RecruitmentRound, members: Collection[UUID]) -> Sequence[Nominee | None]:
    """Return what each of these people gave when they last stood for the council; None for whom nothing is kept."""
    chosen = select(Nominee).join(Nominee.nomination).join(Nomination.round).join(RecruitmentRound.term)
    chosen = chosen.where(Nominee.person_id.in_(members), Term.body_id == round_.term.body_id)
    last = {each.person_id: each for each in session.scalars(chosen.order_by(Nomination.received_at))}
    return [last.get(each) for each in members]
