"""What a round is: its member groups, how it ends, its name, and whom a citizen asks."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from recruit.bodies import queries as bodies
from recruit.bodies.rules import FillingMethod
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.recruitment import rules
from recruit.recruitment.rules import FILLING_METHODS, Basics, Contact
from recruit.reports.words import word
from recruit.web.fields import CheckboxesField, EmailField, PhoneField, RadioField, Required, TextField
from recruit.web.form import ActingForm

if TYPE_CHECKING:
    from recruit.bodies.model import Body, SeatGroup, Term
    from recruit.recruitment.model import RecruitmentRound

#: A term and those of its groups that are filled by a call.
Offered = Sequence[tuple["Term", Sequence["SeatGroup"]]]


class BasicsForm(ActingForm):
    """The facts that the rest of a round builds on."""

    groups = CheckboxesField(
        _l("Which member groups do you look for?"),
        [Required()],
        hint=_l("Groups that somebody else fills, such as the municipal council among its members, are not shown."),
    )
    filling_method = RadioField(
        _l("How are the members found in the end?"), hint=_l("It decides the timetable."), marked=False
    )
    name = TextField(
        _l("What is the round called?"), [Required()], hint=_l("Citizens see it. Such as Nye medlemmer 2026–2029")
    )
    case_number = TextField(
        _l("Case number"), hint=_l("In your case system, such as 15.00.00-G01-2536-21"), marked=False, width="m"
    )
    contact_name = TextField(_l("Who answers questions?"), hint=_l("A person, or the secretariat"), width="l")
    contact_email = EmailField(_l("E-mail address for questions"), marked=False, width="l")
    contact_phone = PhoneField(_l("Telephone number for questions"), marked=False)

    def offer(self, offered: Offered) -> None:
        """Offer these groups, and every way in which a round can end."""
        several = len(offered) > 1
        self.groups.choices = [
            (str(group.id), _described(group, term if several else None))
            for term, groups in offered
            for group in groups
        ]
        self.filling_method.choices = [
            ("", _("As it stands at the member groups")),
            *((method.value, word(method)) for method in FILLING_METHODS),
        ]

    def chosen(self, offered: Offered) -> "list[SeatGroup]":
        """Return the groups that are ticked."""
        ticked = set(self.groups.data or ())
        return [group for _term, groups in offered for group in groups if str(group.id) in ticked]

    def submission(self, groups: "Sequence[SeatGroup]", slug: str = "") -> Basics:
        """Return what the round is to be; without a way of filling, that of its groups."""
        usual = rules.usual_method([group.filling_method for group in groups])
        method = FillingMethod(self.filling_method.data) if self.filling_method.data else usual
        return Basics(
            name=str(self.name.data),
            filling_method=method,
            slug=slug,
            contact=Contact(self.contact_name.data or "", self.contact_email.data or "", self.contact_phone.data or ""),
            case_number=str(self.case_number.data or ""),
        )


def offered_groups(session: Session, body: "Body", *, on: date) -> "list[tuple[Term, Sequence[SeatGroup]]]":
    """Return the terms that are not over on a day, the latest first, with the groups that a call can fill."""
    found: list[tuple[Term, Sequence[SeatGroup]]] = []
    for term in bodies.terms(session, body):
        if on < term.until:
            groups = [group for group in bodies.composition(session, term) if group.filling_method in FILLING_METHODS]
            if groups:
                found.append((term, groups))
    return found


def stands(round_: "RecruitmentRound") -> dict[str, Any]:
    """Return the values of a round in the terms of the form."""
    return {
        "groups": [str(group.id) for group in round_.groups],
        "filling_method": round_.filling_method.value,
        "name": round_.name,
        "case_number": round_.case_number,
        "contact_name": round_.contact_name,
        "contact_email": round_.contact_email,
        "contact_phone": round_.contact_phone,
    }


def _described(group: "SeatGroup", term: "Term | None") -> str:
    seats = ngettext("one seat", "%(num)s seats", group.seats_decided)
    return f"{group.label} ({seats}, {term.label})" if term else f"{group.label} ({seats})"
