"""What is done again and again where the demonstration holds elections: passing milestones, entering and counting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from recruit.bodies.model import Body
from recruit.demonstration.seeding import Seeding
from recruit.elections.model import Contest, Election
from recruit.elections.operations import counting, letters, packets, passing, setting_up
from recruit.elections.operations.counting import At
from recruit.elections.queries import election as elections
from recruit.elections.rules import packets as packet_rules
from recruit.elections.rules.packets import ByTwo
from recruit.elections.rules.passing import Passing
from recruit.elections.rules.setting_up import ElectionSettings, NewContest
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Milestone
from recruit.foundation import clock
from recruit.recruitment.model import RecruitmentRound

THURSDAY = 3
#: What is said with a milestone that nobody but the secretariat decides.
NOTHING = Passing()


@dataclass(frozen=True, slots=True)
class Poll:
    """An election of the demonstration, as often as it is taken on."""

    body: Body
    election_id: UUID

    @classmethod
    def set_up(
        cls, seeding: Seeding, round_: RecruitmentRound, settings: ElectionSettings, contests: Sequence[NewContest]
    ) -> "Poll":
        """Set an election up for the candidates of a round."""
        made = setting_up.create(seeding.session, round_, settings, contests, **seeding.signed)
        return cls(round_.term.body, made.id)

    def election(self, seeding: Seeding) -> Election:
        """Return the election as it is now."""
        return elections.election(seeding.session, self.body, self.election_id)

    def names(self, seeding: Seeding) -> Mapping[UUID, str]:
        """Return the candidates' names by nomination."""
        return elections.names(seeding.session, self.election(seeding))

    def passes(self, seeding: Seeding, *kinds: Milestone, by: Passing = NOTHING) -> None:
        """Let the election pass these milestones, one after the other."""
        for kind in kinds:
            passing.record(seeding.session, self.election(seeding), kind, by, **seeding.signed)

    def enters(self, seeding: Seeding, contest: Contest, form: FormOfVoting, counted: Counted) -> None:
        """Enter what was counted of a contest where the election is held."""
        election = self.election(seeding)
        at = At(CountRound.FINAL, election.place, form)
        counting.enter(seeding.session, election, contest, at, counted, **seeding.signed)

    def tells(self, seeding: Seeding) -> None:
        """Write to the candidates what is new."""
        letters.tell_candidates(seeding.session, self.election(seeding), **seeding.signed)

    def seals(self, seeding: Seeding, counted: Counted, people: Sequence[str]) -> None:
        """Pack the papers of the one contest after the count, and let two people seal them."""
        session, election = seeding.session, self.election(seeding)
        suggested = packet_rules.suggested(election.contests[0].label, election.place, FormOfVoting.MEETING, counted)
        kept = [replace(one, kept_at="Rådhuset, arkivrummet") for one in suggested]
        packets.list_packets(session, election, kept, **seeding.signed)
        seals = {number: f"EK {100 + number}" for number in range(1, len(kept) + 1)}
        act = ByTwo(people, clock.local(seeding.now).date())
        packets.seal(session, election, seals, act, **seeding.signed)

    def counts(self, seeding: Seeding) -> None:
        """Count every contest."""
        election = self.election(seeding)
        for contest in election.contests:
            counting.count(seeding.session, election, contest, CountRound.FINAL, **seeding.signed)


def thursday_before(day: date) -> date:
    """Return the last Thursday that is over on a day."""
    return day - timedelta(days=(day.weekday() - THURSDAY - 1) % 7 + 1)


def at(day: date, hour: int) -> datetime:
    """Return the instant at a full hour of a day; hours beyond it are those of the days before and after."""
    return clock.instant(day + timedelta(days=hour // 24), time(hour % 24))
