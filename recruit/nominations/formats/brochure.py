"""The brochure: the candidates with pictures and texts, as their page shows them, on paper; tagged (PDF/UA-1).

Of each there is what the person lets everybody see at the instant at which it is made.
"""

import base64
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from recruit.foundation import i18n
from recruit.foundation.files import pictures
from recruit.foundation.i18n import _, format_datetime, format_list
from recruit.foundation.papers import press
from recruit.nominations.queries.candidates import Placed
from recruit.nominations.rules.candidates import CandidateOrder
from recruit.recruitment.formats.notice import isolated
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules.timetable import has_a_vote

#: The longer side of a photo on paper, in pixels: sharp at the size at which it is printed.
_PIXELS = 480

#: Papers take drawings as text. What does not fit the frame is cut off evenly.
_PHOTO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><image width="4" height="5" '
    'preserveAspectRatio="xMidYMid slice" href="data:image/jpeg;base64,{content}"/></svg>'
)


def write(
    round_: RecruitmentRound,
    order: CandidateOrder,
    shown: Sequence[Placed],
    photos: Mapping[int, bytes],
    municipality: str,
    *,
    made_at: datetime,
) -> bytes:
    """Return the brochure in the language that is spoken; `photos` are those that are shown, by the candidates' places.

    The round is loaded with its council's names. Raises PaperError when it cannot be set.
    """
    title = f"{_('The candidates')} · {round_.term.body.name}"
    data = {
        "lead": list(_lead(round_, order)),
        "candidates": [_candidate(one, photos.get(one.position)) for one in shown if one.nominee],
        "made-by": " · ".join(part for part in (isolated(municipality), format_datetime(made_at)) if part),
        "page-of-pages": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
    }
    return press.render("brochure", data, title=title, language=i18n.current_locale().code, made_at=made_at)


def _lead(round_: RecruitmentRound, order: CandidateOrder) -> Iterator[str]:
    yield {
        CandidateOrder.LOT: _("A lot decided their order."),
        CandidateOrder.CALLED: _("They stand in the order in which they were called out at the meeting."),
        CandidateOrder.ALPHABETICAL: _("They stand in alphabetical order."),
    }[order]
    if has_a_vote(round_.filling_method):
        yield _("The candidates are voted on. The vote is advisory.")


def _candidate(one: Placed, photo: bytes | None) -> dict[str, Any]:
    nominee = one.nominee
    said = list(_said(one)) if one.has_a_page else [("", _("Has withdrawn and no longer stands."))]
    name = isolated(nominee.name if nominee else "")
    return {
        "heading": f"{one.position}. {name}",
        "group": isolated(one.group or ""),
        "said": [{"heading": heading, "lines": _lines(words)} for heading, words in said if words],
        "photo": _drawn(photo) if photo and one.has_a_page else "",
        "alt": _("Photo of %(name)s", name=name),
    }


def _said(one: Placed) -> Iterator[tuple[str, str]]:
    """Yield what the person shows, each under its heading."""
    if nominee := one.nominee:
        yield "", nominee.presentation
        if nominee.shows_motivation:
            yield _("Why I want to take part"), nominee.motivation
        if nominee.shows_languages and nominee.languages:
            yield _("Which languages I speak"), format_list([i18n.name_of(code) for code in nominee.languages])


def _lines(words: str) -> list[str]:
    return [isolated(line) for line in words.splitlines() if line.strip()]


def _drawn(photo: bytes) -> str:
    return _PHOTO.format(content=base64.b64encode(pictures.reduced_photo(photo, _PIXELS)).decode())
