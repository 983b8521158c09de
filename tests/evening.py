"""An evening for tests: a round that has closed, an election without candidates yet, and acts as browsers send them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import Election
from recruit.elections.operations import setting_up
from recruit.elections.operations.evening import AllRead, CalledOut, OneVoter, Passed, Read, TakenBack, What, take
from recruit.elections.operations.evening_list import ListClosed
from recruit.elections.rules.evening import Act, Kind, Paper
from recruit.elections.rules.setting_up import ElectionSettings, FiveQuestions, contest_of
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.nominations.rules import NewNominee, Source, Submission
from recruit.recruitment.model import RoundText
from recruit.recruitment.rules import Route
from tests.builders import a_council
from tests.elections import EVENING, QUESTIONS, loaded
from tests.nominations import an_open_round

#: Only staff write down who is called out.
BY = Actor.staff(UUID(int=8), "Grethe Holm")
COMMITTEE = ("Grethe Holm", "Ada Bruun")
PLACE = QUESTIONS.place


def an_evening(
    session: Session, *, seats: int = 2, marks: int = 2, now: datetime = EVENING, **settings: Any
) -> Election:
    """Make an election on the evening itself: the round has closed, and nobody stands yet."""
    day, opened = clock.local(now).date(), now - timedelta(days=90)
    round_ = an_open_round(session, a_council(session, seats=3), opens_at=opened, closes_at=now - timedelta(days=1))
    new = ElectionSettings("Valg til rådet", day, PLACE, QUESTIONS.who_may_vote, **settings)
    one = contest_of(FiveQuestions(day, PLACE, seats, marks, QUESTIONS.who_may_vote), "Borgervalgte")
    return loaded(session, setting_up.create(session, round_, new, [one], by=BY, now=now - timedelta(days=7)))


def called_out(session: Session, election: Election, name: str, *, declares: bool = True) -> CalledOut:
    """Return somebody from the floor who is there and says yes."""
    words = session.scalars(select(RoundText.id).filter_by(round_id=election.round_id)).one() if declares else None
    return CalledOut(Submission(Route.SELF, NewNominee(name, declared_text_id=words), Source.FLOOR, accepts=True))


def the_list(*order: UUID, people: tuple[str, ...] = COMMITTEE) -> ListClosed:
    """Return the list, closed in that order."""
    return ListClosed(order, people, "Valgbestyrelsen på mødet", "Godkendt på mødet.")


class Browser:
    """Somebody's browser: it gives each act an id, and knows what it has sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[Act, What]] = []

    def does(self, session: Session, election: Election, kind: Kind, what: What, **said: str) -> UUID:
        """Do something for the first time, and return the id of the act."""
        act = Act(uuid4(), kind, {name: (text,) for name, text in said.items()})
        self.sent.append((act, what))
        now = EVENING + timedelta(seconds=len(self.sent))
        assert take(session, loaded(session, election), act, what, by=BY, now=now)
        return act.id

    def sends_all_again(self, session: Session, election: Election) -> list[bool]:
        """Send everything once more, as after an answer that never came; return which of it was done."""
        return [take(session, loaded(session, election), act, what, by=BY, now=EVENING) for act, what in self.sent]

    def calls(self, session: Session, election: Election, *names: str) -> list[UUID]:
        return [self.does(session, election, Kind.CANDIDATE, called_out(session, election, name)) for name in names]

    def reads(self, session: Session, election: Election, *papers: tuple[int, ...]) -> list[UUID]:
        return [
            self.does(session, election, Kind.PAPER, Read(Paper(marks)), marks=" ".join(map(str, marks)))
            for marks in papers
        ]

    def reads_wrong(self, session: Session, election: Election, of: UUID, *marks: int) -> UUID:
        said = {"marks": (" ".join(map(str, marks)),)}
        back = TakenBack(Kind.PAPER_BACK, of, Paper(marks), said)
        return self.does(session, election, Kind.PAPER_BACK, back, of=str(of))

    def counts_in(self, session: Session, election: Election, voters: int) -> None:
        for _each in range(voters):
            self.does(session, election, Kind.VOTER, OneVoter())

    def closes_the_polls(self, session: Session, election: Election) -> None:
        self.does(session, election, Kind.POLLS, Passed(Milestone.CLOSED))

    def counts(self, session: Session, election: Election, remark: str = "") -> None:
        self.does(session, election, Kind.COUNT, AllRead(remark))
