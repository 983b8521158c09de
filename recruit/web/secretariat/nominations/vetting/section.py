"""The check as the page of a nomination shows it: where it is, what is lacking, what can be done now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.foundation.accounts import queries as accounts
from recruit.foundation.i18n import format_date, format_datetime, format_list
from recruit.foundation.i18n import gettext as _
from recruit.nominations.queries.complaints import complaints
from recruit.nominations.queries.duplicates import alike
from recruit.nominations.queries.vetting import Check, check_of, lacking
from recruit.nominations.rules import Status
from recruit.nominations.rules.vetting import Lacking, Vetting
from recruit.reports.words import word

if TYPE_CHECKING:
    from recruit.nominations.model import Complaint, Nomination, VettingDecision

#: What colour repeats where the check is.
COLOURS = {
    Vetting.TO_CHECK: "info",
    Vetting.DEFICIENT: "warning",
    Vetting.NOT_REMEDIED: "error",
    Vetting.APPROVED: "success",
}


@dataclass(frozen=True, slots=True)
class Section:
    """What the page of a nomination says of its check."""

    check: Check
    vetting: Vetting
    #: Whoever stands is to be checked; of the others it is said only what was decided.
    is_shown: bool
    facts: Sequence[tuple[str, str]]
    #: Those that are the same person's, as somebody has found, and those that may be.
    joined: "Sequence[Nomination]"
    alike: "Sequence[Nomination]"
    #: What those who wrote notes are called today, by `Actor.reference`.
    names: Mapping[str, str]
    #: About what was decided, the latest first.
    complaints: Sequence["Complaint"]
    #: What can be decided now: what its button says, and the page where it is done.
    acts: Sequence[tuple[str, str]]

    @property
    def colour(self) -> str:
        return COLOURS.get(self.vetting, "")


def section_of(session: Session, nomination: "Nomination", status: Status, *, now: datetime) -> Section:
    """Return the check of a nomination, loaded whole. Nine queries at most."""
    check = check_of(session, nomination.id)
    vetting = check.vetting(now=now)
    missing = lacking(session, nomination, check) if status is Status.STANDS and check.decision is None else []
    facts = [*_of_what_is_lacking(check, missing), *_of_the_decision(check)]
    together = {each.kept_id for each in check.joins} | {each.joined_id for each in check.joins}
    others = alike(session, nomination, together)
    return Section(
        check=check,
        vetting=vetting,
        is_shown=check.kept is None and (status is Status.STANDS or check.decision is not None),
        joined=[each for each in others if each.id in together],
        alike=[each for each in others if each.id not in together],
        facts=[(label, text) for label, text in facts if text],
        names=accounts.names(session, {note.by for note in check.notes}),
        complaints=_complaints(session, nomination) if check.decisions else [],
        acts=list(_acts(check, status)),
    )


def _complaints(session: Session, nomination: "Nomination") -> "list[Complaint]":
    """Return the complaints about what was decided about a nomination, the latest first."""
    of_round = complaints(session, nomination.round_id)
    return [each for each in of_round if each.decision and each.decision.nomination_id == nomination.id]


def _of_what_is_lacking(check: Check, missing: Sequence[Lacking]) -> Iterator[tuple[str, str]]:
    yield _("Lacking, as far as the program can see"), format_list([word(each) for each in missing])
    if told := check.deficiency:
        yield _("Told the person on %(when)s", when=format_datetime(told.at)), _in_words(told.lacking)
        yield _("What the person is to do"), told.text
        yield _("Can be mended until"), format_datetime(told.remedy_until)
    if (asked := check.corrected) and asked.remedied_at:
        yield (
            _("The person has corrected something on %(when)s", when=format_datetime(asked.remedied_at)),
            _("See after."),
        )
        yield _("What was asked"), ": ".join(filter(None, (_in_words(asked.lacking), asked.text)))


def _of_the_decision(check: Check) -> Iterator[tuple[str, str]]:
    if made := check.decision:
        yield _("Decided"), format_date(made.decided_on)
        yield _("The election committee's meeting"), made.committee
        yield _("Reason"), made.reason
        yield _("Conflict of interest"), made.conflict
        yield _("Complaint to"), made.complaint_to
        yield _("Complaint until"), format_datetime(made.complaint_until) if made.complaint_until else ""
    for earlier in check.decisions:
        if earlier.revoked_at:
            yield _("Taken back on %(when)s", when=format_datetime(earlier.revoked_at)), _taken_back(earlier)


def _taken_back(decision: "VettingDecision") -> str:
    said = word(Vetting.APPROVED if decision.approves else Vetting.NOT_APPROVED)
    return f"{said}: {decision.revoked_because}"


def _in_words(codes: Sequence[str]) -> str:
    return format_list([word(Lacking(each)) for each in codes])


def _acts(check: Check, status: Status) -> Iterator[tuple[str, str]]:
    if check.decision:
        if not check.decision.approves:
            yield _("Print the letter about it"), "nomination_decision.letter"
        yield _("Take the decision back"), "nomination_decision.take_back"
    elif status is Status.STANDS and check.kept is None:
        again = check.deficiency is not None
        yield _("Approve as a candidate"), "nomination_decision.approve"
        yield _("Write again what is lacking") if again else _("Write what is lacking"), "nomination_deficiency.tell"
        yield _("Do not approve"), "nomination_decision.refuse"
