"""The integration council at work: its meetings and who came, its places elsewhere, a group, and what was left to it.

The meetings of 2022–2025 are not taken down one by one; what that term has left to this one is.
"""

from datetime import date, time, timedelta

from recruit.assignments.model import Assignment, PlaceElsewhere
from recruit.assignments.operations import asking, groups, places
from recruit.assignments.operations.asking import NewRound
from recruit.assignments.queries import asking as asking_queries
from recruit.assignments.queries import group as group_queries
from recruit.assignments.rules import Answer, AskingKind, ChosenBy, PlaceMessage, PlaceRole, Whom
from recruit.assignments.rules.places import Eligibility, NewAssignment, NewPlace
from recruit.bodies import queries
from recruit.bodies.model import Body, Term
from recruit.bodies.rules import DecisionKind, SeatType
from recruit.demonstration.seeding import Seeding
from recruit.foundation import clock
from recruit.foundation.dates import PartialDate, Span
from recruit.handover.operations import notes
from recruit.handover.rules import NoteKind
from recruit.handover.rules.notes import NewNote
from recruit.meetings.model import Meeting
from recruit.meetings.operations import attending, planning
from recruit.meetings.queries import attendance
from recruit.meetings.rules import Part, Presence
from recruit.meetings.rules.attendance import Noted
from recruit.meetings.rules.planning import NewMeeting, Slot, YearPlan, days
from recruit.people.rules import Classification
from recruit.recruitment.rules import Manner

#: The first Wednesday of these months, from the constituting meeting on.
FIRST_MEETING = date(2026, 4, 23)
PLAN = YearPlan(2, 1, (2, 4, 6, 9, 10, 12), time(17), time(19))
PLACE = "Rådhuset, mødelokale 2"
#: Whoever is away too often, and whoever sends apologies now and then: by name, from which meeting on, and how.
STAYS_AWAY = "Jytte Æblegaard"
APOLOGIES = {2: ("Solveig Storm", "Ervin Kadriu"), 3: ("Ole Ørum",), 4: ("Solveig Storm", "Kirsten Å. Lundgren")}
SECRETARY = "Sigrid Ager, sekretær"
NATIONAL, COMMITTEE = "Det Nationale Integrationsråd", "Folkeoplysningsudvalget"
#: The first leads it; the last is no member of the council.
GROUP = ("Nadija Petrova", "Ömer Yildirim", "Blessing Okafor")
GROUP_SINCE = date(2026, 6, 10)
#: What those who were asked to the culture day have said by now.
CULTURE_DAY = "To fra rådet står i boden på biblioteket lørdag kl. 10-14 og fortæller om rådet."
ANSWERS = {"Samira Haddadi": Answer.YES, "Agnete Ravn": Answer.NO, "Solveig Storm": Answer.NO}

#: What the council of 2022–2025 has adopted for its successor.
LEFT = (
    NewNote(
        NoteKind.EXPERIENCE,
        "Rekruttering",
        "Begynd et halvt år før. Sprogskolens klasser og fodboldklubben gav flest kandidater; annoncen gav ingen.",
        "Punkt 7, 3. december 2025",
    ),
    NewNote(
        NoteKind.EXPERIENCE,
        "Mødetidspunkt",
        "Flere kunne komme, da møderne blev flyttet til kl. 17. Varm mad og en tolk på de første to møder hjalp.",
        "Evaluering, november 2025",
    ),
    NewNote(
        NoteKind.TASK,
        "Dialogmøde med skolerne",
        "Aftal et dialogmøde om sprog i dagtilbud med skolerne. Det gamle råd nåede det ikke.",
        "Punkt 9, 3. december 2025",
        due_on=date(2027, 3, 1),
    ),
    NewNote(NoteKind.MONEY, "Rådets pulje", "Der står 14.250 kr. tilbage til arrangementer. Beløbet overføres."),
)


def seed(seeding: Seeding) -> None:
    """Let both terms of the integration council have worked."""
    body = queries.body_by_slug(seeding.session, "integrationsraadet")
    first, second = sorted(queries.terms(seeding.session, body), key=lambda term: term.since)
    _hands_over(seeding, body, first)
    _meets(seeding, body, second)
    _is_represented(seeding, body)
    _works_in_groups(seeding, body)
    _asks_around(seeding, body)


def _hands_over(seeding: Seeding, body: Body, term: Term) -> None:
    for note in LEFT:
        notes.write(seeding.session, term, note, **seeding.signed)
    adopted = seeding.decides(body, date(2025, 12, 3), "25/004377", DecisionKind.ADOPT_HANDOVER)
    notes.adopt(seeding.session, term, adopted, **seeding.signed)


def _meets(seeding: Seeding, body: Body, term: Term) -> None:
    today = clock.local(seeding.now).date()
    planned = [day for year in range(2026, today.year + 2) for day in days(PLAN, year) if day > FIRST_MEETING]
    for number, day in enumerate([FIRST_MEETING, *(day for day in planned if day < term.until)], 1):
        new = NewMeeting(Slot(day, PLAN.begins, PLAN.ends), PLACE, number, is_open=True)
        made = planning.hold(seeding.session, term, new, **seeding.signed)
        if made.ends_at < seeding.now:
            _came(seeding, body, made)


def _came(seeding: Seeding, body: Body, meeting: Meeting) -> None:
    """Note who was at a meeting: whoever is invited, but for those who sent apologies or stayed away."""
    number = meeting.number or 0
    there = [
        Noted(
            one.invited.part,
            _presence(number, one.membership.person.name),
            one.invited.person,
            membership=one.invited.membership,
            seat=one.invited.seat,
        )
        for one in attendance.guests(seeding.session, body, meeting)
    ]
    secretary = Noted(Part.ADMINISTRATION, Presence.PRESENT, name=SECRETARY)
    attending.note(seeding.session, meeting, [*there, secretary], **seeding.signed)


def _presence(number: int, name: str) -> Presence:
    if name == STAYS_AWAY and number > 2:
        return Presence.ABSENT
    return Presence.APOLOGY if name in APOLOGIES.get(number, ()) else Presence.PRESENT


def _is_represented(seeding: Seeding, body: Body) -> None:
    """Two places in the national council, by the law; one in a committee of the town is open since the last term."""
    national = seeding.organization(NATIONAL, "DNI", Classification.NATIONAL_COUNCIL)
    law = Eligibility([SeatType.REFUGEE_IMMIGRANT], "Integrationsloven § 43", Span(date(2020, 1, 1), None))
    about = "Det nationale råd rådgiver ministeren. Det mødes fire gange om året i København."
    for role, name in ((PlaceRole.MEMBER, "Samira Haddadi"), (PlaceRole.SUBSTITUTE, "Yonas Tesfaye")):
        new = NewPlace(NATIONAL, role, votes=True, allowance=True, description=about)
        made = places.describe(seeding.session, body, national, new, law, **seeding.signed)
        sent = _sent(seeding, made, name, date(2026, 6, 4))
        places.note_told(seeding.session, sent, PlaceMessage.COMES, by_letter=False, **seeding.signed)
        if role is PlaceRole.MEMBER:
            _tells(seeding, body, sent)
    committee = seeding.organization(COMMITTEE, "FOU", Classification.STATUTORY_COMMITTEE)
    about = "Udvalget fordeler tilskud til foreninger og aftenskoler. Den tilforordnede har taleret, men ingen stemme."
    new = NewPlace(COMMITTEE, PlaceRole.ASSOCIATE, allowance=True, description=about)
    open_place = places.describe(seeding.session, body, committee, new, **seeding.signed)
    _sent(seeding, open_place, "Inger Kornum", date(2022, 6, 1), date(2025, 12, 31))


def _tells(seeding: Seeding, body: Body, sent: Assignment) -> None:
    """Whoever sits in the national council has told of its meeting in September, and is to tell of the next one."""
    for about, day, given_on in (
        ("Møde i Det Nationale Integrationsråd i september", date(2026, 9, 15), date(2026, 10, 7)),
        ("Møde i Det Nationale Integrationsråd i december", date(2026, 12, 1), None),
    ):
        by_on = given_on or day + timedelta(days=60)
        report = groups.expect_report(
            seeding.session, body, sent.person, about, day, by_on, assignment=sent, **seeding.signed
        )
        if given_on and given_on <= clock.local(seeding.now).date():
            today = clock.local(seeding.now).date()
            groups.note_report(seeding.session, report, given_on, today=today, **seeding.signed)


def _sent(
    seeding: Seeding, place: PlaceElsewhere, name: str, first_day: date, last_day: date | None = None
) -> Assignment:
    new = NewAssignment(seeding.person(name).id, first_day, PartialDate(last_day) if last_day else None)
    return places.assign(seeding.session, place, seeding.person(name), new, ChosenBy.DECISION, **seeding.signed)


def _works_in_groups(seeding: Seeding, body: Body) -> None:
    """A group with a lead, a member and somebody who is not in the council."""
    purpose = "Forbereder en sprogcafé på biblioteket hver anden torsdag."
    made = groups.found_group(seeding.session, body, "Sprogcaféen", GROUP_SINCE, purpose, **seeding.signed)
    for name in GROUP:
        group = group_queries.group(seeding.session, body, made.id, lock=True)
        groups.join(seeding.session, group, seeding.person(name), GROUP_SINCE, leads=name == GROUP[0], **seeding.signed)


def _asks_around(seeding: Seeding, body: Body) -> None:
    """Who comes to the culture day is asked of all members; some have answered."""
    closes_at = clock.instant(clock.local(seeding.now).date() + timedelta(days=9), time(12))
    steps = [(Whom.MEMBERS, closes_at), (Whom.SUBSTITUTES, closes_at + timedelta(days=7))]
    new = NewRound(AskingKind.EVENT, "Rådets bod på kulturdagen", steps, CULTURE_DAY, places=2)
    planned = asking.plan(seeding.session, body, new, **seeding.signed)
    found = asking_queries.asking_round(seeding.session, body, planned.id, lock=True)
    today = clock.local(seeding.now).date()
    asked = asking_queries.people_to_ask(seeding.session, found, Whom.MEMBERS, on=today)
    for one in asking.ask(seeding.session, found, asked, **seeding.signed):
        answer = ANSWERS.get(one.person.name)
        if answer:
            asking.take_down(
                seeding.session, found, one, answer, Manner.PHONE, arrived_at=seeding.now, **seeding.signed
            )
