"""Indstil: from where a case takes in who is proposed; each source shows whom it brings before it does."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.operations.cases import collecting
from recruit.appointments.queries import offers
from recruit.appointments.queries import sources as queries
from recruit.appointments.queries.offers import Offer
from recruit.appointments.rules.case import DesignateSource
from recruit.appointments.rules.facts import Role
from recruit.bodies.rules import SeatType
from recruit.elections.queries import election as elections
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import ngettext
from recruit.foundation.refusal import NotFound, Refused
from recruit.nominations import queries as nominations
from recruit.nominations.rules import Status
from recruit.recruitment import queries as recruitment
from recruit.reports.words import word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.form import ActingForm
from recruit.web.secretariat.cases.loading import PREFIX, case_to_change, composition, open_case
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.appointments.model import AppointmentCase, Designate
    from recruit.bodies.model import Body

bp = Blueprint("cases_sources", __name__, url_prefix=f"{PREFIX}/indstil")

#: The sources as parts of an address.
ADDRESSES = {
    "valg": DesignateSource.RESULT,
    "udvaelgelse": DesignateSource.SELECTION,
    "organisationer": DesignateSource.ORGANISATION,
}
BY_KIND = {kind: address for address, kind in ADDRESSES.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """A source as its page shows it."""

    name: str
    #: Whom it offers, as far as they do not stand in the case.
    new: Sequence[Offer]
    #: How many more it has, who stand there already.
    known: int
    names: Mapping[UUID, str]
    #: Of those who are new: who has withdrawn or said no since, with what is said of it.
    gone: Mapping[UUID, str] = field(default_factory=dict)
    #: Of those who are new: of whom nothing is used for the time being, and who stands in for nobody else.
    held_back: Collection[UUID] = ()
    #: In which other cases of the term others of it stand.
    elsewhere: Collection[str] = ()
    #: Why nobody is taken from it.
    hindrances: Sequence[str] = ()

    @property
    def comes(self) -> int:
        """How many come into the case."""
        return sum(one.new.nomination not in self.held_back for one in self.new)

    @property
    def gone_names(self) -> Sequence[str]:
        """The names of those who come, and have withdrawn or said no since."""
        return [self.called(number) for number in self.gone if number not in self.held_back]

    def called(self, number: UUID) -> str:
        """Return what a candidate is called."""
        return self.names.get(number) or _("a candidate who is erased")

    def note(self, one: Offer) -> str:
        """Return what is said beside a name; mostly nothing."""
        number = one.new.nomination
        if number in self.held_back:
            return _("not taken in for the time being: what stands about them is not used now (GDPR art. 18)")
        return self.gone.get(number, "") if number else ""


@bp.get("")
@requires(May.MANAGE_BODIES)
def sources(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, case = open_case(session, body, case_id)
        groups = composition(session, case)
        return render_template(
            "secretariat/cases/sources.html",
            body=council,
            case=case,
            sources=[(one, BY_KIND[one.kind]) for one in queries.sources(session, council, case)],
            has_groups=bool(groups),
            has_political=any(one.seat_type is SeatType.MUNICIPAL_COUNCIL for one in groups.values()),
            sentence=sentence,
        )


@bp.route(f"/<any({', '.join(ADDRESSES)}):kind>/<id:source_id>", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def take(body: BodyRef, case_id: UUID, kind: str, source_id: UUID) -> ResponseReturnValue:
    """Show whom a source brings into the case, then take them in."""
    form = ActingForm()
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, case = case_to_change(session, body, case_id)
            made = _taken(session, ours, case, ADDRESSES[kind], source_id)
            flash(ngettext("One person is taken into the case.", "%(num)s people are taken into the case.", len(made)))
            return form.done(session, url_for("cases_case.page", body=ours, case_id=case_id))
    with reading() as session:
        council, case = open_case(session, body, case_id)
        source = _offered(session, council, case, ADDRESSES[kind], source_id)
        groups = composition(session, case)
        page = render_template(
            "secretariat/cases/take.html",
            form=form,
            body=council,
            case=case,
            source=source,
            groups=_by_group(source, {number: group.label for number, group in groups.items()}),
        )
    return page, form.status


def _taken(
    session: Session, council: "Body", case: "AppointmentCase", kind: DesignateSource, source_id: UUID
) -> "Sequence[Designate]":
    verbs: Mapping[DesignateSource, Callable[..., Sequence[Designate]]] = {
        DesignateSource.RESULT: collecting.from_result,
        DesignateSource.SELECTION: collecting.from_selection,
        DesignateSource.ORGANISATION: collecting.from_organisations,
    }
    return verbs[kind](
        session, case, _loaded(session, council, case, kind, source_id), by=current_actor(), now=clock.now()
    )


def _loaded(session: Session, council: "Body", case: "AppointmentCase", kind: DesignateSource, number: UUID) -> Any:
    """Return the election or the round of a source. Raises NotFound, also for one of another term."""
    if kind is DesignateSource.RESULT:
        election = elections.election(session, council, number)
        if election.round.term_id != case.term_id:
            raise NotFound("election")
        return election
    round_ = recruitment.round_of_body(session, council, number)
    if round_.term_id != case.term_id:
        raise NotFound("round")
    return round_


def _offered(session: Session, council: "Body", case: "AppointmentCase", kind: DesignateSource, number: UUID) -> Source:
    loaded = _loaded(session, council, case, kind, number)
    try:
        if kind is DesignateSource.RESULT:
            found = offers.of_result(session, loaded)
        elif kind is DesignateSource.SELECTION:
            found = offers.of_selection(session, loaded)
        else:
            found = offers.of_organisations(session, loaded, now=clock.now())
    except Refused as refused:
        return Source(loaded.name, (), 0, {}, hindrances=[sentence(one) for one in refused.refusals])
    others = offers.elsewhere(session, case)
    new = list(offers.fitted(case, found, others))
    stand_there = [others[key] for one in found if (key := (one.new.seat_group, one.new.nomination)) in others]
    round_ = loaded.round if kind is DesignateSource.RESULT else loaded
    standing = nominations.statuses(session, round_, now=clock.now())
    offered = {one.new.nomination for one in new}
    gone = {
        number: word(status) for number, status in standing.items() if number in offered and status is not Status.STANDS
    }
    held_back, names = offers.held_back(session, new), offers.names(session, new)
    known = len(found) - len(new) - len(stand_there)
    return Source(loaded.name, new, known, names, gone, held_back, sorted({*stand_there}))


def _by_group(source: Source, labels: Mapping[UUID, str]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return who is new by member group: names, what each is proposed as, and what is to be known of them."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for one in source.new:
        number = one.new.nomination
        name = source.called(number) if number else _("a candidate who is erased")
        label = labels.get(one.new.seat_group, "–")
        found.setdefault(label, []).append((name, _place(one, source), source.note(one)))
    return list(found.items())


def _place(one: Offer, source: Source) -> str:
    if one.new.role is Role.MEMBER:
        return _("recommended for appointment")
    if one.behind:
        return _("personal substitute of %(name)s", name=source.names.get(one.behind[0], "–"))
    return _("next in order, number %(rank)s", rank=one.new.rank) if one.new.rank else _("next in order")
