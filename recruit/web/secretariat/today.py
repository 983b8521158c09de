"""I dag: what is due, overdue, waiting for whom, across the councils that the reader looks after."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from recruit.acts.today import due
from recruit.bodies import queries as bodies
from recruit.foundation import clock
from recruit.web.access import May, current_actor, grants_that_allow, may, requires, signed_in
from recruit.web.due import task
from recruit.web.extensions import reading

#: What a count says before it is certified: only whoever looks after the council is told.
UNDER_WAY = frozenset({"lot-open"})

bp = Blueprint("today", __name__, url_prefix="/sekretariat")


@bp.get("")
@requires(May.KEEP_OWN_ACCOUNT)
def today() -> ResponseReturnValue:
    if not may(signed_in(), May.SEE_TODAY):
        elsewhere = "elections_of_all.every" if may(signed_in(), May.VIEW_ELECTIONS) else "sessions.sessions"
        return redirect(url_for(elsewhere), code=303)
    day = clock.today()
    with reading() as session:
        ours = bodies.names_open_to(session, grants_that_allow(May.SEE_TODAY))
        waiting = due(session, on=day, slugs={slug for slug, _name in ours}, reader=current_actor().reference)
        looks_after = {slug for slug, _name in bodies.names_open_to(session, grants_that_allow(May.MANAGE_BODIES))}
        told = (one for one in waiting if one.body in looks_after or one.kind not in UNDER_WAY)
        tasks = [task(one, on=day, looks_after=looks_after) for one in told]
        has_calendar = may(signed_in(), May.MANAGE_BODIES)
        return render_template(
            "secretariat/today/today.html", tasks=tasks, councils=ours, day=day, has_calendar=has_calendar
        )
