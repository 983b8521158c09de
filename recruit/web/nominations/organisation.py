"""The answer of an organisation: two people and a substitute for each of its places, or the reason why not.

Asked behind the organisation's link, and by the secretariat for what came on paper, by telephone or at a meeting. What
somebody has written about themselves since is theirs: once they have answered, the form names them and no more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from recruit.bodies.rules import SubstituteArrangement
from recruit.foundation.i18n import _, _l
from recruit.foundation.keys import search_key
from recruit.nominations.queries.asks import standing_answer
from recruit.nominations.queries.organisation import heard, in_play
from recruit.nominations.rules import ProposedAs, Status
from recruit.people.rules import Gender
from recruit.recruitment.rules import DeviationReason
from recruit.recruitment.rules.proposal import Part, Proposal, ProposedPerson
from recruit.web.fields import CheckboxField, EmailField, PhoneField, RadioField, TextAreaField, TextField
from recruit.web.form import ActingForm

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination, Nominee
    from recruit.recruitment.model import OrganisationCall

GENDERS = [(Gender.WOMAN.value, _l("Woman")), (Gender.MAN.value, _l("Man")), (Gender.OTHER.value, _l("Other"))]

#: Why not both a woman and a man; the empty answer says that there is one of each.
DEVIATIONS = {
    "": _l("Yes"),
    DeviationReason.ONE_SEX_ASSOCIATION: _l("No, only women or only men can be members of the association"),
    DeviationReason.BORN_MEMBER: _l("No, the place goes with an office, so there is nobody to choose"),
    DeviationReason.NOBODY_ELSE_WILLING: _l("No, nobody else is willing"),
    DeviationReason.OTHER: _l("No, for another reason"),
}

#: What has become of a proposal.
OUTCOMES = {
    Status.AWAITING_ANSWER: _l("Has been asked"),
    Status.STANDS: _l("Said yes"),
    Status.DECLINED: _l("Said no"),
    Status.EXPIRED: _l("Did not answer in time"),
    Status.WITHDRAWN: _l("Has withdrawn"),
}

#: Only here does a place have a substitute of its own.
_OWN_SUBSTITUTE = (SubstituteArrangement.PERSONAL, SubstituteArrangement.ORGANISATION)
_TWO = (Part.FIRST, Part.SECOND)


class AnswerForm(ActingForm):
    """An organisation's answer; `form_of` adds the fields, so that they stand as on the page: place by place first."""

    deviation: RadioField
    deviation_text: TextAreaField
    other_as_substitute: CheckboxField
    answered_by: TextField
    #: For whom the form asks, place by place.
    people: Sequence[ProposedPerson] = ()
    #: Who was proposed before and has answered, by place, part and name.
    answered: Mapping[tuple[int, bool, str], "Nominee"]

    def proposal(self) -> Proposal:
        """Return the answer as it was written."""
        return Proposal(
            people=tuple(self._as_it_stands(self._written(person)) for person in self.people),
            answered_by=self.answered_by.data or "",
            deviation=DeviationReason(self.deviation.data) if self.deviation.data else None,
            deviation_text=self.deviation_text.data or "",
            other_as_substitute="other_as_substitute" in self and bool(self.other_as_substitute.data),
        )

    def in_words(self) -> Iterator[tuple[str, str]]:
        """Yield what was written, each with what it is about: for whoever has to send it in another way."""
        for person in map(self._written, self.people):
            if not person.is_empty:
                yield heading(person), ", ".join(filter(None, (person.name, person.email, person.phone)))
        if self.deviation.data:
            yield str(self.deviation.label.text), str(DEVIATIONS[DeviationReason(self.deviation.data)])
        for field in (self.deviation_text, self.answered_by):
            if field.data:
                yield str(field.label.text), field.data

    def _written(self, person: ProposedPerson) -> ProposedPerson:
        name, email, phone = (str(self[person.field(what)].data or "") for what in ("name", "email", "phone"))
        gender = self[person.field("gender")].data if person.part in _TWO else None
        return ProposedPerson(person.place, person.part, name, email, phone, Gender(gender) if gender else None)

    def _as_it_stands(self, person: ProposedPerson) -> ProposedPerson:
        """Return somebody with how they are reached by now, where the form names them only; it is for no reader."""
        kept = self.answered.get(_key(person.place, person.part is Part.SUBSTITUTE, person.name))
        if kept is None or person.email or person.phone:
            return person
        return replace(person, email=kept.email, phone=kept.phone)


F = TypeVar("F", bound=AnswerForm)


def heading(person: ProposedPerson) -> str:
    """Return for which place, and as what, the form asks for somebody."""
    return {
        Part.FIRST: _("Place %(number)s: first person", number=person.place),
        Part.SECOND: _("Place %(number)s: second person", number=person.place),
        Part.SUBSTITUTE: _("Place %(number)s: personal substitute", number=person.place),
    }[person.part]


def form_of(
    kind: type[F], call: "OrganisationCall", proposed: Sequence["Nomination"], *, now: datetime, **data: Any
) -> F:
    """Return the form for a call, filled in with whom the organisation proposes as far as it may hear of them."""
    has_substitutes = call.seat_group.arrangement in _OWN_SUBSTITUTE
    parts = tuple(Part) if has_substitutes else _TWO
    people = [ProposedPerson(place, part) for place in range(1, call.places + 1) for part in parts]
    shown = _by_part(_named(proposed, now=now))
    questions: dict[str, Any] = {"people": people, "answered": _answered(proposed)}
    for person in people:
        known = shown.get((person.place, person.part))
        questions |= {person.field(what): field for what, field in _questions(person, known)}
        data |= {person.field(what): value for what, value in _stands(known).items()}
    questions |= _asked_once(has_substitutes=has_substitutes)
    data.setdefault("answered_by", call.contact_name)
    data |= {"deviation": call.deviation or "", "deviation_text": call.deviation_text or ""}
    made: F = type("AnswerFormOfCall", (kind,), questions)(
        data=data | {"other_as_substitute": call.other_as_substitute}
    )
    return made


def _questions(person: ProposedPerson, known: "Nomination | None") -> Iterator[tuple[str, Any]]:
    hint = _l("Has been asked. Leave these two empty if you keep the name.") if known and _is_theirs(known) else ""
    yield "name", TextField(_l("Name"), marked=False, autocomplete="off")
    yield "email", EmailField(_l("E-mail"), hint=hint, marked=False, autocomplete="off")
    yield "phone", PhoneField(_l("Telephone"), marked=False, autocomplete="off")
    if person.part in _TWO:
        usual = Gender.WOMAN if person.part is Part.FIRST else Gender.MAN
        yield "gender", RadioField(_l("Woman or man?"), choices=GENDERS, default=usual.value, marked=False)


def _asked_once(*, has_substitutes: bool) -> dict[str, Any]:
    asked = {
        "deviation": RadioField(
            _l("Do you propose a woman and a man for each place?"), choices=list(DEVIATIONS.items()), marked=False
        ),
        "deviation_text": TextAreaField(
            _l("The reason, in a few words"), marked=False, render_kw={"rows": 3, "dir": "auto"}
        ),
        "other_as_substitute": CheckboxField(_l("Whoever of the two is not appointed becomes the personal substitute")),
        "answered_by": TextField(
            _l("Who answers for the organisation?"),
            hint=_l("The people you propose are told this name"),
            autocomplete="name",
            marked=False,
        ),
    }
    return asked if has_substitutes else asked | {"other_as_substitute": None}


def _stands(known: "Nomination | None") -> dict[str, Any]:
    if known is None or known.nominee is None:
        return {}
    nominee, gender = known.nominee, known.nominee.gender
    said = {"name": nominee.name} | ({"gender": gender.value} if gender else {})
    return said if _is_theirs(known) else said | {"email": nominee.email, "phone": nominee.phone}


def _named(proposed: Sequence["Nomination"], *, now: datetime) -> list["Nomination"]:
    """Return whom the organisation still proposes as far as it may hear, those who can be appointed first."""
    possible = {one.id for one in in_play(proposed, now=now)}
    named = [one for one in proposed if one.nominee and heard(one, now=now) in (Status.STANDS, Status.AWAITING_ANSWER)]
    return sorted(named, key=lambda one: one.id not in possible)


def _by_part(named: Sequence["Nomination"]) -> Mapping[tuple[int, Part], "Nomination"]:
    """Return each where the form asks for them; a woman first, as the form has it."""
    found: dict[tuple[int, Part], Nomination] = {}
    for one in named:
        is_woman = one.nominee is not None and one.nominee.gender is Gender.WOMAN
        members = _TWO if is_woman else tuple(reversed(_TWO))
        parts = (Part.SUBSTITUTE,) if one.proposed_as is ProposedAs.SUBSTITUTE else members
        free = next((part for part in parts if (one.place or 1, part) not in found), None)
        if free:
            found[one.place or 1, free] = one
    return found


def _answered(proposed: Sequence["Nomination"]) -> Mapping[tuple[int, bool, str], "Nominee"]:
    return {
        _key(one.place or 1, one.proposed_as is ProposedAs.SUBSTITUTE, one.nominee.name): one.nominee
        for one in proposed
        if one.nominee and _is_theirs(one)
    }


def _is_theirs(known: "Nomination") -> bool:
    """Return True when somebody has answered: from then on they write about themselves."""
    return standing_answer(known) is not None


def _key(place: int, is_substitute: bool, name: str) -> tuple[int, bool, str]:
    return place, is_substitute, search_key(name)
