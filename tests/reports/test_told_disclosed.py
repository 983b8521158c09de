"""What members were told and given when a term began is told them, and follows when two people are found to be one."""

from sqlalchemy import select

from recruit.acts import merging
from recruit.appointments.model import MemberTold, OutcomeTold
from recruit.appointments.operations import welcoming
from recruit.appointments.queries.welcome import welcome_list
from recruit.appointments.rules.telling import MemberLetter, Outcome
from recruit.appointments.rules.welcome import WelcomeItem
from recruit.bodies import queries as bodies
from recruit.people import queries as people
from recruit.reports.disclosure.category import Kind
from recruit.reports.disclosure.collecting import disclosure
from recruit.reports.disclosure.subject import of_person
from tests.builders import BY, NOW, a_council, a_member, a_person, the_seats, the_term
from tests.conftest import Database
from tests.operations.appointments.test_cases import a_case

TODAY = NOW.date()


def test_a_member_reads_what_they_were_told_and_what_of_the_welcome_list_is_settled(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        case = a_case(session)
        body = bodies.body_by_slug(session, "integrationsraadet")
        member = a_member(session, the_seats(session, body)[0])
        found = welcome_list(session, case.term, on=TODAY)
        welcoming.tick(session, found, [WelcomeItem.RULES], TODAY, by=BY, now=NOW)
        welcoming.tick(session, found, [WelcomeItem.PAYROLL], TODAY, is_needed=False, by=BY, now=NOW)
        told = {"person_id": member.person_id, "at": NOW, "by": BY.reference}
        session.add(MemberTold(term_id=case.term_id, what=MemberLetter.WELCOME, **told))
        session.add(OutcomeTold(case_id=case.id, what=Outcome.APPOINTED, facts={}, **told))
        session.flush()
        about = of_person(session, member.person_id, None)
        kinds = {
            each.kind: each
            for each in disclosure(session, about, municipality="Fjordby", made_at=NOW, within=None).categories
        }

    service = [dict(each) for each in kinds[Kind.SERVICE].records]
    assert [each.get("told") or each.get("welcomed_with") for each in service] == [
        MemberLetter.WELCOME,
        WelcomeItem.RULES,
        WelcomeItem.PAYROLL,
    ]
    assert [each["told"] for each in map(dict, kinds[Kind.CANDIDACIES].records)] == [Outcome.APPOINTED]


def test_what_somebody_was_told_follows_when_two_people_are_one(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        term = the_term(session, a_council(session))
        kept, merged = a_person(session, "Bo Bruun").id, a_person(session, "Bo Brun").id
        session.add(MemberTold(term_id=term.id, person_id=merged, what=MemberLetter.THANKS, at=NOW, by="x"))
    with sqlite.transaction() as session:
        one, other = merging.both(session, kept, merged, reach=None, for_change=True)
        made = merging.merge(session, one, other, by=BY, now=NOW, reach=None)
        assert session.scalars(select(MemberTold.person_id)).one() == kept
        merging.undo(session, people.merge(session, made.id, for_change=True), by=BY, now=NOW, reach=None)
        assert session.scalars(select(MemberTold.person_id)).one() == merged
