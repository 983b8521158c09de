"""`…/aften`: an election on one evening, on one screen, from candidates called out to the record to sign.

The screen works as plain forms, one act at a time. With its scripts it keeps every act in the browser until it is sent.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from flask import Blueprint, abort, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from recruit.elections.rules.evening import Kind
from recruit.elections.rules.vocabulary import Milestone
from recruit.foundation import clock
from recruit.foundation.refusal import Refusal
from recruit.web.access import May, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import transaction
from recruit.web.secretariat.elections.evening_forms import form_of
from recruit.web.secretariat.elections.evening_state import state_of
from recruit.web.secretariat.elections.evening_taking import Annulled, Screen, Unreadable, screen_of, take
from recruit.web.secretariat.elections.evening_words import words_for, words_when_over
from recruit.web.secretariat.elections.loading import PREFIX
from recruit.web.sentences import sentence

if TYPE_CHECKING:
    from recruit.elections.queries.evening import Evening

bp = Blueprint("election_evening", __name__, url_prefix=f"{PREFIX}/aften")

#: The scripts of the screen, each after what it uses.
SCRIPTS = ("store", "order", "check", "count", "now", "draw", "screen", "send", "refused", "page", "")


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_ELECTIONS)
def evening(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Show the evening; a form of it that is sent says in the address which one it is.

    Of an election that is annulled nothing is left to send; the page says so, and clears what the browser has kept.
    """
    try:
        screen = screen_of(body, election_id)
    except Annulled as over:
        if request.method == "POST":
            raise
        return _over(over)
    kind, form = None, None
    if request.method == "POST":
        kind = _kind()
        form = form_of(kind, screen.evening, screen.asking)
        if form.validate_on_submit():
            try:
                with form.refusals(), transaction() as session:
                    form.claim(session)
                    take(session, body, election_id, kind, uuid4(), form)
                    done: Response = form.done(session, url_for(".evening", body=body, election_id=election_id))
                    return done
            except Unreadable as fault:
                form.form_errors.append(str(fault))
        screen = screen_of(body, election_id)
    return _page(screen, kind, form)


@bp.get("/netvaerk.js")
@requires(May.MANAGE_ELECTIONS)
def worker(body: BodyRef, election_id: UUID) -> Response:
    """Send the script that shows the screen again while there is no network. It reaches this evening alone."""
    script = Path(current_app.static_folder or "", "js/evening-worker.js")
    response = Response(script.read_bytes(), mimetype="text/javascript")
    response.headers["Service-Worker-Allowed"] = url_for(".evening", body=body, election_id=election_id)
    response.headers["Cache-Control"] = "no-cache, private"
    return response


def _known(kind: Kind, found: "Evening") -> dict[str, Any]:
    """Return what a form says that nobody writes: in which order they stand, and what the lot is for."""
    if kind is Kind.LIST:
        return {"order": " ".join(str(one.nomination_id) for one in found.called if one.stands)}
    if kind is Kind.CERTIFY:
        return {"people": "\n".join(found.people)}
    ties = found.result.count.ties if found.result else ()
    if kind is Kind.LOT and ties:
        return {"purpose": ties[0].purpose, "between": " ".join(map(str, ties[0].between))}
    return {}


def _waits_for(screen: Screen) -> str:
    """Return why the list cannot be closed while nominations are taken."""
    return sentence(Refusal("round-still-takes-nominations", {"closes": screen.asking.round.closes_at}))


def _kind() -> Kind:
    try:
        return Kind(request.args.get("gem", ""))
    except ValueError:
        abort(404)


def _over(over: Annulled) -> str:
    return render_template(
        "secretariat/elections/evening/over.html",
        council=over.council,
        election=over.election,
        words=words_when_over(),
        user=signed_in().user_id,
    )


def _page(screen: Screen, sent: Kind | None, form: Any) -> tuple[str, int]:
    found = screen.evening
    forms = {kind: form_of(kind, found, screen.asking, formdata=None, data=_known(kind, found)) for kind in Kind}
    if form is not None and sent is not None:
        forms[sent] = form
        if sent is Kind.CANDIDATE and form.name.errors:
            form.known.data = form.name.data  # told of a namesake, the same name is taken when it is sent again
    page = render_template(
        "secretariat/elections/evening/evening.html",
        council=screen.council,
        election=found.election,
        contest=found.election.contests[0],
        evening=found,
        asking=screen.asking,
        form=form,
        forms=forms,
        sent=sent,
        state=state_of(found),
        words=words_for() | {"waitsFor": _waits_for(screen)},
        user=signed_in().user_id,
        scripts=SCRIPTS,
        waits_for=_waits_for(screen) if clock.now() < screen.asking.round.closes_at else "",
        is_recorded=bool({Milestone.CLOSED, Milestone.UNCONTESTED} & found.election.passed),
    )
    return page, form.status if form is not None else 200
