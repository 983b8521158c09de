"""What is entered of an election, place by place, as the pages of counting show it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.elections.queries import election as queries
from recruit.elections.rules import tally as rules
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Invalid
from recruit.foundation.actor import Actor
from recruit.foundation.i18n import gettext as _
from recruit.foundation.refusal import NotFound
from recruit.reports.words import word

if TYPE_CHECKING:
    from recruit.elections.model import Contest, Election, StoredCount, Tally


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was counted differently, in words."""

    what: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Row:
    """A place and a form of voting, with what one or two people entered."""

    first: "Tally"
    second: "Tally | None"
    #: What was counted; None for whoever is to enter it again without having seen it.
    counted: Counted | None
    waits_for_second: bool
    #: What the two counted differently, and what is different from the preliminary count.
    disagreement: Sequence[Difference] = ()
    since: Sequence[Difference] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One of the two counts of a contest."""

    round: CountRound
    rows: Sequence[Row]
    count: "StoredCount | None"
    #: Something was entered, or a lot recorded, after it was counted.
    is_outdated: bool

    @property
    def waits(self) -> bool:
        """Whether somebody has to enter a place again, or two people differ."""
        return any(row.waits_for_second or row.disagreement for row in self.rows)

    @property
    def whole(self) -> Counted | None:
        """All places together; None where some of them are not to be seen."""
        seen = [row.counted for row in self.rows if row.counted]
        return rules.together(seen) if seen and len(seen) == len(self.rows) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A contest with its counts, the one that holds first, and what is not entered for it."""

    contest: "Contest"
    sections: Sequence[Section]
    missing: Sequence[tuple[str | None, FormOfVoting]]
    #: There are more candidates than seats, or somebody has voted all the same.
    needs_a_poll: bool

    @property
    def is_done(self) -> bool:
        """Whether the final count is made, and nothing has changed since."""
        final = self.sections[0]
        return not self.needs_a_poll or (final.count is not None and not final.is_outdated)


def sheets(session: Session, election: "Election", reader: Actor) -> list[Sheet]:
    """Return what is entered for each contest of an election, loaded, as that person may see it. Five queries."""
    entered = queries.tallies(session, election)
    drawn = queries.lots(session, election, with_revoked=True)
    called = queries.names(session, election)
    kept = {round_: queries.counts(session, election, round_) for round_ in CountRound}
    found = []
    for contest in election.contests:
        names = {one.number: called.get(one.nomination_id, "") for one in contest.entries}
        ours = [one for one in entered if one.contest_id == contest.id]
        dropped_out = [one.withdrawn_at for one in contest.entries if one.withdrawn_at]
        lots = [one.changed_at for one in drawn if one.contest_id == contest.id]
        preliminary = [one for one in ours if one.round is CountRound.PRELIMINARY and one.clerk == 1]
        sections = []
        for round_ in (CountRound.FINAL, CountRound.PRELIMINARY):
            here = [one for one in ours if one.round is round_]
            before = preliminary if round_ is CountRound.FINAL else []
            count = kept[round_].get(contest.id)
            changes = [*(one.at for one in here), *lots, *dropped_out]
            is_outdated = count is not None and any(at > count.at for at in changes)
            sections.append(Section(round_, list(_rows(election, here, before, names, reader)), count, is_outdated))
        places = [[(row.first.place, row.first.form) for row in section.rows] for section in sections]
        forms = [FormOfVoting(form) for form in election.forms]
        needs_a_poll = bool(ours) or sum(one.withdrawn_at is None for one in contest.entries) > contest.seats
        absent = rules.missing(forms, *places) if needs_a_poll else []
        found.append(Sheet(contest, sections, absent, needs_a_poll))
    return found


def _rows(
    election: "Election",
    entered: "Sequence[Tally]",
    before: "Sequence[Tally]",
    names: Mapping[int, str],
    reader: Actor,
) -> Iterator[Row]:
    second = {(one.place, one.form): one for one in entered if one.clerk == 2}
    evening = {(one.place.casefold(), one.form): one for one in before}
    for one in entered:
        if one.clerk == 1:
            other = second.get((one.place, one.form)) if election.double_entry else None
            earlier = evening.get((one.place.casefold(), one.form))
            waits = election.double_entry and other is None
            shown = may_see(election, one, other, reader)
            yield Row(
                one,
                other,
                queries.counted(one) if shown else None,
                waits,
                differences(one, other, names) if other else (),
                differences(earlier, one, names) if earlier and shown else (),
            )


def may_see(election: "Election", first: "Tally", second: "Tally | None", reader: Actor) -> bool:
    """Whether the reader may see what one person entered: not before entering it, too, where two people do."""
    return not election.double_entry or second is not None or first.by == reader.reference


def differences(first: "Tally", second: "Tally", names: Mapping[int, str]) -> list[Difference]:
    """Return what differs between two tallies, in words."""
    found = rules.differences(queries.counted(first), queries.counted(second))
    return [Difference(_called(one.what, names), one.first, one.second) for one in found]


def _called(what: str, names: Mapping[int, str]) -> str:
    papers = {"valid": _("Papers that count"), "blank": _("Blank papers")}
    if what in papers:
        return papers[what]
    if what in list(Invalid):
        return _("Invalid: %(why)s", why=word(Invalid(what)))
    if what.isdecimal() and int(what) in names:
        return _("%(number)s. %(name)s", number=what, name=names[int(what)])
    return _("Papers with %(numbers)s", numbers=what.replace("-", " "))


def contest_of(election: "Election", contest_id: UUID) -> "Contest":
    """Return a contest of an election, loaded. Raises NotFound."""
    found = next((one for one in election.contests if one.id == contest_id), None)
    if found is None:
        raise NotFound("contest")
    return found
