"""A request for access: until when it is answered by law, and that nothing is chosen once it is."""

import pytest

from recruit.foundation.refusal import Refused
from recruit.nominations.model import AccessRequest
from recruit.nominations.operations import access
from recruit.nominations.queries.access import deadline, request
from recruit.nominations.rules.access import Choice, Chosen, NewRequest
from recruit.recruitment.rules import Manner
from tests.builders import BY, NOW, day
from tests.conftest import Database
from tests.nominations import an_open_round


def test_days_on_which_offices_are_closed_without_a_holiday_count() -> None:
    assert deadline(AccessRequest(received_on=day("2026-12-22"))) == day("2027-01-04")
    assert deadline(AccessRequest(received_on=day("2026-04-28"))) == day("2026-05-07")


def test_what_is_answered_stands(database: Database) -> None:
    new = NewRequest("Ib Juhl", "ib@mail.example", "Opslaget.", False, NOW.date(), Manner.EMAIL)
    with database.transaction() as session:
        asked = access.register(session, an_open_round(session).id, None, new, by=BY, now=NOW)
        found = request(session, asked.round_id, asked.id, lock=True)
        access.decide(session, found, "Du får det hele.", NOW.date(), is_chosen=True, by=BY, now=NOW)

        with pytest.raises(Refused) as caught:
            access.choose(session, found, {"text:1": Chosen(Choice.GIVEN)}, [], by=BY, now=NOW)

        assert [each.code for each in caught.value.refusals] == ["access-is-decided"]
