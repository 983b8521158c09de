"""`/opstilling/<round>`: the call of a round, for everybody: whom the council looks for, how to stand, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, render_template

from recruit.elections.queries.election import announced_of
from recruit.foundation import clock
from recruit.foundation.i18n import DEFAULT, current_locale
from recruit.foundation.refusal import NotFound
from recruit.nominations.queries.candidates import shown
from recruit.recruitment import queries
from recruit.recruitment.queries import voices
from recruit.recruitment.rules import DateKind, Deadline, RoundStatus, Route
from recruit.recruitment.rules.timetable import has_a_vote
from recruit.web import ready
from recruit.web.access import public
from recruit.web.extensions import reading

if TYPE_CHECKING:
    from recruit.recruitment.model import RecruitmentRound, RoundDate, RoundExtension, RoundText, Voice

bp = Blueprint("call", __name__, url_prefix="/opstilling")


@dataclass(frozen=True, slots=True)
class Call:
    """A round as a citizen sees it at an instant, in the language that is spoken."""

    round: "RecruitmentRound"
    now: datetime
    #: Everybody may see the candidates.
    has_candidates: bool = False
    #: The elections that everybody may read about, by their names, once nobody can stand any more.
    elections: "Mapping[UUID, str]" = field(default_factory=dict)
    #: What sitting members say beside it.
    voices: "Sequence[Voice]" = ()

    @property
    def status(self) -> RoundStatus:
        return self.round.status_at(self.now)

    @property
    def text(self) -> "RoundText | None":
        """The words in the reader's language, or in Danish where there are none."""
        return self.round.text_in(current_locale().code) or self.round.text_in(DEFAULT)

    @property
    def is_translated(self) -> bool:
        """Return True where another text binds than the one that is shown."""
        return self.text is not None and self.text.language != DEFAULT

    @property
    def extension(self) -> "RoundExtension | None":
        """The last time that the deadline for nominations was put off."""
        extensions = [one for one in self.round.extensions if one.deadline is Deadline.CLOSES]
        return extensions[-1] if extensions else None

    @property
    def dates(self) -> "Mapping[DateKind, RoundDate]":
        """The dates of the timetable, by what they are."""
        return {date.kind: date for date in self.round.dates}

    @property
    def has_a_vote(self) -> bool:
        return has_a_vote(self.round.filling_method)

    def offers(self, route: Route) -> bool:
        """Return True while the form can be filled in by this route."""
        return self.status is RoundStatus.OPEN and route.value in self.round.routes


@bp.get("/<slug>")
@public
def call(slug: str) -> str:
    return ready.page(lambda: _drawn(slug))


def _drawn(slug: str) -> str:
    with reading() as session:
        round_ = queries.round_by_slug(session, slug, whole=True)
        has_candidates = shown(session, round_, on=clock.today()) is not None
        is_over = round_.status_at(clock.now()) is RoundStatus.CLOSED
        held = announced_of(session, round_.id) if is_over else {}
        spoken = voices.public_voices(session, round_)
    if not round_.is_announced:
        raise NotFound("round")
    call = Call(round_, clock.now(), has_candidates, held, spoken)
    return render_template("public/call/call.html", call=call, kinds=DateKind, routes=Route)
