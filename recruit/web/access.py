"""Who may do what, on one page.

Every route says `@requires(May.…)` or `@public`; a test walks the url map times every role. A secretary whose grant is
limited to bodies sees other bodies as if they were not there (404).
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from recruit.foundation.accounts.rules import Grant, Role, SignedIn, Step
from recruit.foundation.actor import Actor
from recruit.web.language import is_public

P = ParamSpec("P")
R = TypeVar("R")


class May(StrEnum):
    """What a member of staff may do."""

    #: One's own account: password, second factor, sessions.
    KEEP_OWN_ACCOUNT = "keep-own-account"
    SEE_TODAY = "see-today"
    VIEW_BODIES = "view-bodies"
    MANAGE_BODIES = "manage-bodies"
    CREATE_BODIES = "create-bodies"
    #: People and organizations.
    VIEW_PEOPLE = "view-people"
    MANAGE_PEOPLE = "manage-people"
    #: Rounds of recruitment, their texts, dates and channels.
    MANAGE_ROUNDS = "manage-rounds"
    #: Who stands and who proposed whom: from this one can tell what the law protects (GDPR art. 9).
    VIEW_NOMINATIONS = "view-nominations"
    MANAGE_NOMINATIONS = "manage-nominations"
    #: Elections: who is on the ballots, how far they have come, and what they led to.
    VIEW_ELECTIONS = "view-elections"
    MANAGE_ELECTIONS = "manage-elections"
    #: At a screen of an election: who votes, envelopes by post, and what was counted at a place.
    WORK_AT_POLLS = "work-at-polls"
    #: What was counted, the lots, and what it all comes to, before the result is certified.
    VIEW_COUNTS = "view-counts"
    #: Recording that the election committee certifies a result; and signing it, which its members alone can.
    CERTIFY_ELECTIONS = "certify-elections"
    SIGN_RESULTS = "sign-results"
    READ_IN = "read-in"
    VIEW_LETTERS = "view-letters"
    MANAGE_LETTERS = "manage-letters"
    VIEW_HISTORY = "view-history"
    VERIFY_LOG = "verify-log"
    VIEW_JOBS = "view-jobs"
    MANAGE_USERS = "manage-users"
    MANAGE_MUNICIPALITY = "manage-municipality"


_EVERYBODY = frozenset({May.KEEP_OWN_ACCOUNT})
_READER = _EVERYBODY | {May.SEE_TODAY, May.VIEW_BODIES, May.VIEW_PEOPLE, May.VIEW_ELECTIONS}
_SECRETARY = _READER | {
    May.MANAGE_BODIES,
    May.CREATE_BODIES,
    May.MANAGE_PEOPLE,
    May.MANAGE_ROUNDS,
    May.VIEW_NOMINATIONS,
    May.MANAGE_NOMINATIONS,
    May.MANAGE_ELECTIONS,
    May.WORK_AT_POLLS,
    May.VIEW_COUNTS,
    May.CERTIFY_ELECTIONS,
    May.READ_IN,
    May.VIEW_LETTERS,
    May.MANAGE_LETTERS,
    May.VIEW_HISTORY,
    May.VIEW_JOBS,
}
#: These two come to elections, and to nothing else of a council.
_POLLING_WORKER = _EVERYBODY | {May.VIEW_ELECTIONS, May.VIEW_COUNTS, May.WORK_AT_POLLS}
_COMMITTEE = _EVERYBODY | {May.VIEW_ELECTIONS, May.VIEW_COUNTS, May.CERTIFY_ELECTIONS, May.SIGN_RESULTS}
_AUDITOR = _READER | {May.VIEW_HISTORY, May.VERIFY_LOG, May.VIEW_JOBS, May.VIEW_LETTERS}

#: Where somebody is led who knows the password and is not inside yet.
STEPS: Mapping[Step, str] = {Step.SECOND_FACTOR: "second_factor.second_factor", Step.SET_UP: "second_factor.set_up"}

#: The permission map. A person with several roles may do what any of them may.
GRANTS: Mapping[Role, frozenset[May]] = {
    Role.ADMINISTRATOR: frozenset(May) - {May.SIGN_RESULTS},
    Role.SECRETARY: _SECRETARY,
    Role.READER: _READER,
    Role.AUDITOR: _AUDITOR,
    Role.POLLING_WORKER: _POLLING_WORKER,
    Role.ELECTION_COMMITTEE: _COMMITTEE,
}


def may(user: Any, what: May) -> bool:
    """Return True when the signed-in user's roles allow it. Without a role one keeps one's own account, no more."""
    return bool(user.is_authenticated) and what in _EVERYBODY.union(*(GRANTS[role] for role in user.roles))


def requires(what: May) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let the view run only for staff who may; others sign in first, or get 403.

    Somebody who still owes the second factor is led there before anything else.
    """

    def guard(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if not current_user.is_authenticated:
                return cast(R, _sign_in_first())
            if current_user.step in STEPS:
                return cast(R, redirect(url_for(STEPS[current_user.step]), code=303))
            if not may(current_user, what):
                abort(403)
            return view(*args, **kwargs)

        guarded.access = what  # type: ignore[attr-defined]
        return guarded

    return guard


def _sign_in_first() -> ResponseReturnValue:
    """Lead to the sign-in page, and back here afterwards.

    Whoever sends a form has been signed out meanwhile: a page says so, and what was typed waits behind it.
    """
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("sign_in.sign_in", next=request.full_path.rstrip("?")), code=303)
    return render_template("errors/401.html"), 401


def public(view: Callable[P, R]) -> Callable[P, R]:
    """State that anybody may see this page."""
    view.access = None  # type: ignore[attr-defined]
    return view


def signed_in() -> SignedIn:
    """Return the member of staff at work; only behind `@requires`."""
    return cast(SignedIn, current_user._get_current_object())


def grants_that_allow(what: May) -> tuple[Grant, ...]:
    """Return the roles, among those of the member of staff at work, that allow this; some may reach few bodies only."""
    return tuple(grant for grant in signed_in().grants if what in GRANTS[grant.role])


def current_actor() -> Actor:
    """Return who acts: the signed-in member of staff, else an anonymous citizen.

    On the pages for citizens everybody is one: whoever works here and stands has no longer deadlines than others.
    """
    if not current_user.is_authenticated or is_public():
        return Actor.anonymous()
    return Actor.staff(current_user.user_id, current_user.name)
