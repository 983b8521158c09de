"""The forms of the evening, one for each kind of act. A browser keeps what was filled in, and sends it when it can."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from recruit.elections.operations.evening import (
    AllRead,
    CalledOut,
    LotDrawn,
    OneVoter,
    Passed,
    Read,
    TakenBack,
    What,
)
from recruit.elections.operations.evening_list import ListClosed
from recruit.elections.rules.drawing import NewLot
from recruit.elections.rules.evening import Kind, Paper
from recruit.elections.rules.vocabulary import Invalid, LotManner, Milestone
from recruit.foundation import clock
from recruit.foundation.i18n import format_list
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import word
from recruit.web.fields import HiddenField, NumberField, Required, SelectField, TextAreaField, TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE, REMARK
from recruit.web.secretariat.elections.counting import tally_form
from recruit.web.secretariat.nominations.floor_form import FloorForm

if TYPE_CHECKING:
    from recruit.elections.queries.evening import Evening
    from recruit.web.nominations.fields import Asking

#: What a paper is where it has no crosses and no fault.
BLANK = "blank"
#: How many digits a number on a ballot has at most.
LONGEST_NUMBER = 4


class Said:
    """What somebody filled in, in the terms of an act; each form returns as `what` what is to be done."""

    def said(self) -> Mapping[str, tuple[str, ...]]:
        """Return what was filled in, by the names of the fields."""
        fields: Any = self
        ours = [field for field in fields if field.short_name not in ("csrf_token", "form_key")]
        return {field.short_name: (str("" if field.data is None else field.data),) for field in ours}


class CallForm(Said, FloorForm):
    """Somebody is called out."""

    def said(self) -> Mapping[str, tuple[str, ...]]:
        """Return what does not depend on what the round asks by now: the same act says the same when it comes again."""
        return {"presence": (str(self.presence.data),), "name": (str(self.name.data),)}

    def what(self) -> What:
        """Return who is called out."""
        return CalledOut(self.submission(), str(self.known.data or ""))


class CandidateBackForm(Said, ActingForm):
    #: The act that called them out.
    of = HiddenField()

    def what(self) -> What:
        return TakenBack(Kind.CANDIDATE_BACK, _number(self.of.data))


class ListForm(Said, ActingForm):
    #: Those who stand, in the order in which they get their numbers.
    order = HiddenField()
    people = TextAreaField(
        _l("Who of the election committee is there?"),
        [Required()],
        hint=_l("One name a line. All of them sign on paper."),
        render_kw={"rows": 3, "autocomplete": "off"},
    )

    def what(self) -> What:
        people = _lines(self.people.data)
        return ListClosed(
            _order(self.order.data),
            people,
            _("The election committee at the meeting: %(names)s", names=format_list(people)),
            _("Approved at the meeting. What was not answered is overlooked."),
        )


class VoterForm(Said, ActingForm):
    def what(self) -> What:
        return OneVoter()


class VoterBackForm(Said, ActingForm):
    def what(self) -> What:
        return OneVoter(is_back=True, because=_("Counted one too many by a slip of the hand."))


class PollsForm(Said, ActingForm):
    def what(self) -> What:
        return Passed(Milestone.CLOSED)


class PaperForm(Said, ActingForm):
    #: Who has which number on the screen where it was read.
    order = HiddenField()
    marks = TextField(
        _l("Numbers with a cross"),
        hint=_l("Such as 3 7"),
        marked=False,
        width="s",
        autocomplete="off",
        render_kw={"inputmode": "numeric"},
    )
    fault = SelectField(_l("The paper"), marked=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        faults = [(one.value, _("Invalid: %(why)s", why=word(one))) for one in Invalid if one is not Invalid.ENVELOPE]
        self.fault.choices = [("", _("Counts")), (BLANK, _("Is blank")), *faults]

    def validate(self, extra_validators: Any = None) -> bool:
        """Check that the paper says something, or is said to be blank and is."""
        is_valid = super().validate(extra_validators)
        why = ""
        if not self._marks and not self.fault.data:
            why = _("Write the numbers, or say that the paper is blank.")
        elif self._marks and self.fault.data == BLANK:
            why = _("The paper has crosses and is said to be blank. Take the numbers away, or say that it counts.")
        self.marks.errors = [*self.marks.errors, *([why] if why else [])]
        return is_valid and not why

    @property
    def _marks(self) -> tuple[int, ...]:
        return tuple(sorted({*_numbers(self.marks.data)}))

    @property
    def paper(self) -> Paper:
        """What the paper says; the crosses of one that does not count are read by nobody."""
        fault = str(self.fault.data or "")
        return Paper() if fault == BLANK else Paper((), fault) if fault else Paper(self._marks)

    def said(self) -> Mapping[str, tuple[str, ...]]:
        """Return the paper in the one way in which it can be said."""
        return {"marks": tuple(map(str, self.paper.marks)), "fault": (self.paper.fault,)}

    def what(self) -> What:
        return Read(self.paper, _order(self.order.data))


class PaperBackForm(PaperForm):
    #: The act that read it aloud.
    of = HiddenField()

    def said(self) -> Mapping[str, tuple[str, ...]]:
        return {**super().said(), "of": (str(self.of.data),)}

    def what(self) -> What:
        return TakenBack(Kind.PAPER_BACK, _number(self.of.data), self.paper, super().said())


class CountForm(Said, ActingForm):
    remark = TextAreaField(
        _l("Remark"),
        [REMARK],
        hint=_l("Needed where there are not as many papers as voters."),
        marked=False,
        render_kw={"rows": 2},
    )

    def what(self) -> What:
        return AllRead(str(self.remark.data or ""))


class LotForm(Said, ActingForm):
    #: What the lot is for, and between which numbers, as the screen knew it; when it was drawn.
    purpose = HiddenField()
    between = HiddenField()
    at = HiddenField()
    drawn = TextField(
        _l("The numbers in the order drawn"),
        [Required()],
        width="s",
        autocomplete="off",
        render_kw={"inputmode": "numeric"},
    )
    drawn_by = TextField(
        _l("Who drew?"), [Required(), LINE], hint=_l("Somebody whom the lot does not concern."), autocomplete="off"
    )
    witnessed_by = TextField(_l("Who saw it?"), [Required(), LINE], autocomplete="off")

    def what(self) -> What:
        new = NewLot(
            _numbers(self.drawn.data),
            LotManner.BOWL,
            str(self.drawn_by.data),
            str(self.witnessed_by.data),
            min(_instant(str(self.at.data or "")) or clock.now(), clock.now()),
        )
        return LotDrawn(str(self.purpose.data), _numbers(self.between.data), new)


class CertifyForm(Said, ActingForm):
    people = TextAreaField(
        _l("Who of the election committee is there?"),
        [Required()],
        hint=_l("One name a line. All of them sign on paper."),
        render_kw={"rows": 3, "autocomplete": "off"},
    )

    def what(self) -> What:
        return Passed(Milestone.CERTIFIED, _lines(self.people.data))


class TotalsForm(Said, tally_form.TotalsForm):
    """Totals that were counted otherwise."""

    #: Who has which number on the screen where they were written.
    order = HiddenField()

    def what(self) -> What:
        return AllRead(totals=self.counted(), order=_order(self.order.data))


#: The form of each kind of act, but for a name called out and for totals, which ask what the election asks.
FORMS: Mapping[Kind, type[ActingForm]] = {
    Kind.CANDIDATE_BACK: CandidateBackForm,
    Kind.LIST: ListForm,
    Kind.VOTER: VoterForm,
    Kind.VOTER_BACK: VoterBackForm,
    Kind.POLLS: PollsForm,
    Kind.PAPER: PaperForm,
    Kind.PAPER_BACK: PaperBackForm,
    Kind.COUNT: CountForm,
    Kind.LOT: LotForm,
    Kind.CERTIFY: CertifyForm,
}


def form_of(kind: Kind, evening: "Evening", asking: "Asking", **given: Any) -> Any:
    """Return the form for an act of that kind; `given` goes to the form."""
    given = {"prefix": f"{kind}-"} | given
    if kind is Kind.CANDIDATE:
        return CallForm(asking, **given)
    return (_totals_form(evening) if kind is Kind.TOTALS else FORMS[kind])(**given)


def _totals_form(evening: "Evening") -> type[TotalsForm]:
    """Return the form for totals, with a field for each candidate and each reason for an invalid paper.

    Of which count they are, and where, is known.
    """
    known = dict.fromkeys(("round", "place", "form", "version"))
    reasons = {f"invalid_{one.name}": NumberField(word(one).capitalize(), marked=False, default=0) for one in Invalid}
    names = {line.number: line.name or _("(erased)") for line in evening.lines}
    votes = {
        f"votes_{number}": NumberField(_("%(number)s. %(name)s", number=number, name=name), [Required()])
        for number, name in names.items()
    }
    return type(TotalsForm.__name__, (TotalsForm,), known | reasons | votes)


def _number(text: object) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        return UUID(int=0)


def _order(text: object) -> list[UUID]:
    return [_number(one) for one in str(text or "").split()]


def _numbers(text: object) -> tuple[int, ...]:
    """Return the numbers that somebody wrote; 0 for what is none that a ballot has."""
    written = str(text or "").replace(",", " ").split()
    return tuple(int(one) if one.isdecimal() and len(one) <= LONGEST_NUMBER else 0 for one in written)


def _lines(text: object) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(text or "").splitlines() if line.strip())


def _instant(text: str) -> datetime | None:
    """Return when a browser says that it was."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
