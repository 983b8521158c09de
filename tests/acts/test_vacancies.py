"""Whether a round has candidates enough for the places that are free, and the council members enough with them."""

from datetime import timedelta

from recruit.acts import vacancies
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.rules import NewRule, RuleKind, RuleSource
from recruit.foundation.dates import Span
from recruit.nominations.operations import vetting
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.queries import nomination, round_by_id
from recruit.nominations.rules.shortage import Outlook
from tests.builders import BY, NOW, a_council, a_member, day, the_seats, the_term
from tests.conftest import Database
from tests.nominations import NOON, a_nomination, a_submission, an_open_round

LAW = "Integrationsloven § 42, stk. 3"


def test_one_vacant_place_needs_one_candidate_who_is_not_turned_down(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        council = a_council(session, seats=3)
        *taken, _vacant = the_seats(session, council)
        for seat in taken:
            a_member(session, seat)
        minimum = NewRule(RuleKind.MINIMUM_MEMBERS, RuleSource.LAW, LAW, 3)
        bodies.hold_to_rule(session, council, minimum, Span(the_term(session, council).since), by=BY, now=NOW)
        round_ = an_open_round(session, council)
        amina, bo = (a_nomination(session, round_, a_submission(round_, name)) for name in ("Amina Abdi", "Bo Bruun"))
        refused = Decided(day("2026-11-20"), "Bor ikke her.", complaint_to="Byrådet", complaint_until=NOON)
        vetting.refuse(session, nomination(session, bo.id, lock=True), refused, by=BY, now=NOW)
        slug, number = council.slug, round_.id

    def seen(*, approved_only: bool = False) -> Outlook:
        with sqlite.reading() as session:
            body, round_ = queries.body_by_slug(session, slug), round_by_id(session, number)
            return vacancies.outlook(session, body, round_, now=NOW, approved_only=approved_only)

    assert seen() == Outlook(places=1, filled=1, elsewhere=2, minimum=3, citation=LAW)
    assert (seen(approved_only=True).is_short, seen(approved_only=True).is_below_minimum) == (True, True)
    with sqlite.transaction() as session:
        vetting.approve(
            session, nomination(session, amina.id, lock=True), Decided(day("2026-11-20"), "Ja."), by=BY, now=NOW
        )
    assert not seen(approved_only=True).is_short


def test_who_stays_is_said_of_the_day_of_the_decision_and_never_of_one_before_the_term(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        council = a_council(session, seats=3)
        leaves, stays, _vacant = the_seats(session, council)
        a_member(session, leaves, last_day="2026-12-31")
        person = a_member(session, stays).person_id
        round_ = an_open_round(session, council)
        before_the_term = the_term(session, council).since - timedelta(days=40)

        assert len(vacancies.staying(session, round_, on=day("2026-12-31"))) == 2
        assert len(vacancies.staying(session, round_, on=before_the_term)) == 2
        round_.anchor_on = day("2027-01-01")
        assert [who for who, _group in vacancies.staying(session, round_, on=day("2026-12-31"))] == [person]
