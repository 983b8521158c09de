"""A contradiction that is decided after somebody was corrected: the correction follows, and keeps the rest."""

import pytest

from recruit.appointments.rules import Role as PlaceRole
from recruit.bodies.rules import SeatType
from recruit.intake.rules.contradictions import corrected
from recruit.intake.rules.decisions import NEITHER, Correction
from recruit.intake.rules.reading import About, Office
from tests.rules.intake.lines import a_day, listed

EARLIER = Correction(PlaceRole.MEMBER, SeatType.MUNICIPAL_COUNCIL, name="Henning Broe", party="Folkelisten")


@pytest.mark.parametrize(
    ("about", "fact", "field", "value"),
    [
        (About.PARTY, "Borgerlisten", "party", "Borgerlisten"),
        (About.PARTY, NEITHER, "party", None),
        (About.ROLE, "substitute", "role", PlaceRole.SUBSTITUTE),
        (About.OFFICE, "chair", "office", Office.CHAIR),
        (About.UNTIL, "2024-06", "until", a_day("juni 2024")),
    ],
)
def test_the_later_decision_holds(about, fact, field, value):
    followed = corrected(EARLIER, listed("Henning Bro"), about, fact)

    assert getattr(followed, field) == value
    assert followed.name == "Henning Broe"


@pytest.mark.parametrize("about", [About.ATTENDANCE, About.SEATS])
def test_what_is_no_fact_of_a_place_corrects_nothing(about):
    assert corrected(EARLIER, listed("Henning Bro"), about, "present") == EARLIER
