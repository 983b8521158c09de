"""What an act has removed is noted as it stood before the act, and is there again when the act is taken back."""

from sqlalchemy import select

from recruit.foundation.undoing import Noted, obstacles, take_back, watched
from recruit.people.model import ContactDetail
from recruit.people.operations import add_contact
from recruit.people.rules import ContactKind
from tests.builders import BY, NOW, a_person
from tests.conftest import Database

STANDING = select(ContactDetail.id, ContactDetail.value)


def test_a_row_that_was_changed_and_removed_stands_as_before_and_one_of_the_act_itself_is_gone(
    database: Database,
) -> None:
    with database.transaction() as session:
        hawa = a_person(session)
        for value in ("hawa@eksempelby.dk", "ibsen@eksempelby.dk"):
            add_contact(session, hawa, ContactKind.EMAIL, value, by=BY, now=NOW)
        session.flush()
        before = {*session.execute(STANDING).all()}
        first, second = hawa.contacts
        with watched(session) as noted:
            first.value = "andet@eksempelby.dk"
            session.flush()
            add_contact(session, hawa, ContactKind.PHONE, "12345678", by=BY, now=NOW)
            session.flush()
            second.value = "tredje@eksempelby.dk"
            for one in [*hawa.contacts]:
                session.delete(one)
        session.expire_all()
        again = Noted.of(noted.packed())
        bare = again.without_values()

        assert session.execute(STANDING).all() == []
        assert (again.has_values, bare.has_values) == (True, False)
        assert {*bare.removed["contact_detail"]} == {str(number) for number, _ in before}
        assert obstacles(session, again) == []
        take_back(session, again)
        assert {*session.execute(STANDING).all()} == before
