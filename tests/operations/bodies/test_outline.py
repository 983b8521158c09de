"""A council goes to a neighbour as a file, and comes into being there."""

from recruit.bodies import operations, queries
from recruit.bodies.formats.outline import from_json, to_json
from recruit.bodies.rules import NewBody, RuleSource
from recruit.bodies.templates import templates
from tests.builders import BY, NOW, a_council, a_member, a_new_term, a_person, an_organization, day, the_seats, the_term
from tests.conftest import Database

FIRST = day("2026-01-01")


def test_a_council_is_set_up_after_a_template(database: Database) -> None:
    template = templates()["integration_council"]
    with database.transaction() as session:
        new = NewBody("Nabokøbing Integrationsråd", template.classification, "forperson", "næstforperson", a_new_term())
        body = operations.create_after(session, template, new, by=BY, now=NOW)

        groups = queries.composition(session, the_term(session, body))
        assert [(group.label, len(group.seats)) for group in groups] == [
            (group.label, group.seats) for group in template.groups
        ]
        assert [(rule.kind, rule.since) for rule in body.rules] == [(rule.kind, FIRST) for rule in template.rules]


def test_an_outline_tells_the_composition_and_nobody_in_it(database: Database) -> None:
    with database.transaction() as session:
        body = a_council(session, "Integrationsrådet", seats=2)
        body.case_number = "26/001234"
        seats = the_seats(session, body)
        a_member(session, seats[0], a_person(session, "Bo Dam"))
        operations.reserve_seat(session, seats[1], an_organization(session, "Fjordby Boldklub"), by=BY, now=NOW)
        seats[0].group.nominating = an_organization(session, "Skakklubben")
        operations.add_minimum(session, body, 7, RuleSource.LAW, "§ 42, stk. 3", since=FIRST, by=BY, now=NOW)
    with database.reading() as session:
        body = queries.body_by_slug(session, "integrationsraadet")
        file = to_json(queries.outline(session, body, queries.terms(session, body)[0], on=FIRST))

    told = file.decode()
    assert not [kept for kept in ("Bo Dam", "Boldklub", "Skakklubben", "26/001234", "2026") if kept in told]
    outline = from_json(file)
    assert [(group.label, group.seats) for group in outline.groups] == [(seats[0].group.label, 2)]
    assert (outline.chair_title, [rule.number for rule in outline.rules]) == ("forperson", [7])
