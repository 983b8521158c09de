"""What a browser sends when the network is there: the acts that it has kept, in their order; and what stands now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from recruit.elections.rules.evening import MOST_AT_ONCE, Kind, waits
from recruit.foundation.refusal import NotFound, Refusal
from recruit.web.access import May, requires, signed_in
from recruit.web.converters import BodyRef
from recruit.web.extensions import transaction
from recruit.web.secretariat.elections.evening_forms import form_of
from recruit.web.secretariat.elections.evening_state import state_of
from recruit.web.secretariat.elections.evening_taking import Screen, Unreadable, screen_of, take
from recruit.web.secretariat.elections.loading import PREFIX

bp = Blueprint("election_evening_acts", __name__, url_prefix=f"{PREFIX}/aften")


@dataclass(frozen=True, slots=True)
class Sent:
    """An act as it came: what was filled in, by the names of the fields."""

    id: UUID
    kind: Kind
    fields: Mapping[str, list[str]]


@bp.get("/stand")
@requires(May.MANAGE_ELECTIONS)
def stand(body: BodyRef, election_id: UUID) -> Response:
    """Say what stands, and give whoever has signed in anew a token for sending."""
    return jsonify(_about(screen_of(body, election_id)))


@bp.post("/handlinger")
@requires(May.MANAGE_ELECTIONS)
def acts(body: BodyRef, election_id: UUID) -> ResponseReturnValue:
    """Take acts in their order, each for itself, and say of each what became of it; then what stands.

    What was taken before is known and not done again. What stands on an act that is refused waits. Whoever is signed in
    by now has to be the one who did all that: else the answer is 409.
    """
    sent_acts = _read()
    screen = screen_of(body, election_id)
    held: list[Kind] = []
    answers = []
    for sent in sent_acts:
        if sent.kind is Kind.TOTALS:  # its fields are the candidates', who may have got their numbers just now
            screen = screen_of(body, election_id)
        answers.append(
            {"id": str(sent.id), "became": "waits"}
            if waits(sent.kind, held)
            else _taken(body, election_id, sent, screen)
        )
        if answers[-1]["became"] in ("refused", "waits"):
            held.append(sent.kind)
    found = {"answers": answers} | _about(screen_of(body, election_id))
    return jsonify(found), 422 if held else 200


def _taken(body: BodyRef, election_id: UUID, sent: Sent, screen: Screen) -> dict[str, Any]:
    """Take one act in a transaction of its own, and return what became of it."""
    prefix = f"{sent.kind}-"
    filled = [(f"{prefix}{name}", value) for name, values in sent.fields.items() for value in values]
    formdata = MultiDict([*filled, (f"{prefix}form_key", str(sent.id))])
    form = form_of(sent.kind, screen.evening, screen.asking, formdata=formdata, meta={"csrf": False})
    became = "refused"
    if form.validate():
        try:
            with form.refusals(), transaction() as session:
                is_new = take(session, body, election_id, sent.kind, sent.id, form)
                became = "taken" if is_new else "known"
        except Unreadable as fault:
            form.form_errors.append(str(fault))
        except NotFound:
            form.refuse(Refusal("act-is-not-there"))
    reasons = [{"field": one.anchor.removeprefix(prefix), "text": one.sentence} for one in form.problems]
    return {"id": str(sent.id), "became": became, "reasons": reasons}


def _about(screen: Screen) -> dict[str, Any]:
    return {"state": state_of(screen.evening), "token": generate_csrf(), "user": str(signed_in().user_id)}


def _read() -> list[Sent]:
    """Return the acts that were sent. Answers 400 to what no page of ours sends, and 409 to what somebody else did."""
    try:
        data: Any = request.get_json(silent=True)
        by = data["user"]
        acts = [Sent(UUID(one["id"]), Kind(one["kind"]), _fields(one["fields"])) for one in data["acts"]]
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        abort(400)
    if len(acts) > MOST_AT_ONCE:
        abort(400)
    if by != str(signed_in().user_id):
        abort(409)
    return acts


def _fields(data: Mapping[str, Any]) -> dict[str, list[str]]:
    return {str(name): [str(value) for value in values] for name, values in data.items()}
