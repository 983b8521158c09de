"""Setting right what is registered of known people where the secretary takes the file's word for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from recruit.appointments import operations as appointments
from recruit.appointments import queries
from recruit.appointments.model import Membership
from recruit.appointments.rules import Office
from recruit.bodies.rules import SeatType
from recruit.foundation.actor import Actor
from recruit.foundation.refusal import Refusal, Refused
from recruit.intake.operations.known import People
from recruit.intake.operations.seating import could_not_be_placed
from recruit.intake.rules.plans.plan import Choice
from recruit.intake.rules.plans.stay import TermDays, stay
from recruit.intake.rules.proposals.proposal import Proposal
from recruit.intake.rules.reading import About
from recruit.people.rules import ContactKind

_FACTS = frozenset({About.PARTY, About.REPRESENTS})
_DAYS = frozenset({About.SINCE, About.UNTIL})
_CONTACTS = {About.EMAIL: ContactKind.EMAIL, About.PHONE: ContactKind.PHONE}


@dataclass(frozen=True, slots=True)
class Settling:
    """Sets right what is registered; what every step needs stands here once."""

    session: Session
    term: TermDays
    people: People
    by: Actor
    now: datetime

    @property
    def _signed(self) -> dict[str, Any]:
        return {"by": self.by, "now": self.now}

    def settle(self, proposals: Iterable[Proposal]) -> list[Refusal]:
        """Write down what the file says of these known people; return why it cannot be."""
        refusals = []
        for proposal in proposals:
            try:
                self._settle(proposal)
            except Refused as refused:
                refusals += could_not_be_placed(proposal.choice, refused.refusals)
        return refusals

    def _settle(self, proposal: Proposal) -> None:
        choice, said = proposal.choice, {each.about: each.read for each in proposal.taken}
        person = self.people.who(choice)
        for about in _CONTACTS.keys() & said:
            self.people.reach(person.id, _CONTACTS[about], said[about])
        if proposal.known and proposal.known.place and said.keys() - _CONTACTS.keys():
            membership = queries.membership_to_correct(self.session, proposal.known.place.membership)
            self._correct(membership, choice, frozenset(said))

    def _correct(self, membership: Membership, choice: Choice, abouts: frozenset[About]) -> None:
        if abouts & _DAYS:
            self._correct_days(membership, choice, abouts)
        if abouts & _FACTS:
            self._correct_facts(membership, choice, abouts)
        if About.OFFICE in abouts and choice.listed.office:
            self._correct_office(membership, Office(choice.listed.office))

    def _correct_days(self, membership: Membership, choice: Choice, abouts: frozenset[About]) -> None:
        days = stay(choice.listed, self.term)
        begins = About.SINCE in abouts
        appointments.correct_days(
            self.session,
            membership,
            days.first_day if begins else membership.first_day,
            days.last_day if About.UNTIL in abouts else membership.last_day,
            since_assumed=begins and days.is_assumed,
            offices_follow=True,
            **self._signed,
        )

    def _correct_facts(self, membership: Membership, choice: Choice, abouts: frozenset[About]) -> None:
        listed, whom = choice.listed, membership.on_behalf_of or membership.on_behalf_of_text
        if About.REPRESENTS in abouts and listed.represents:
            is_organisation = membership.group.seat_type is SeatType.ORGANISATION
            whom = self.people.organization(listed.represents) if is_organisation else listed.represents
        appointments.correct_facts(
            self.session,
            membership,
            party=listed.party if About.PARTY in abouts else membership.party,
            on_behalf_of=whom,
            unit=listed.represents_unit if About.REPRESENTS in abouts else membership.represents_unit,
            **self._signed,
        )

    def _correct_office(self, membership: Membership, office: Office) -> None:
        """Correct the office that somebody has by mistake; give it to whoever has none."""
        for holding in membership.offices:
            if holding.until == membership.until and holding.office is not Office.SECRETARY:
                appointments.correct_office(self.session, membership, holding, office, **self._signed)
                return
        appointments.hold_office_throughout(self.session, membership, office, **self._signed)
