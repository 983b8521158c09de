"""Breve: who is told what the municipal council decided, the letters themselves, and one button that writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.appointments.letters import outcome as letters
from recruit.appointments.operations.cases import telling
from recruit.appointments.queries.outcome import Reader, readers, spoken_of
from recruit.appointments.rules.telling import Outcome, OutcomeMessage, may_tell
from recruit.foundation import clock
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.i18n import ngettext
from recruit.foundation.mail import by_hand
from recruit.foundation.mail.rules import Text
from recruit.nominations.queries.vetting import last_way_to_complain
from recruit.people.rules import ContactKind
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import TextField
from recruit.web.form import ActingForm
from recruit.web.lengths import LINE
from recruit.web.secretariat.cases.loading import PREFIX, case_to_change, open_case
from recruit.web.secretariat.letters_words import CHANNELS, KINDS
from recruit.web.secretariat.recruitment.members_form import as_read
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from babel.support import LazyProxy

    from recruit.appointments.model import AppointmentCase
    from recruit.bodies.model import Body

bp = Blueprint("cases_letters", __name__, url_prefix=f"{PREFIX}/breve")


class DecisionLettersForm(ActingForm):
    """To whom those who are not appointed can complain."""

    complaint_to = TextField(
        _l("To whom can those who are not appointed complain?"),
        validators=[LINE],
        hint=_l("It stands in their letter. If you leave it empty, the letter says nothing of it."),
        width="l",
    )


@dataclass(frozen=True, slots=True)
class Pile:
    """The letters of one kind."""

    kind: str
    title: "LazyProxy"
    #: How many are still to be written.
    due: int
    known: int
    text: Text


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def overview(body: BodyRef, case_id: UUID) -> ResponseReturnValue:
    """Show the letters that are due, then write them."""
    with reading() as session:
        council, case = open_case(session, body, case_id)
        found = readers(session, case)
        due = [one for one in found if one.is_due]
        in_vain = [one.name for one in due if one.message.what is Outcome.WITHDRAWN]
        hindrances = may_tell(decided=spoken_of(case, found), due=1)
        form = DecisionLettersForm(data={"complaint_to": _complaint_to(session, case)})
        piles = _piles(session, council, case, found, str(form.complaint_to.data or ""))
        way = CHANNELS[by_hand.closed_channel(session)]
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, locked = case_to_change(session, body, case_id)
            whom = str(form.complaint_to.data or "").strip()
            by, now = current_actor(), clock.now()
            written = telling.tell_decision(session, ours, locked, complaint_to=whom, by=by, now=now)
            flash(ngettext("One letter is written.", "%(num)s letters are written.", written))
            return form.done(session, url_for(".overview", body=ours, case_id=case_id))
    page = render_template(
        "secretariat/cases/letters/letters.html",
        form=form,
        body=council,
        case=case,
        hindrances=[sentence(reason) for reason in hindrances],
        readers=found,
        due=due,
        in_vain=in_vain,
        held_back=[one.name for one in found if one.is_held_back and not one.knows],
        unreached=[one.name for one in due if not _has_address(one)],
        piles=piles,
        titles={what: KINDS[kind] for what, kind in letters.KINDS.items()},
        asks_whom=any(one.message.what is Outcome.NOT_APPOINTED for one in due),
        way=way,
    )
    return page, form.status


def _piles(
    session: Session, council: "Body", case: "AppointmentCase", found: Sequence[Reader], complaint_to: str
) -> list[Pile]:
    """Return the letters as they will be, with words where each reader's own facts will stand."""
    of_kind = {what: [one for one in found if one.message.what is what] for what in Outcome}
    made = []
    for what, ours in of_kind.items():
        if not ours:
            continue
        facts = _shown_facts([one.message.facts for one in ours if one.is_due] or [one.message.facts for one in ours])
        said = telling.said_to(ours[0], council, case, complaint_to=complaint_to)
        reason = _("[the reason that you entered]") if any(one.reason for one in ours) else ""
        shown = letters.shown(said, group=_("[the member group]"), reason=reason)
        text = as_read(session, letters.as_shown(OutcomeMessage(what, facts), shown, _("[the name]")))
        known = sum(one.knows for one in ours)
        made.append(Pile(letters.KINDS[what], KINDS[letters.KINDS[what]], sum(one.is_due for one in ours), known, text))
    return made


def _shown_facts(of_each: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return what all letters of a kind say alike, with words where each reader's own fact will stand."""
    words = {"decided_on": _("[the day of the decision]"), "since": _("[the first day]"), "rank": _("[the number]")}
    facts = {name: value for each in of_each for name, value in each.items()}
    own = {name for name in facts if name == "rank" or any(each.get(name) != facts[name] for each in of_each)}
    return {name: words.get(name, value) if name in own else value for name, value in facts.items()}


def _complaint_to(session: Session, case: "AppointmentCase") -> str:
    """Return to whom those whom the same rounds did not approve could complain; empty where there is nobody."""
    rounds = dict.fromkeys(one.nomination.round_id for one in case.designates if one.nomination)
    ways = (last_way_to_complain(session, each) for each in rounds)
    return next((way.to for way in ways if way), "")


def _has_address(reader: Reader) -> bool:
    nominee = reader.nomination.nominee if reader.nomination else None
    if nominee is not None:
        return bool(nominee.address)
    return reader.person is not None and bool(reader.person.reached_by(ContactKind.ADDRESS))
