"""Noter til det næste råd: written by topic, changed and thrown away while they are drafts, done with by the next."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.i18n import _, _l
from recruit.foundation.refusal import NotFound, Refused
from recruit.handover.operations import notes as operations
from recruit.handover.queries import handover as queries
from recruit.handover.rules import NoteKind
from recruit.handover.rules.notes import LONGEST_LINE, LONGEST_TEXT, NewNote
from recruit.reports.words import WORDS, word
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import DateField, RadioField, Required, TextAreaField, TextField
from recruit.web.form import ActingForm, VersionedForm
from recruit.web.secretariat.handover.loading import PREFIX
from recruit.web.secretariat.handover.overview import note_line
from recruit.web.secretariat.terms.loading import open_term, term_to_change
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.bodies.model import Body, Term
    from recruit.handover.model import HandoverNote

bp = Blueprint("handover_notes", __name__, url_prefix=f"{PREFIX}/noter")


class NoteFields(ActingForm):
    kind = RadioField(
        _l("What is it?"),
        [Required()],
        choices=[(kind.value, words) for kind, words in WORDS[NoteKind].items()],
        hints={
            NoteKind.EXPERIENCE: _l("What the council has learnt, and what worked."),
            NoteKind.PROFILE: _l(
                "Such as somebody young, or somebody who runs a business. Whoever writes the call sees it."
            ),
            NoteKind.TASK: _l("Something that the next council is to do, with a time."),
            NoteKind.MONEY: _l("How much is left, and what happens to it. It is a note, no account."),
        },
        default=NoteKind.EXPERIENCE.value,
    )
    topic = TextField(
        _l("Topic"),
        [Required()],
        hint=_l("Such as Recruitment, or Dialogue with the schools"),
        width="l",
        render_kw={"maxlength": LONGEST_LINE},
    )
    text = TextAreaField(
        _l("What is the next council to know?"), [Required()], render_kw={"rows": 6, "maxlength": LONGEST_TEXT}
    )
    source = TextField(
        _l("Where does it come from?"),
        hint=_l("Such as Item 33, 26 November 2029, or the evaluation"),
        width="l",
        render_kw={"maxlength": LONGEST_LINE},
    )
    due_on = DateField(
        _l("When is the next council to take it up?"),
        hint=_l("For a task only, such as 1.3.2030. It stands on Today then."),
        marked=False,
    )

    def note(self) -> NewNote:
        """Return the note as it is written."""
        return NewNote(
            NoteKind(self.kind.data),
            str(self.topic.data),
            str(self.text.data),
            str(self.source.data or ""),
            self.due_on.data,
        )


class NewNoteForm(NoteFields):
    """A note that is not written yet."""


class NoteForm(NoteFields, VersionedForm):
    """A draft."""


class DiscardForm(VersionedForm):
    """A draft that is thrown away as it was shown."""


@bp.get("")
@requires(May.MANAGE_BODIES)
def listed(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    """Show the notes of a term by topic."""
    with reading() as session:
        page = _listed(session, *open_term(session, body, term_id))
    return render_template("secretariat/handover/notes.html", **page)


@bp.get("/udskrift")
@requires(May.MANAGE_BODIES)
def printed(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        page = _listed(session, *open_term(session, body, term_id))
    return render_template("secretariat/handover/notes_print.html", **page)


@bp.route("/ny", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def new(body: BodyRef, term_id: UUID) -> ResponseReturnValue:
    with reading() as session:
        council, term = open_term(session, body, term_id)
        is_adopted = queries.adoption(session, term) is not None
    asked = request.args.get("slags", "")
    form = NewNoteForm(data={"kind": asked} if asked in {kind.value for kind in NoteKind} else None)
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, of_term = term_to_change(session, body, term_id)
            operations.write(session, of_term, form.note(), by=current_actor(), now=clock.now())
            flash(_("The note for the next council is written."))
            return form.done(session, url_for(".listed", body=ours, term_id=term_id))
    page = {"body": council, "term": term, "note": None, "is_adopted": is_adopted}
    return render_template("secretariat/handover/note.html", form=form, **page), form.status


@bp.route("/<id:note_id>", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def note(body: BodyRef, term_id: UUID, note_id: UUID) -> ResponseReturnValue:
    """Change a draft; what is adopted is shown as it is."""
    with reading() as session:
        council, term, known = _known(session, body, term_id, note_id)
    page = {"body": council, "term": term, "note": known, "is_adopted": known.adoption_id is not None}
    form = NoteForm(data={"version": known.version, **_stands(known)})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, _term, changed = _to_change(session, body, term_id, note_id)
            form.check(changed, stands=_stands(changed))
            operations.rewrite(session, changed, form.note(), by=current_actor(), now=clock.now())
            flash(_("The note is saved."))
            return form.done(session, url_for(".listed", body=ours, term_id=term_id))
    return render_template("secretariat/handover/note.html", form=form, **page), form.status


@bp.route("/<id:note_id>/slet", methods=["GET", "POST"])
@requires(May.MANAGE_BODIES)
def discard(body: BodyRef, term_id: UUID, note_id: UUID) -> ResponseReturnValue:
    """Show the draft that goes, then throw it away."""
    with reading() as session:
        council, term, known = _known(session, body, term_id, note_id)
    form = DiscardForm(data={"version": known.version})
    if form.validate_on_submit():
        with form.refusals(), transaction() as session:
            form.claim(session)
            ours, _term, gone = _to_change(session, body, term_id, note_id)
            form.check(gone)
            operations.discard(session, gone, by=current_actor(), now=clock.now())
            flash(_("The note is thrown away."))
            return form.done(session, url_for(".listed", body=ours, term_id=term_id))
    page = {"body": council, "term": term, "note": known}
    return render_template("secretariat/handover/note_discard.html", form=form, word=word, **page), form.status


@bp.post("/<id:note_id>/gjort")
@requires(May.MANAGE_BODIES)
def finish(body: BodyRef, term_id: UUID, note_id: UUID) -> ResponseReturnValue:
    """Note that the next council is done with what it was left."""
    return _settled(body, term_id, note_id, is_done=True)


@bp.post("/<id:note_id>/fortryd")
@requires(May.MANAGE_BODIES)
def reopen(body: BodyRef, term_id: UUID, note_id: UUID) -> ResponseReturnValue:
    """Take back that the next council is done."""
    return _settled(body, term_id, note_id, is_done=False)


def _settled(ref: BodyRef, term_id: UUID, note_id: UUID, *, is_done: bool) -> ResponseReturnValue:
    by, now = current_actor(), clock.now()
    try:
        with transaction() as session:
            _council, _term, found = _to_change(session, ref, term_id, note_id)
            if is_done:
                operations.finish(session, found, clock.today(), by=by, now=now)
            else:
                operations.reopen(session, found, by=by, now=now)
            topic = found.topic
        flash(_("Done: %(topic)s.", topic=topic) if is_done else _("%(topic)s is open again.", topic=topic))
    except Refused as refused:
        flash(sentence(refused.refusals[0]), "error")
    return redirect(url_for("handover.overview", body=ref, _anchor="overtaget"), code=303)


def _listed(session: Session, council: "Body", term: "Term") -> dict[str, Any]:
    return {
        "body": council,
        "term": term,
        "lines": [note_line(one) for one in queries.notes(session, term)],
        "adopted": queries.adoption(session, term),
        "word": word,
    }


def _known(session: Session, ref: BodyRef, term_id: UUID, note_id: UUID) -> "tuple[Body, Term, HandoverNote]":
    council, term = open_term(session, ref, term_id)
    return council, term, _of(term, queries.note(session, council, note_id))


def _to_change(session: Session, ref: BodyRef, term_id: UUID, note_id: UUID) -> "tuple[Body, Term, HandoverNote]":
    council, term = term_to_change(session, ref, term_id)
    return council, term, _of(term, queries.note(session, council, note_id, lock=True))


def _of(term: "Term", note: "HandoverNote") -> "HandoverNote":
    """Return the note where it is the term's. Raises NotFound."""
    if note.term_id != term.id:
        raise NotFound("handover_note")
    return note


def _stands(note: "HandoverNote") -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        "topic": note.topic,
        "text": note.text,
        "source": note.source,
        "due_on": note.due_on,
    }
