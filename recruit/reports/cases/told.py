"""How a paper names those who are proposed in a case, and what it says of each."""

from collections.abc import Iterator, Sequence

from recruit.appointments.model import AppointmentCase, Designate
from recruit.appointments.queries import case as cases
from recruit.appointments.rules.case import DesignateSource, of_one_place
from recruit.appointments.rules.case_status import waits
from recruit.appointments.rules.facts import Role
from recruit.bodies.model import SeatGroup
from recruit.foundation.i18n import _, format_date, format_list
from recruit.foundation.papers.word import Rows
from recruit.recruitment.formats.notice import isolated
from recruit.reports.cases.sources import Lines, Sources
from recruit.reports.words import word

#: How many columns the overview has at the least.
_ALWAYS = 3


class Told:
    """How a part names those who are proposed."""

    def __init__(self, case: AppointmentCase, sources: Sources) -> None:
        self.case, self.sources = case, sources

    def of(self, group: SeatGroup) -> list[Designate]:
        """Return for whom a group's decision is waited: members first, then by the order of the next.

        Nobody of whom it is decided, and nobody whom the municipal council chose by itself, is recommended to it; nor
        is a personal substitute of whoever has dropped out.
        """
        ours = [one for one in self._of(group) if waits(one.facts(), group.arrangement) and self._has_member(one)]
        return [one for one in ours if one.source is not DesignateSource.MUNICIPAL_COUNCIL]

    def decided(self, group: SeatGroup) -> Iterator[str]:
        """Yield what is decided already about whom of a group, in the order of those who wait."""
        for one in self._of(group):
            if one.decided is not None:
                day = format_date(one.decided.decision.decided_on)
                what = {"name": self.name(one), "what": word(one.decided.decided_as), "group": group.label, "day": day}
                yield _("%(name)s, %(what)s on %(day)s (%(group)s)", **what)

    def _has_member(self, one: Designate) -> bool:
        """Return whether anybody is left in whose stead a personal substitute would be, of the same place at least."""
        if one.stands_in_for_id is None:
            return True
        known = cases.facts(self.case)
        return any(not each.has_dropped_out for each in of_one_place(known, known[one.stands_in_for_id]))

    def _of(self, group: SeatGroup) -> list[Designate]:
        ours = [one for one in self.case.designates if one.seat_group_id == group.id and one.dropped_at is None]
        return sorted(ours, key=lambda one: (one.role is not Role.MEMBER, one.rank or 0, one.position))

    def name(self, one: Designate) -> str:
        """Return a name; words instead of it where nothing of the person is used for the time being."""
        if one.nomination_id in self.sources.restricted:
            return _("Somebody whose data is not used for the time being")
        return isolated(cases.name_of(one) or _("a candidate who is erased"))

    def names(self, some: Sequence[Designate]) -> str:
        return format_list([self.name(one) for one in some])

    def organisation(self, one: Designate) -> str:
        found = self.sources.organisations.get(one.on_behalf_of_id) if one.on_behalf_of_id else None
        return isolated(found) if found else ""

    def place(self, one: Designate) -> str:
        """Return what somebody is proposed as; nobody is a member or a substitute before the decision."""
        if one.role is Role.MEMBER:
            return word(one.role)
        if one.stands_in_for_id is not None:
            return _(
                "personal substitute of %(name)s", name=self.name(cases.designate(self.case, one.stands_in_for_id))
            )
        return _("next in order, number %(rank)s", rank=one.rank) if one.rank else _("next in order")

    def votes(self, one: Designate) -> str:
        known = self.sources.votes.get(one.nomination_id) if one.nomination_id else None
        return "" if known is None or one.nomination_id in self.sources.restricted else str(known)

    def overview(self, shown: Sequence[tuple[SeatGroup, Sequence[Designate]]]) -> Rows:
        """Return everybody with the place, for whom they sit, and their votes where people voted."""
        rows = [
            (self.name(one), isolated(group.label), self.place(one), self.organisation(one), self.votes(one))
            for group, ours in shown
            for one in ours
        ]
        columns = (_("Name"), _("Member group"), _("Recommended as"), _("Sits for"), _("Votes"))
        used = [number for number in range(len(columns)) if number < _ALWAYS or any(row[number] for row in rows)]
        return Rows([columns[number] for number in used], [[row[number] for number in used] for row in rows])

    def closed(self, one: Designate, group: SeatGroup) -> Iterator[Lines]:
        yield _("Recommended as"), [self.place(one)]
        yield _("Member group"), [group.label]
        yield _("Proposed by"), [", ".join(filter(None, (word(one.source), self.organisation(one))))]
        if one.nomination_id in self.sources.restricted:
            return
        yield _("Votes"), [self.votes(one)]
        yield _("Party"), [one.party or ""]
        yield _("Reason"), one.reason.splitlines()

    def dropped(self, one: Designate) -> Iterator[Lines]:
        yield _("Member group"), [one.group.label]
        yield _("Reason"), (one.dropped_because or "").splitlines()
