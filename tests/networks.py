"""A round whose council has three members, of whom two have e-mail. All names are invented."""

from sqlalchemy.orm import Session

from recruit.people import operations as people
from recruit.people.rules import ContactKind
from recruit.recruitment.model import RecruitmentRound
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats
from tests.nominations import an_open_round

AMINA, BO, CAMIR = "Amina Abdi", "Bo Bruun", "Camir Çelik"


def a_round_with_members(session: Session) -> RecruitmentRound:
    """Make a public round; Camir Çelik has no mailbox."""
    council = a_council(session, seats=3)
    for seat, name in zip(the_seats(session, council), (AMINA, BO, CAMIR), strict=True):
        member = a_person(session, name)
        a_member(session, seat, member)
        if name != CAMIR:
            address = f"{name.split()[0].lower()}@mail.example"
            people.add_contact(session, member, ContactKind.EMAIL, address, by=BY, now=NOW)
    return an_open_round(session, council)
