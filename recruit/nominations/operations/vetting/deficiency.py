"""Telling somebody what is lacking (*mangelbrev*), and noting that it is mended."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.mail.by_hand import stop_waiting
from recruit.foundation.refusal import NotFound, Refusal, refuse_if
from recruit.nominations import letters, queries, rules
from recruit.nominations.closed_letters import LACKS, deficient
from recruit.nominations.model import Deficiency, Nomination
from recruit.nominations.operations.posting import tell
from recruit.nominations.queries.vetting import check_of
from recruit.nominations.rules.vetting import Lacking, may_tell_what_is_lacking


def tell_what_is_lacking(
    session: Session,
    nomination: Nomination,
    lacking: Sequence[Lacking],
    text: str,
    remedy_until: datetime,
    *,
    by: Actor,
    now: datetime,
) -> Deficiency:
    """Tell the nominee what is lacking, and until when it can be mended; an earlier letter that is open is closed.

    `nomination` is loaded whole. Without an e-mail address they are told on paper. Raises Refused with every reason of
    `rules.vetting.may_tell_what_is_lacking`.
    """
    nominee = nomination.nominee
    if nominee is None:
        raise NotFound(nomination.id)
    check = check_of(session, nomination.id, lock=True)
    status, vetting = queries.status(nomination, now=now), check.vetting(now=now)
    refuse_if(may_tell_what_is_lacking(status, check.vetted, vetting, lacking, text, remedy_until, now=now))
    _close(check.deficiency, by=by, now=now)
    session.flush()  # before the next one, or two would be open
    made = Deficiency(
        nomination_id=nomination.id,
        lacking=[str(each) for each in lacking],
        text=rules.tidy_text(text),
        at=now,
        by=by.reference,
        remedy_until=remedy_until,
    )
    session.add(made)
    session.flush()
    stop_waiting(session, f"nominee:{nomination.id}", (LACKS,), by=by, now=now)
    draft = letters.nomination_deficient(nomination, nominee, remedy_until, nomination.round)
    tell(session, draft, deficient(nomination, lacking, made.text, remedy_until), by=by, now=now)
    details = {"lacking": made.lacking, "remedy_until": remedy_until.isoformat()}
    audit.record(session, Event.NOMINATION_DEFICIENT, nomination, by=by, at=now, details=details)
    return made


def remedied(session: Session, nomination: Nomination, *, by: Actor, now: datetime) -> None:
    """Note that what was lacking is mended, or was not lacking after all: it is the secretariat's turn again.

    A letter about it that nobody has sent is stopped.

    Raises Refused when nothing is open.
    """
    check = check_of(session, nomination.id, lock=True)
    refuse_if([] if check.deficiency else [Refusal("nothing-is-lacking")])
    _close(check.deficiency, by=by, now=now)
    session.flush()
    stop_waiting(session, f"nominee:{nomination.id}", (LACKS,), by=by, now=now)
    audit.record(session, Event.NOMINATION_REMEDIED, nomination, by=by, at=now)


def _close(deficiency: Deficiency | None, *, by: Actor, now: datetime) -> None:
    if deficiency is not None:
        deficiency.remedied_at, deficiency.remedied_by = now, by.reference
