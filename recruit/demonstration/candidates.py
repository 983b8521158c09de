"""Rounds of the demonstration that are over, and the candidates who were found by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from recruit.bodies.model import SeatGroup, Term
from recruit.demonstration.seeding import Seeding
from recruit.foundation import clock
from recruit.foundation.keys import slug
from recruit.nominations import operations as nominations
from recruit.nominations import queries
from recruit.nominations.operations import candidates, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.rules import NewNominee, Source, Submission
from recruit.recruitment import operations as recruitment
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Basics, FormSettings, NewRound, NewText, Route

#: How long before the day of its election a round opens and closes, and its candidates are decided on.
OPENED, CLOSED, DECIDED = timedelta(weeks=8), timedelta(weeks=4), timedelta(weeks=3)
#: After that day the candidates can be seen for so long.
TO_SEE_THEM = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Call:
    """A round that is over: what it was called and said, when it was open, and who stood."""

    basics: Basics
    text: NewText
    opened: datetime
    closed: datetime
    #: When everybody was approved.
    decided: datetime
    names: Sequence[str]
    #: The list of candidates was fixed then, too, and everybody sees it before this day; None: it is not fixed yet.
    down_on: date | None
    form: FormSettings = field(default_factory=FormSettings)
    #: Who stands for which group by country, where the round has such.
    countries: Mapping[str, str] = field(default_factory=dict)


def call_before(day: date, basics: Basics, text: NewText, names: Sequence[str], *, is_fixed: bool = True) -> Call:
    """Return a call whose round is over in good time before the day of its election."""
    opened, closed, decided = (clock.instant(day - ahead, time(12)) for ahead in (OPENED, CLOSED, DECIDED))
    return Call(basics, text, opened, closed, decided, names, day + TO_SEE_THEM if is_fixed else None)


def finished_round(seeding: Seeding, term: Term, group: SeatGroup, call: Call) -> RecruitmentRound:
    """Return the round of a call for a seat group; everybody who stood is approved, and the list perhaps fixed."""
    session, then = seeding.session, replace(seeding, now=call.opened)
    new = NewRound(call.basics, call.opened, call.closed, call.form)
    made = recruitment.create_round(session, term, new, [group], **then.signed)
    recruitment.write_text(session, made, "da", call.text, **then.signed)
    recruitment.announce(session, made, **then.signed)
    session.expire(made)
    round_ = queries.round_by_id(session, made.id)
    stand = [_stands(then, round_, call, name, f"{slug(name)}@mail.example") for name in call.names]
    if call.down_on:
        fixed = replace(seeding, now=call.decided)
        candidates.fix(session, round_, Fixing(stand, call.down_on), **fixed.signed)
    return queries.round_by_id(session, made.id)


def _stands(then: Seeding, round_: RecruitmentRound, call: Call, name: str, mailbox: str) -> UUID:
    """Let somebody stand, and be approved; return the nomination."""
    new = NewNominee(name, email=mailbox, motivation="Jeg vil gerne være med.", declared_text_id=round_.texts[0].id)
    handed_in = Submission(Route.SELF, new, Source.PAPER, country_group=call.countries.get(name))
    made = nominations.submit(then.session, round_, handed_in, **then.signed)
    decided = replace(then, now=call.decided)
    stands = queries.nomination(then.session, made.id)
    vetting.approve(then.session, stands, Decided(clock.local(call.decided).date()), **decided.signed)
    return made.id
