"""The forms for what was counted at a place: totals for each candidate, or the papers themselves."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from recruit.counting.contest import BadInput
from recruit.elections.operations.counting import At, most_marks
from recruit.elections.queries.election import counted
from recruit.elections.rules.counting import is_ranked
from recruit.elections.rules.papers import Handed, as_lines, from_file, from_lines
from recruit.elections.rules.tally import Counted
from recruit.elections.rules.vocabulary import CountRound, FormOfVoting, Invalid
from recruit.foundation.i18n import current_locale
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.reports.words import word
from recruit.web.fields import FileField, NumberField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import VersionedForm
from recruit.web.lengths import LINE, REMARK

if TYPE_CHECKING:
    from recruit.elections.model import Contest, Election, Tally


class TallyForm(VersionedForm):
    """What totals and papers have in common. Reasons for invalid papers are fields of their own, one for each."""

    contest: "Contest"

    round = RadioField(
        _l("Which count is it?"),
        [Required()],
        hints={CountRound.PRELIMINARY: _l("The one of the evening. Leave it out where you count once only.")},
    )
    place = TextField(_l("Where was it counted?"), [Required(), LINE], width="l")
    form = RadioField(_l("How were these votes given?"), [Required()])
    blank = NumberField(_l("Blank papers"), [Required()], default=0)
    expected = NumberField(
        _l("Voters or envelopes"),
        hint=_l("Voters marked at the meeting, inner envelopes by post. Leave it empty where nobody counted them."),
        marked=False,
    )
    remark = TextAreaField(
        _l("Remark"),
        [REMARK],
        hint=_l("Needed where there are not as many papers as voters, and where the final count is another."),
        marked=False,
        render_kw={"rows": 2},
    )

    @property
    def invalid(self) -> Iterator[Any]:
        """The fields for papers that do not count, by reason."""
        return (field for field in self if field.short_name.startswith("invalid_"))

    def offer(self, election: "Election") -> None:
        """Offer what can be chosen."""
        self.round.choices = [(one, word(one).capitalize()) for one in (CountRound.FINAL, CountRound.PRELIMINARY)]
        self.form.choices = [(one, word(FormOfVoting(one)).capitalize()) for one in election.forms]

    def at(self, clerk: int) -> At:
        """Return of what the tally is."""
        return At(CountRound(self.round.data), str(self.place.data), FormOfVoting(self.form.data), clerk)

    def _counted(self, valid: int, **given: Any) -> Counted:
        return Counted(
            valid=valid,
            blank=self.blank.data or 0,
            invalid=self._papers_that_do_not_count(),
            expected=self.expected.data,
            remark=str(self.remark.data or ""),
            **given,
        )

    def _papers_that_do_not_count(self) -> dict[str, int]:
        found = {one: int(self[f"invalid_{one.name}"].data or 0) for one in Invalid}
        return {one.value: number for one, number in found.items() if number}


class TotalsForm(TallyForm):
    """A total for each candidate, in the order of the ballot."""

    valid = NumberField(_l("Papers that count"), [Required()])

    @property
    def votes(self) -> Iterator[Any]:
        """The fields for the candidates' votes."""
        return (field for field in self if field.short_name.startswith("votes_"))

    def counted(self) -> Counted:
        """Return what was counted."""
        votes = {int(field.short_name.removeprefix("votes_")): field.data for field in self.votes}
        return self._counted(self.valid.data or 0, votes=votes)


class PapersForm(TallyForm):
    """The papers themselves, out of a file or one on a line."""

    file = FileField(
        _l("File with the papers"),
        hint=_l(
            "BLT, or CSV with the column “antal” and one for each candidate. It takes the place of the lines below."
        ),
        marked=False,
        render_kw={"accept": ".blt,.csv,.txt"},
    )
    papers = TextAreaField(
        _l("Papers"),
        hint=_l("One on a line, the numbers in the order of the paper: 3 1 2. Five alike: 5 x 3 1 2."),
        marked=False,
        render_kw={"rows": 8, "spellcheck": "false"},
    )

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check what was sent; a file that can be read is kept as lines, whatever else is to be mended."""
        is_valid = super().validate(extra_validators)
        return self._read(self.contest) and is_valid

    def _read(self, contest: "Contest") -> bool:
        given: Any = {"most": most_marks(contest), "crosses": not is_ranked(contest.method)}
        entries, sent = len(contest.entries), self.file.data
        field = self.file if sent else self.papers
        try:
            found = (
                from_file(sent.read(), entries, **given)
                if sent
                else from_lines(str(self.papers.data or ""), entries, **given)
            )
        except BadInput as fault:
            field.errors = [*field.errors, fault.sentence(current_locale().code)]
            return False
        self._take(found)
        return True

    def _take(self, found: Handed) -> None:
        """Put what was read into the fields, where it stands if something else has to be mended."""
        self.handed = found
        self.papers.data = as_lines(found.papers)
        self.blank.data = found.blank or self.blank.data
        for reason, papers in found.invalid.items():
            self[f"invalid_{Invalid(reason).name}"].data = papers

    def counted(self) -> Counted:
        """Return what was counted; once it is valid."""
        return self._counted(self.handed.valid, papers=self.handed.papers)


def form_for(
    election: "Election", contest: "Contest", names: Mapping[int, str], stands: Mapping[str, Any], *, papers: bool
) -> TotalsForm | PapersForm:
    """Return the form for a contest, with a field for each reason and, for totals, each candidate."""
    kind = PapersForm if papers else TotalsForm
    reasons = {f"invalid_{one.name}": NumberField(word(one).capitalize(), marked=False, default=0) for one in Invalid}
    votes = {} if papers else {f"votes_{number}": _votes(number, name) for number, name in names.items()}
    made: TotalsForm | PapersForm = type(kind.__name__, (kind,), reasons | votes)(data=stands)
    made.contest = contest
    made.offer(election)
    return made


def _votes(number: int, name: str) -> NumberField:
    return NumberField(_("%(number)s. %(name)s", number=number, name=name), [Required()])


def stands(tally: "Tally") -> dict[str, Any]:
    """Return what a tally holds, in the terms of its form."""
    found = counted(tally)
    return {
        "version": tally.version,
        "round": tally.round.value,
        "place": tally.place,
        "form": tally.form.value,
        "valid": found.valid,
        "blank": found.blank,
        "expected": found.expected,
        "remark": found.remark,
        "papers": as_lines(found.papers or {}),
        **{f"invalid_{one.name}": found.invalid.get(one.value, 0) for one in Invalid},
        **{f"votes_{number}": votes for number, votes in (found.votes or {}).items()},
    }
