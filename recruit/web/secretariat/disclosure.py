"""Indsigt: everything that is held on one person, from a nomination or from the councils' people (GDPR art. 15)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.acts import directory
from recruit.foundation import clock, i18n
from recruit.foundation.audit import operations as audit
from recruit.foundation.i18n import _l
from recruit.nominations import queries as nominations
from recruit.reports.disclosure.category import READ_FIRST
from recruit.reports.disclosure.collecting import Disclosure, disclosure
from recruit.reports.disclosure.subject import Subject, name_of, of_nomination, of_person, perhaps_same
from recruit.reports.disclosure.words import elsewhere, told
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.disclosure import event_said, handed_out, note_handing_out
from recruit.web.extensions import transaction
from recruit.web.fields import CheckboxesField, CheckboxField
from recruit.web.form import Form
from recruit.web.papers import owner
from recruit.web.people import reach
from recruit.web.secretariat.nominations.acting import PREFIX, around
from recruit.web.secretariat.nominations.acting import name_of as name_of_nominee
from recruit.web.secretariat.nominations.loading import open_nomination

if TYPE_CHECKING:
    from recruit.nominations.model import Nomination
    from recruit.people.model import Person

bp = Blueprint("disclosure", __name__)


class HandingOutForm(Form):
    notes = CheckboxField(_l("With notes and registers of voters: I have read them, and they do not tell of others"))


class TogetherForm(Form):
    """Other nominations that may be of the same person; it changes nothing, so it needs no token."""

    class Meta(Form.Meta):
        csrf = False

    sammen = CheckboxesField(
        _l("Others with the same e-mail address"),
        hint=_l("A family can share an address. Tick only what is certainly of the same person."),
    )


@bp.get(f"{PREFIX}/indsigt")
@requires(May.MANAGE_NOMINATIONS)
def of_nominee(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show everything of whoever a nomination is of, with what somebody says is theirs as well."""
    with transaction() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
        offered = perhaps_same(session, nomination, reach(session, May.MANAGE_NOMINATIONS))
        subject = _of_nomination(session, nomination)
        page = _page(
            session,
            subject,
            "secretariat/disclosure/of_nominee.html",
            together=_together(offered),
            handing=url_for(
                ".hand_out_of_nominee", body=council, round_id=round_id, nomination_id=nomination_id, sammen=_chosen()
            ),
            **around(council, nomination),
        )
        _note_look(session, subject)
    return page


@bp.post(f"{PREFIX}/indsigt")
@requires(May.MANAGE_NOMINATIONS)
def hand_out_of_nominee(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    with i18n.speaking(i18n.DEFAULT):
        with transaction() as session:
            _council, nomination = open_nomination(session, body, round_id, nomination_id)
            found = _to_hand_out(session, nomination, _of_nomination(session, nomination))
        return handed_out(found)


@bp.get("/sekretariat/personer/<id:person_id>/indsigt")
@requires(May.MANAGE_NOMINATIONS)
def of_known_person(person_id: UUID) -> ResponseReturnValue:
    """Show everything of somebody among the people of the councils, with the nominations that are theirs."""
    with transaction() as session:
        person, subject = _of_person(session, person_id)
        handing = url_for(".hand_out_of_person", person_id=person.id)
        page = _page(session, subject, "secretariat/disclosure/of_person.html", person=person, handing=handing)
        _note_look(session, subject)
    return page


@bp.post("/sekretariat/personer/<id:person_id>/indsigt")
@requires(May.MANAGE_NOMINATIONS)
def hand_out_of_person(person_id: UUID) -> ResponseReturnValue:
    with i18n.speaking(i18n.DEFAULT):
        with transaction() as session:
            person, subject = _of_person(session, person_id)
            found = _to_hand_out(session, person, subject)
        return handed_out(found)


def _together(offered: "Sequence[Nomination]") -> TogetherForm | None:
    """Return the form that asks which of these are of the same person, as it was ticked; None where there are none."""
    form = TogetherForm(request.args)
    form.sammen.choices = [
        (str(each.id), f"{name_of_nominee(each)}, {each.reference}, {each.round.term.body.name}") for each in offered
    ]
    return form if offered else None


def _of_nomination(session: Session, nomination: "Nomination") -> Subject:
    return of_nomination(session, nomination, _chosen(), reach(session, May.MANAGE_NOMINATIONS))


def _of_person(session: Session, person_id: UUID) -> "tuple[Person, Subject]":
    person = directory.person_open_to(session, person_id, reach(session, May.MANAGE_PEOPLE))
    return person, of_person(session, person.id, reach(session, May.MANAGE_NOMINATIONS))


def _chosen() -> list[UUID]:
    """Return the other nominations that somebody has said are of the same person."""
    return request.args.getlist("sammen", type=UUID)


def _page(session: Session, subject: Subject, template: str, **page: Any) -> str:
    found = _disclosure(session, subject, with_notes=True)
    return render_template(
        template,
        name=name_of(session, subject),
        form=HandingOutForm(),
        categories=[told(each, event_said) for each in found.categories],
        elsewhere=elsewhere(found.elsewhere),
        has_notes=any(each.kind in READ_FIRST for each in found.categories),
        **page,
    )


def _to_hand_out(session: Session, about: "Nomination | Person", subject: Subject) -> Disclosure:
    """Return what is handed out, and note it; the file is set when nobody waits for this transaction any more."""
    found = _disclosure(session, subject, with_notes=bool(request.form.get("notes")))
    note_handing_out(session, about, subject)
    return found


def _disclosure(session: Session, subject: Subject, *, with_notes: bool) -> Disclosure:
    return disclosure(
        session,
        subject,
        municipality=owner(session).name,
        made_at=clock.now(),
        within=reach(session, May.MANAGE_NOMINATIONS),
        without=() if with_notes else READ_FIRST,
    )


def _note_look(session: Session, subject: Subject) -> None:
    """Note that the reader looked at each of the person's rows, apart from the log and for a shorter time."""
    looked_at: list[Any] = [nominations.nomination(session, each) for each in subject.nominations]
    if subject.person:
        looked_at.append(directory.person_open_to(session, subject.person, None))
    for each in looked_at:
        audit.look_up(session, each, by=current_actor(), at=clock.now())
