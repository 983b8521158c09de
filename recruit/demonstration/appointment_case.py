"""What waits for the municipal council: six of those under education are recommended, and six are next in order.

Their election is certified, and its case is open. Whoever tries the program submits it, and enters the decision.
"""

from datetime import timedelta

from recruit.appointments.operations.cases import collecting, opening
from recruit.appointments.queries import case as cases
from recruit.bodies import operations as bodies
from recruit.bodies import queries
from recruit.bodies.rules import FillingMethod, NewSeatGroup, SeatType, SubstituteArrangement
from recruit.demonstration.candidates import call_before, finished_round
from recruit.demonstration.polls import Poll, at, thursday_before
from recruit.demonstration.seeding import Seeding
from recruit.demonstration.youth_council import CONTACT, TEXT
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.setting_up import SEVERAL_CROSSES, ElectionSettings, NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import FormOfVoting, Milestone
from recruit.foundation import clock
from recruit.recruitment.rules import Basics

GROUP = NewSeatGroup(
    "Unge under uddannelse",
    6,
    SeatType.CITIZEN,
    FillingMethod.ADVISORY_ELECTION,
    SubstituteArrangement.LIST,
    substitutes=6,
)
#: By name, as on the ballot, with their votes: no two are equal.
VOTES = {
    "Ahmad Barakzai": 21,
    "Bente Solvang Krogh": 9,
    "Chidera Nwosu": 18,
    "Diana Pavlenko": 15,
    "Emilie Thygesen": 7,
    "Fatima Zahra Idrissi": 24,
    "Goran Petrović": 12,
    "Huda Al-Khatib": 17,
    "Isak Vestermark": 5,
    "Julia Nowicka": 11,
    "Kaveh Moradi": 14,
    "Linh Nguyen Bach": 8,
    "Malaika Otieno": 10,
}
VALID, BLANK, MARKS = 61, 2, 3
COMMITTEE = ("Inge Thorsager", "Per Elkær", "Nazanin Rostami")


def seed(seeding: Seeding) -> None:
    """Hold the election of those under education, certify it, and open its case."""
    session, day = seeding.session, thursday_before(clock.local(seeding.now).date() - timedelta(weeks=1))
    body = queries.body_by_slug(session, "unges-integrationsraad")
    (term,) = queries.terms(session, body)
    group = bodies.add_seat_group(session, term, GROUP, **seeding.signed)
    basics = Basics("Unge under uddannelse til rådet", group.filling_method, slug="unge-uddannelser", contact=CONTACT)
    round_ = finished_round(seeding, term, group, call_before(day, basics, TEXT, tuple(VOTES)))
    settings = ElectionSettings(
        "Valg blandt unge under uddannelse",
        day,
        "Gymnasiets kantine",
        "Alle mellem 15 og 25 år, der går på en uddannelse i Eksempelby.",
    )
    contest = NewContest(GROUP.label, GROUP.seats, SEVERAL_CROSSES, MARKS, GROUP.substitutes)
    before, evening, next_day = (seeding.written(at(day, hour)) for hour in (-14 * 24 + 12, 21, 36))
    poll = Poll.set_up(before, round_, settings, [contest])
    poll.passes(before, Milestone.ANNOUNCED, Milestone.FIXED)
    poll.passes(seeding.written(at(day, 16)), Milestone.VOTING)
    poll.passes(evening, Milestone.CLOSED)
    (kept,) = poll.election(seeding).contests
    called = poll.names(seeding)
    votes = {entry.number: VOTES[called[entry.nomination_id]] for entry in kept.entries}
    poll.enters(evening, kept, FormOfVoting.MEETING, Counted(VALID, BLANK, votes=votes))
    poll.counts(evening)
    poll.passes(next_day, Milestone.CERTIFIED, by=Passing(next_day.now.date(), COMMITTEE))
    poll.passes(next_day, Milestone.RELEASED)
    poll.tells(next_day)
    made = opening.open_case(session, term, f"Udpegning af medlemmer {term.label}", **next_day.signed)
    case = cases.case(session, body, made.id, lock=True)
    collecting.from_result(session, case, poll.election(seeding), **next_day.signed)
