"""The municipal council's list: pasted once a term, looked through line by line, entered at once.

Nothing is kept of the text between two looks: it stands in the form.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms.validators import Optional

from recruit.appointments.rules import Office
from recruit.bodies import operations as bodies
from recruit.bodies import queries as body_queries
from recruit.bodies.rules import NewTerm
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.foundation.keys import search_key
from recruit.foundation.municipality import queries as municipalities
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.intake import operations, queries
from recruit.intake.operations.council_list import CHAIR, VICE_CHAIR, WITHOUT_PARTY
from recruit.intake.rules.council_list import CouncilList, LineKind, OnTheList, entered_already, read_council_list
from recruit.web.access import May, current_actor, grants_that_allow, requires
from recruit.web.bodies import municipal_term
from recruit.web.extensions import reading, transaction
from recruit.web.fields import PartialDateField, RadioField, Required, TextAreaField
from recruit.web.form import ActingForm
from recruit.web.secretariat.choosing import NEW_PERSON, options
from recruit.web.sentences import sentence

bp = Blueprint("intake_council_list", __name__, url_prefix="/sekretariat/indlaes/kommunalbestyrelsen")

#: What the second button sends.
ENTER = "indfoer"
OFFICES = {Office.CHAIR: CHAIR, Office.VICE_CHAIR: VICE_CHAIR}


class CouncilListForm(ActingForm):
    """The text and the term; `with_people` adds who each person is."""

    text = TextAreaField(
        _l("The list"),
        [Required()],
        hint=_l("One person on a line, such as Anna Berg (A). Headings for parties and substitutes are understood."),
        render_kw={"rows": 14, "spellcheck": "false"},
    )
    first_day = PartialDateField(_l("First day of the term"), [Required()])
    last_day = PartialDateField(_l("Last day of the term"), [Required()])

    def who(self, one: OnTheList) -> RadioField | None:
        """Return the field that says who somebody on the list is, where anybody is called alike."""
        field: RadioField | None = self._fields.get(_field(one))
        return field

    def chosen(self, listed: CouncilList) -> dict[OnTheList, UUID | None]:
        """Return who each person is; None for somebody new. Raises Refused for everybody who is not decided about."""
        fields = {one: self.who(one) for one in listed.people}
        open_still = [one for one, field in fields.items() if field is not None and not field.data]
        refuse_if(Refusal("match-undecided", {"name": one.name}, _field(one)) for one in open_still)
        known = {one: field.data for one, field in fields.items() if field is not None}
        return {one: UUID(known[one]) if known.get(one, NEW_PERSON) != NEW_PERSON else None for one in listed.people}


@bp.route("", methods=["GET", "POST"])
@requires(May.READ_IN)
def council_list() -> ResponseReturnValue:
    listed = read_council_list(request.form.get("text", ""))
    with reading() as session:
        form = with_people(session, listed)
        _within_reach(session)
    valid = form.validate_on_submit()
    if valid and not listed.people:
        form.refuse(Refusal("nobody-on-the-list", field="text"))
    elif valid and request.form.get("trin") == ENTER:
        with form.refusals(), transaction() as session:
            form.claim(session)
            return form.done(session, _enter(session, form, listed))
    elif valid:
        _say_when_entered_already(form)
    page = "secretariat/council_list/council_list.html"
    shown = {"listed": listed, "understood": understood, "people": LineKind.PEOPLE, "enter": ENTER}
    return render_template(page, form=form, contradictions=_contradictions(listed), **shown), form.status


def _say_when_entered_already(form: CouncilListForm) -> None:
    """Say it before anybody is decided about, and not only when the list is to be entered."""
    with reading() as session:
        council = queries.municipal_council(session)
        terms = queries.entered_terms(session, council) if council else ()
    for refusal in entered_already(terms, NewTerm(form.first_day.data, form.last_day.data).span):
        form.refuse(refusal)


def with_people(session: Session, listed: CouncilList) -> CouncilListForm:
    """Return the form, with a choice for everybody on the list who may be somebody known."""
    alike = options(session, {one.name for one in listed.people})
    asked = [one for one in listed.people if alike[one.name]]
    fields: dict[str, Any] = {
        _field(one): RadioField(
            _("Who is %(name)s?", name=one.name), [Optional()], choices=alike[one.name], marked=False
        )
        for one in asked
    }
    form: CouncilListForm = type("CouncilListForm", (CouncilListForm,), fields)(data=municipal_term(clock.today()))
    for one in asked:
        if _field(one) not in request.form:
            form[_field(one)].data = _only_namesake(one.name, alike[one.name])
    return form


def _field(one: OnTheList) -> str:
    return f"who_{one.line}_{search_key(one.name).replace(' ', '_')}"


def _only_namesake(name: str, known: list[tuple[str, str]]) -> str | None:
    """Propose the one who is called exactly so, when there is one only."""
    same = [person for person, words in known if search_key(words.partition(" (")[0]) == search_key(name)]
    return same[0] if len(same) == 1 else None


def understood(one: OnTheList) -> str:
    """Return what the line says of somebody, in words: "Medlem, borgmester, Socialdemokratiet"."""
    office = OFFICES[Office(one.office)] if one.office and not one.is_substitute else ""
    role = _("Substitute") if one.is_substitute else _("Member")
    return ", ".join(part for part in (role, office, one.party or WITHOUT_PARTY) if part)


def _contradictions(listed: CouncilList) -> list[str]:
    return [sentence(Refusal(one.code, {"line": one.line, "name": one.name})) for one in listed.contradictions]


def _enter(session: Session, form: CouncilListForm, listed: CouncilList) -> str:
    """Enter the list, and return the address of the council."""
    by, now = current_actor(), clock.now()
    owner = municipalities.municipality(session)
    name = owner.council_word.capitalize() if owner else "Kommunalbestyrelsen"
    new = NewTerm(form.first_day.data, form.last_day.data, holds_over=False)
    is_new = queries.municipal_council(session) is None
    body, term = operations.enter_council_list(session, listed, new, form.chosen(listed), name, by=by, now=now)
    if is_new:
        bodies.keep_within_reach(session, body, grants_that_allow(May.READ_IN), by=by, now=now)
    number = len(listed.people)
    flash(ngettext("One person is entered.", "%(num)s people are entered.", number))
    return url_for("bodies.council", body=body, periode=term.label)


def _within_reach(session: Session) -> None:
    """Let only those read in the list who reach the municipal council, where it is set up."""
    body = queries.municipal_council(session)
    reach = body_queries.reached_by(session, grants_that_allow(May.READ_IN))
    if body is not None and reach is not None and body.id not in reach:
        abort(404)
