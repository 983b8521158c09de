"""Each paper of an election as a file, by the name that its address has."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from recruit.counting.lot import Tie
from recruit.elections.model import Election
from recruit.elections.queries.ballots import Ballot
from recruit.foundation import i18n
from recruit.foundation.i18n import _
from recruit.reports.elections import ballots as voters
from recruit.reports.elections import evening
from recruit.reports.elections.blocks import Imprint, Part, imprint, pdf
from recruit.reports.elections.notices import Noticed, announcement, unreviewed


@dataclass(frozen=True, slots=True)
class Papers:
    """An election, loaded, with what its papers say: who stands, and between whom a lot is to be drawn."""

    election: Election
    ballots: Sequence[Ballot]
    municipality: str
    made_at: datetime
    #: In what its notices are printed, Danish first.
    languages: Sequence[str] = (i18n.DEFAULT,)
    #: Those that somebody has reviewed: the others say that they are drafts.
    reviewed: Collection[str] = (i18n.DEFAULT,)
    #: Where everybody reads of the election; empty while nobody can.
    address: str = ""
    #: By contest.
    ties: Mapping[UUID, Sequence[Tie]] = field(default_factory=dict)

    @property
    def by(self) -> Imprint:
        return imprint(self.election, self.municipality, self.made_at)

    @property
    def name(self) -> str:
        return self.election.name

    def voting_papers(self) -> bytes:
        """Return the ballots of all contests, in the language that is spoken."""
        return self._sheets(_("Ballot paper"), [voters.ballot(self.election, ballot) for ballot in self.ballots])

    def blank_papers(self) -> bytes:
        """Return the ballots of all contests with numbers alone."""
        return replace(self, ballots=[voters.numbered(ballot) for ballot in self.ballots]).voting_papers()

    def instructions(self) -> bytes:
        """Return how to vote, in the language that is spoken."""
        return self._sheets(_("How to vote"), list(self._instructions()))

    def tally_sheets(self) -> bytes:
        """Return a sheet to count on for each contest and form of voting."""
        return self._written(_("Tally sheets"), evening.tally_sheets(self.election, self.ballots))

    def door_list(self) -> bytes:
        """Return the sheet for the door."""
        return self._written(_("List for the door"), [evening.door_list(self.election)])

    def run_sheet(self) -> bytes:
        """Return what is to be done on the evening."""
        return self._written(_("Run sheet"), [evening.run_sheet(self.election)])

    def slips(self) -> bytes:
        """Return the slips for the lots that are to be drawn; while none is, those of everybody."""
        return self._written(_("Slips for lots"), self._slips())

    def to_sign(self) -> bytes:
        """Return the record that is written by hand on the evening."""
        return self._written(_("Record to sign"), [evening.to_sign(self.election, self.ballots)])

    def case(self) -> bytes:
        """Return everything that the evening needs, in one file that begins with what to take along."""
        names = [i18n.name_of(code) for code in self.languages]
        parts = [Part(_("Take along"), evening.packing_list(self.election, self.ballots, names))]
        parts += [evening.run_sheet(self.election), evening.door_list(self.election)]
        parts += [voters.ballot(self.election, ballot) for ballot in self.ballots]
        for code in self.languages:
            with i18n.speaking(code):
                noticed = Noticed(self.election, self.municipality, self.address)
                parts += [self._checked(announcement(noticed)), *self._instructions()]
        parts += [*evening.tally_sheets(self.election, self.ballots), *self._slips()]
        parts.append(evening.to_sign(self.election, self.ballots))
        return self._written(_("The case for the evening"), parts)

    def _instructions(self) -> Iterator[Part]:
        how = voters.instructions(self.election, [ballot.contest for ballot in self.ballots])
        return map(self._checked, how)

    def _checked(self, part: Part) -> Part:
        return unreviewed(part, i18n.current_locale().code in self.reviewed)

    def _slips(self) -> list[Part]:
        asked = [
            evening.slips(ballot.contest.label, ballot.lines, tie)
            for ballot in self.ballots
            for tie in self.ties.get(ballot.contest.id, ())
        ]
        return asked or [evening.slips(ballot.contest.label, ballot.lines) for ballot in self.ballots if ballot.lines]

    def _written(self, title: str, parts: Iterable[Part]) -> bytes:
        return pdf("election", title, list(parts), self.by)

    def _sheets(self, title: str, parts: Sequence[Part]) -> bytes:
        return pdf("election_sheet", f"{title} · {self.name}", parts, self.by)
