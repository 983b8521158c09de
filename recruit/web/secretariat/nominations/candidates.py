"""Kandidaterne: who would be on the list and for how many places; the list once it is fixed; and taking it back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.acts import vacancies
from recruit.foundation import clock
from recruit.foundation.i18n import format_date
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.nominations import letters
from recruit.nominations.operations import candidates as operations
from recruit.nominations.queries import candidates as queries
from recruit.nominations.queries import complaints, overview, shortage
from recruit.nominations.queries.candidates import Named, Placed
from recruit.nominations.queries.overview import Numbers, Wanted
from recruit.nominations.rules.selection import Places
from recruit.nominations.rules.vetting import Vetting
from recruit.recruitment.rules import end_of
from recruit.recruitment.rules.timetable import has_a_vote
from recruit.reports.words import word
from recruit.web.access import May, current_actor, may, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.nominations.candidates_fixing import hindrances
from recruit.web.secretariat.nominations.list_of_nominations import VETTINGS
from recruit.web.secretariat.recruitment.loading import open_round, round_to_change
from recruit.web.secretariat.recruitment.members_form import as_read

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound

bp = Blueprint("candidates", __name__, url_prefix="/sekretariat/<body:body>/rekruttering/<id:round_id>/kandidater")


@dataclass(frozen=True, slots=True)
class Count:
    """The candidates of a member group beside its places. Without a group: who stands for any of them."""

    label: str | None
    places: int | None
    candidates: int


class RevocationForm(ActingForm):
    because = TextAreaField(
        _l("Why?"), [Required(_l("Write why."))], hint=_l("The candidates read it."), render_kw={"rows": 2}
    )


class LastDayForm(ActingForm):
    last_day = DateField(_l("Last day on which everybody can see the candidates"), [Required()])


@bp.get("")
@requires(May.VIEW_NOMINATIONS)
def candidates(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    now = clock.now()
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.VIEW_NOMINATIONS)
        found = queries.sorted_now(session, round_, now=now)
        places = vacancies.vacant(session, round_, on=clock.local(now).date())
        free = vacancies.numbers(places)
        outlook = shortage.outlook(session, council, round_, free, now=now, approved_only=True)
        approved = queries.named(session, round_, found.approved)
        list_ = queries.standing(session, round_id)
        placed = queries.placed(session, list_) if list_ else []
        revoked = queries.revoked(session, round_id)
        complained = len(complaints.open_complaints(session, round_id))
        numbers = overview.numbers(session, round_, Wanted(), now=now) if found.undecided else None
    return render_template(
        "secretariat/nominations/candidates/candidates.html",
        council=council,
        round=round_,
        found=found,
        undecided=list(_undecided(numbers)) if numbers else [],
        outlook=outlook,
        approved=approved,
        counts=_counts(list(places.values()), approved),
        places=outlook.places,
        list=list_,
        placed=placed,
        not_on_it=_not_on_it(approved, placed),
        last_day=list_.down_on - timedelta(days=1) if list_ else None,
        is_public=bool(list_ and round_.is_announced and clock.today() < list_.down_on),
        revoked=revoked,
        complained=complained,
        hindrances=hindrances(round_, found, now=now),
        is_open=_takes_nominations(round_),
        may_fix=may(signed_in(), May.MANAGE_NOMINATIONS),
        is_selected=not has_a_vote(round_.filling_method),
        word=word,
    )


@bp.route("/sidste-dag", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def last_day(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Change until when everybody can see the candidates. Raises NotFound before they are fixed."""
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        list_ = queries.standing(session, round_id)
        if list_ is None:
            raise NotFound("candidates")
    form = LastDayForm(data={"last_day": list_.down_on - timedelta(days=1)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, changed = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            down_on = form.last_day.data + timedelta(days=1)
            operations.show_until(session, changed, down_on, by=current_actor(), now=clock.now())
            flash(_("Everybody can see the candidates to and including %(day)s.", day=format_date(form.last_day.data)))
            return form.done(session, url_for(".candidates", body=ours, round_id=round_id))
    page = render_template("secretariat/nominations/candidates/last_day.html", form=form, council=council, round=round_)
    return page, form.status


@bp.route("/tag-tilbage", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def revocation(body: BodyRef, round_id: UUID) -> ResponseReturnValue:
    """Say what taking the list back means, then do it."""
    form = RevocationForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, round_ = round_to_change(session, body, round_id, May.MANAGE_NOMINATIONS)
            operations.revoke(session, round_, str(form.because.data), by=current_actor(), now=clock.now())
            flash(_("The candidates are no longer public, and can be fixed anew."))
            return form.done(session, url_for(".candidates", body=ours, round_id=round_id))
    with reading() as session:
        council, round_ = open_round(session, body, round_id, May.MANAGE_NOMINATIONS)
        list_ = queries.standing(session, round_id)
        placed = queries.placed(session, list_) if list_ else []
        letter = as_read(session, letters.candidate_news_as_shown(round_, _("[the candidate's name]")))
    told = [each.nominee for each in placed if each.nominee]
    by_mail = sum(each.email != "" for each in told)
    page = render_template(
        "secretariat/nominations/candidates/revocation.html",
        form=form,
        council=council,
        round=round_,
        by_mail=by_mail,
        on_paper=len(told) - by_mail,
        letter=letter,
    )
    return page, form.status


def _undecided(numbers: Numbers) -> Iterator[tuple[str, str, int]]:
    """Yield where the check is of those about whom nobody has decided: in the list's address, in words, of how many."""
    for name, where in VETTINGS.items():
        if where not in (Vetting.APPROVED, Vetting.NOT_APPROVED) and numbers.by_vetting.get(where):
            yield name, word(where), numbers.by_vetting[where]


def _counts(groups: Sequence[Places], approved: Sequence[Named]) -> list[Count]:
    """Return a line for each group, and one for those who named none; a round with one group needs no lines."""
    if len(groups) < 2:
        return []
    by_group = Counter(each.group for each in approved)
    lines = [Count(group.label, group.number, by_group[group.label]) for group in groups]
    return [*lines, Count(None, None, by_group[None])] if by_group[None] else lines


def _not_on_it(approved: Sequence[Named], placed: Sequence[Placed]) -> list[Named]:
    """Return who is approved and missing on the list that stands."""
    on_it = {each.nomination_id for each in placed}
    return [each for each in approved if each.id not in on_it] if placed else []


def _takes_nominations(round_: "RecruitmentRound") -> bool:
    return clock.now() < end_of(round_.closes_at)
