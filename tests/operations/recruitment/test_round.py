"""Rounds, their words and the list of interests: the rows, the log, the refusals."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.bodies.rules import FillingMethod
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.refusal import NotFound, Refused
from recruit.recruitment import operations, queries
from recruit.recruitment.model import Interest, RoundText
from recruit.recruitment.rules import Asked, Basics, Field, FormSettings, NewRound, NewText, RoundStatus
from tests.builders import BY, NOW, a_council, a_seat_group, a_term, the_term
from tests.conftest import Database
from tests.operations.appointments.test_at_once import at_once
from tests.rounds import DANISH, a_channel, a_round

ELECTION = FillingMethod.ADVISORY_ELECTION


def test_a_round_begins_as_a_draft_at_an_address_made_from_its_name(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session)
        a_round(session, council, name="Nye medlemmer", is_announced=False)
        a_round(session, council, name="Nye medlemmer", is_announced=False)

    with database.reading() as session:
        first, second = (queries.round_by_slug(session, slug) for slug in ("nye-medlemmer", "nye-medlemmer-2"))
        events = session.scalars(select(AuditEntry.event).where(AuditEntry.subject_id == str(first.id))).all()
    assert (first.status_at(NOW), first.term.body.name) == (RoundStatus.DRAFT, "Integrationsrådet")
    assert [group.label for group in second.groups] == ["Repræsentanter for flygtninge og indvandrere"]
    assert events == ["round.created", "round.text_written"]


def test_a_round_is_for_groups_of_its_own_term(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session)
        group = a_seat_group(session, the_term(session, council), "Foreninger")
        later = a_term(session, council)
        new = NewRound(Basics("Nye medlemmer", ELECTION), NOW, NOW)
        with pytest.raises(Refused, match="groups-of-two-terms, round-never-opens"):
            operations.create_round(session, later, new, [group], by=BY, now=NOW)


def test_an_address_leads_to_one_round(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session)
        a_round(session, council, name="Valg")
        round_ = a_round(session, council, name="Andet valg", is_announced=False)
        with pytest.raises(Refused, match="round-slug-taken"):
            operations.change_round(session, round_, Basics("Valg", ELECTION, "valg"), round_.groups, by=BY, now=NOW)


def test_a_draft_may_move_to_other_groups_of_another_term(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session)
        round_ = a_round(session, council, is_announced=False)
        later = a_term(session, council)
        group = a_seat_group(session, later)
        wanted = Basics("Valg 2030", FillingMethod.COUNCIL_SELECTION, "valg")
        operations.change_round(session, round_, wanted, [group], by=BY, now=NOW)

    with database.reading() as session:
        changed = queries.round_by_slug(session, "valg")
    assert (changed.term_id, [one.id for one in changed.groups]) == (later.id, [group.id])


def test_an_announcement_is_a_record_and_taking_it_back_is_another(database: Database) -> None:
    with database.transaction() as session:
        round_ = a_round(session, a_council(session))
        operations.revoke_announcement(session, round_, "Forkert dato", by=BY, now=NOW)
        operations.announce(session, round_, by=BY, now=NOW)

    with database.reading() as session:
        found = queries.round_by_slug(session, "nye-medlemmer-2027")
        announced = queries.announced(session, closing_after=NOW)
    assert sorted(one.revoked_because or "" for one in found.announcements) == ["", "Forkert dato"]
    assert [one.id for one in announced] == [found.id]


def test_one_of_two_makes_a_round_public(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session)
        round_id = a_round(session, council, is_announced=False).id

    def announces(session) -> None:  # type: ignore[no-untyped-def]
        ours = queries.round_of_body(session, council, round_id, lock=True)
        operations.announce(session, ours, by=BY, now=NOW)

    assert at_once(database, announces, announces) == ["done", "round-is-announced"]


@pytest.mark.postgresql
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_whoever_locks_a_round_that_was_read_before_reads_what_others_wrote_meanwhile(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session)
        round_id = a_round(session, council).id

    with database.transaction() as first:
        known = queries.round_of_body(first, council, round_id)
        before = known.name
        with database.transaction() as second:
            queries.round_of_body(second, council, round_id, lock=True).name = "Valg 2027"
        queries.round_of_body(first, council, round_id, lock=True)

    assert (before, known.name) == ("Nye medlemmer 2027", "Valg 2027")


def test_what_is_over_or_a_draft_is_not_listed_for_citizens(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session)
        a_round(session, council, name="Kladde", is_announced=False)
        a_round(session, council, name="Forbi", opens_at=NOW - timedelta(days=9), closes_at=NOW - timedelta(days=1))
        a_round(session, council, name="Nu")

    with database.reading() as session:
        assert [round_.name for round_ in queries.announced(session, closing_after=NOW)] == ["Nu"]
        assert len(queries.rounds(session, [council])) == 3


def test_each_save_of_words_is_a_version_and_the_same_words_are_none(database: Database) -> None:
    with database.transaction() as session:
        round_ = a_round(session, a_council(session))
        operations.write_text(session, round_, "da", NewText(**DANISH), by=BY, now=NOW)
        operations.write_text(session, round_, "da", NewText("Nyt", "Nyt", "Du er fyldt 16 år."), by=BY, now=NOW)
        operations.write_text(session, round_, "en", NewText("New", "New", "You are 16."), by=BY, now=NOW)

    with database.reading() as session:
        found = queries.round_by_slug(session, "nye-medlemmer-2027")
        versions = session.execute(select(RoundText.language, RoundText.version).order_by(RoundText.language)).all()
    assert sorted(map(tuple, versions)) == [("da", 1), ("da", 2), ("en", 1)]
    assert found.text_in("da").condition == "Du er fyldt 16 år."


def test_the_newest_words_of_each_language_go_along_to_another_round(database: Database) -> None:
    with database.transaction() as session:
        council = a_council(session)
        former, later = a_round(session, council), a_round(session, council, is_announced=False)
        operations.write_text(session, former, "ar", NewText("أ", "ب", "ج"), by=BY, now=NOW)
        operations.copy_texts(session, former, later, by=BY, now=NOW)

        assert later.text_in("ar").words() == former.text_in("ar").words()
        assert later.text_in("da").version == 1


def test_what_a_form_asks_stays_and_an_approval_does_not_go_along(database: Database) -> None:
    asked = {Field.PHOTO: Asked.REQUIRED, Field.HEARD: Asked.OFF}
    form = FormSettings(
        fields=asked, word_limit=40, country_groups=["Nord ", "Syd"], country_groups_approval="Byrådet 4.6.2026"
    )
    with database.transaction() as session:
        operations.change_form(session, a_round(session, a_council(session)), form, by=BY, now=NOW)

    with database.reading() as session:
        found = queries.round_by_slug(session, "nye-medlemmer-2027")
    assert (found.fields, found.country_groups, found.word_limit) == ({"photo": "required"}, ["Nord", "Syd"], 40)
    assert found.form_settings().country_groups == ()


def test_a_round_of_another_council_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        round_ = a_round(session, a_council(session))
        other = a_council(session, "Ældrerådet")
        with pytest.raises(NotFound):
            queries.round_of_body(session, other, round_.id)


def test_interests_stand_in_an_order_and_are_retired_rather_than_removed(database: Database) -> None:
    with database.transaction() as session:
        first, _second, third = (
            operations.add_interest(session, {"da": name, "en": " "}, by=BY, now=NOW) for name in ("A", "B", "C")
        )
        operations.place_interest(session, third, 1, by=BY, now=NOW)
        operations.retire_interest(session, first, by=BY, now=NOW)
        operations.change_interest(session, third, {"da": "C", "ar": "ج"}, by=BY, now=NOW)

    with database.reading() as session:
        assert [one.labels["da"] for one in queries.interests(session)] == ["C", "B"]
        every = queries.interests(session, with_retired=True)
    assert [(one.position, one.label_in("ar")) for one in every] == [(1, "ج"), (2, "A"), (3, "B")]


def test_two_who_add_an_interest_at_once_both_do(database: Database) -> None:
    with database.transaction() as session:
        municipalities.set_up(session, Particulars("Fjordby Kommune", council_word="byrådet"), by=BY, now=NOW)

    def adds(label: str) -> Callable[[Session], Interest]:
        return lambda session: operations.add_interest(session, {"da": label}, by=BY, now=NOW)

    assert at_once(database, *(adds(f"Emne {number}") for number in range(8))) == ["done"] * 8


def test_a_retired_interest_can_be_offered_again_and_keeps_its_name(database: Database) -> None:
    with database.transaction() as session:
        interest = operations.add_interest(session, {"da": "sport"}, by=BY, now=NOW)
        operations.retire_interest(session, interest, by=BY, now=NOW)
        with pytest.raises(Refused, match="interest-exists"):
            operations.add_interest(session, {"da": "Sport"}, by=BY, now=NOW)
        operations.offer_again(session, interest, by=BY, now=NOW)

        assert [one.id for one in queries.interests(session)] == [interest.id]


def test_what_waits_in_a_round(database: Database) -> None:
    today = NOW.date()
    with database.transaction() as session:
        council = a_council(session)
        a_round(session, council, name="Kladde", opens_at=NOW + timedelta(days=7), is_announced=False)
        a_round(session, council, name="Senere", opens_at=NOW + timedelta(days=8), is_announced=False)
        a_channel(session, a_round(session, council, name="Hørt"))
        a_round(session, council, name="Snart", closes_at=NOW + timedelta(days=7))
        a_round(session, council, name="Længe", closes_at=NOW + timedelta(days=8))
        a_round(session, council, name="Forbi", opens_at=NOW - timedelta(days=9), closes_at=NOW - timedelta(days=1))

    with database.reading() as session:
        waiting = {(due.kind, due.facts["name"]) for due in queries.due(session, on=today)}
    assert waiting == {
        ("round-is-draft", "Kladde"),
        ("round-closes", "Snart"),
        ("round-without-channels", "Snart"),
        ("round-without-channels", "Længe"),
    }


def test_a_translation_that_is_older_than_the_danish_text_is_said(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_ = a_round(session, a_council(session))
        operations.write_text(session, round_, "en", NewText("New", "New", "You are 16."), by=BY, now=NOW)
        before = queries.outlook(session, round_, languages={"en": "engelsk", "ar": "arabisk"})
        changed = NewText("Nyt", "Nyt", "Du er fyldt 16 år.")
        operations.write_text(session, round_, "da", changed, by=BY, now=NOW + timedelta(minutes=1))
        after = queries.outlook(session, round_, languages={"en": "engelsk"})

    assert (before.lacking, before.outdated) == (["arabisk"], [])
    assert (after.lacking, after.outdated) == ([], ["engelsk"])
