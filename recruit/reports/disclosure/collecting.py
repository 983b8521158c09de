"""Collecting everything that is known of one person."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.acts.retention.due import classes_of
from recruit.foundation.retention import queries as retention
from recruit.foundation.retention.rules import DataClass, Rule
from recruit.reports.disclosure import appointments, elections, members, people, rights, term_of_office, voters
from recruit.reports.disclosure import nominations as of_nominations
from recruit.reports.disclosure.category import Category, Kind, Record
from recruit.reports.disclosure.subject import Reach, Subject, name_of

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Everything that is known of one person at an instant."""

    name: str
    municipality: str
    made_at: datetime
    categories: Sequence[Category]
    #: What there is and is not in it.
    left_out: Collection[Kind] = ()
    #: Of what councils beyond the reader's reach hold more.
    elsewhere: Collection[Kind] = ()


def disclosure(
    session: Session,
    subject: Subject,
    *,
    municipality: str,
    made_at: datetime,
    within: Reach,
    without: Collection[Kind] = (),
) -> Disclosure:
    """Return what is known of the person; a category of which there is nothing is left out.

    `within` are the councils of which it is read what they hold on the person, `without` the categories that are not
    handed out here.
    """
    found = of_nominations.loaded(session, subject.nominations)
    kept = _kept(session, subject)
    records = _records(session, subject, found, within)
    categories = [
        Category(kind, rows, kept.get(kind, {}))
        for kind in Kind
        if kind not in without and (rows := list(records[kind]))
    ]
    left_out = [kind for kind in without if any(True for _row in records[kind])]
    elsewhere = _elsewhere(session, subject, within)
    return Disclosure(name_of(session, subject), municipality, made_at, categories, left_out, elsewhere)


def _elsewhere(session: Session, subject: Subject, within: Reach) -> Sequence[Kind]:
    """Return of what councils beyond reach hold more; whoever sits in none but those is not opened at all."""
    if subject.is_elsewhere:
        return [Kind.IDENTITY, Kind.PLACES]
    return [kind for person in subject.people for kind in people.beyond(session, person, within)]


def _records(
    session: Session, subject: Subject, found: "Sequence[Nomination]", within: Reach
) -> Mapping[Kind, Iterable[Record]]:
    ids = [each.id for each in found]
    readers = [f"nominee:{each}" for each in ids] + [f"person:{each}" for each in subject.people]
    about = {"nomination": ids, "person": subject.people}
    records: dict[Kind, list[Record]] = {
        Kind.IDENTITY: [*of_nominations.identity(found)],
        Kind.NOMINATIONS: [*of_nominations.written(session, found)],
        Kind.ANSWERS: [*of_nominations.answered(found), *rights.asked_for(session, found)],
        Kind.CHECK: [*of_nominations.checked(session, found)],
        Kind.NOTES: [*of_nominations.noted(session, found)],
        Kind.COMPLAINTS: [*of_nominations.complained(session, found)],
        Kind.CANDIDACIES: [
            *of_nominations.stood(session, found),
            *elections.on_ballots(session, found),
            *appointments.proposed(session, subject.people, ids, within),
            *appointments.told(session, subject.people, ids, within),
        ],
        Kind.PLACES: [],
        Kind.SERVICE: [],
        Kind.SHARED: [],
        Kind.VOICES: [],
        Kind.CAME_FORWARD: [*people.came_forward(session, subject, within)],
        Kind.VOTERS: [*voters.registered(session, name_of(session, subject), within)],
        Kind.LETTERS: [*people.written_to(session, readers, within)],
        Kind.LOOKUPS: [*people.looked_at(session, about)],
        Kind.EVENTS: [*people.happened(session, found, subject.person, within)],
    }
    for person in subject.people:
        records[Kind.IDENTITY] += people.identity(session, person)
        records[Kind.ANSWERS] += people.asked_to_go_on(session, person, within)
        records[Kind.PLACES] += people.held(session, person, within)
        records[Kind.SERVICE] += appointments.welcomed(session, person, within)
        records[Kind.SERVICE] += appointments.served(session, person, within)
        records[Kind.SERVICE] += term_of_office.lived(session, person, within)
        records[Kind.NOTES] += appointments.noted(session, person, within)
        records[Kind.SHARED] += members.shared(session, person, within)
        records[Kind.SERVICE] += members.checked(session, person, within)
        records[Kind.VOICES] += people.spoken(session, person, within)
    return records


#: What is erased with a nomination.
_WITH_THE_NOMINATION = (
    Kind.IDENTITY,
    Kind.NOMINATIONS,
    Kind.ANSWERS,
    Kind.CHECK,
    Kind.NOTES,
    Kind.COMPLAINTS,
    Kind.LETTERS,
)


def _kept(session: Session, subject: Subject) -> Mapping[Kind, Mapping[DataClass, Rule]]:
    """Return by which rules each category is kept."""
    rules = retention.in_use(session)
    of_nominations = {which: rules[which] for which in classes_of(session, subject.nominations)}
    kept = dict.fromkeys(_WITH_THE_NOMINATION, of_nominations)
    kept[Kind.CAME_FORWARD] = {DataClass.COMING_FORWARD: rules[DataClass.COMING_FORWARD]}
    kept[Kind.VOTERS] = {DataClass.VOTER_REGISTER: rules[DataClass.VOTER_REGISTER]}
    of_service = (
        *(DataClass.SUBSTITUTION, DataClass.DEPARTURE_NOTE, DataClass.YEARLY_CHECK, DataClass.ATTENDANCE),
        *(DataClass.MEETING_ANSWER, DataClass.ASKING, DataClass.REPORT_BACK, DataClass.ASSIGNMENT_NOTE),
        *(DataClass.GROUP_PARTICIPATION, DataClass.EVALUATION, DataClass.INVITATION_ASK, DataClass.INVITATION_WISH),
    )
    kept[Kind.SERVICE] = {which: rules[which] for which in of_service}
    kept[Kind.SHARED] = {DataClass.CONTACT_SHARING: rules[DataClass.CONTACT_SHARING]}
    kept[Kind.LOOKUPS] = {DataClass.LOOKUP: rules[DataClass.LOOKUP]}
    kept[Kind.EVENTS] = {DataClass.LOG_DETAILS: rules[DataClass.LOG_DETAILS]}
    if subject.person:
        kept[Kind.NOTES] = of_nominations | {DataClass.DEPARTURE_NOTE: rules[DataClass.DEPARTURE_NOTE]}
        kept[Kind.LETTERS] = of_nominations | {DataClass.LETTER: rules[DataClass.LETTER]}
    return kept
