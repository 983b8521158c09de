"""The form on paper: what the public form asks by the settings of the round, for a pen, with what the law says.

Its sentences are those of the public form; a test holds the two together. There is no line for a CPR number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from recruit.foundation.i18n import _, format_datetime, speaking
from recruit.foundation.municipality.model import Municipality
from recruit.foundation.papers import press
from recruit.recruitment.formats import information
from recruit.recruitment.formats.flyer import DRAFT
from recruit.recruitment.formats.notice import Notice, isolated
from recruit.recruitment.model import Interest, RecruitmentRound
from recruit.recruitment.rules import Asked, Field, Route
from recruit.recruitment.words import HEARD

#: About so many words fit on a line that is written by hand.
_WORDS_ON_A_LINE = 7
_FEWEST_LINES, _MOST_LINES = 4, 18


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to fill in: some lines, boxes to choose among, or a single box before its label."""

    label: str
    hint: str = ""
    lines: int = 0
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Blanks under a heading; the condition stands above those of the declaration."""

    heading: str
    blanks: tuple[Blank, ...]
    is_declaration: bool = False


def write(
    round_: RecruitmentRound,
    notice: Notice,
    route: Route,
    interests: Sequence[Interest],
    owner: Municipality | None,
    *,
    made_at: datetime,
) -> bytes:
    """Return the form as PDF, in the language of the notice: to stand oneself, or to propose somebody else.

    Raises PaperError when it cannot be set.
    """
    with speaking(notice.language):
        data = {**notice.data(), **_said(round_, notice, route, interests, owner)}
    title = f"{DRAFT}: {data['heading']}" if notice.is_draft else data["heading"]
    return press.render("paper_form", data, title=title, language=notice.language, made_at=made_at)


def _said(
    round_: RecruitmentRound, notice: Notice, route: Route, interests: Sequence[Interest], owner: Municipality | None
) -> dict[str, Any]:
    council, is_own = isolated(round_.term.body.name), route is Route.SELF
    if is_own:
        heading, parts = _("Stand for %(council)s", council=council), _own(round_, notice, interests)
        told = information.to_candidates(council, owner)
    else:
        heading, parts = _("Propose somebody for %(council)s", council=council), _proposal()
        told = information.to_proposers(round_, owner)
    lines = [notice.owner.name, *(owner.address if owner else "").splitlines(), notice.contact]
    return {
        "heading": heading,
        "mark": DRAFT if notice.is_draft else "",
        "hand-in": _(
            "Fill in the form, sign it, and hand it in no later than %(deadline)s:",
            deadline=format_datetime(round_.closes_at),
        ),
        "place": [isolated(line) for line in lines if line.strip()],
        "no-cpr": _("Do not write your CPR number."),
        "parts": [asdict(part) for part in parts],
        "signature": _("Date and signature"),
        "information": {"heading": _("What happens with what you write"), "paragraphs": list(told)},
        "page-of-pages": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
        "made-by": notice.link.short if notice.link else notice.owner.name,
    }


def _own(round_: RecruitmentRound, notice: Notice, interests: Sequence[Interest]) -> Iterator[Part]:
    yield Part(_("You"), tuple(_person(round_)))
    place = tuple(_place(round_))
    profile = tuple(_profile(round_, interests, notice.language))
    if place or profile:
        yield Part(_("About yourself"), (*place, *profile))
    declares = Blank(_("I declare on faith and honour that I meet the condition"))
    yield Part(_("The condition"), (declares,), is_declaration=True)
    yield Part(_("At last"), tuple(_closing(round_)))


def _person(round_: RecruitmentRound) -> Iterator[Blank]:
    yield Blank(_("Your name"), _("Your whole name, as you write it yourself"), lines=1)
    yield Blank(_("E-mail"), lines=1)
    yield Blank(_("Telephone"), lines=1)
    yield Blank(_("Postal address"), lines=2)
    if _asks(round_, Field.BIRTH_DATE):
        yield Blank(_("Date of birth"), lines=1)


def _place(round_: RecruitmentRound) -> Iterator[Blank]:
    groups = tuple(group.label for group in round_.open_groups)
    if _asks(round_, Field.SEAT_GROUP) and len(groups) > 1:
        free = () if round_.asks(Field.SEAT_GROUP) is Asked.REQUIRED else (_("I have no preference"),)
        yield Blank(_("Which seats do you stand for?"), options=groups + free)
    if round_.country_groups:
        yield Blank(_("Which group do you stand for?"), options=tuple(round_.country_groups))


def _profile(round_: RecruitmentRound, interests: Sequence[Interest], language: str) -> Iterator[Blank]:
    if _asks(round_, Field.MOTIVATION):
        yield Blank(_("Why do you want to take part?"), lines=_FEWEST_LINES)
        yield Blank(_("Everybody may read why I want to take part"))
    if _asks(round_, Field.INTERESTS) and interests:
        labels = tuple(interest.label_in(language) for interest in interests)
        yield Blank(_("What would you like to work for?"), options=labels)
    if _asks(round_, Field.PRESENTATION):
        most = round_.word_limit
        lines = min(max(most // _WORDS_ON_A_LINE, _FEWEST_LINES), _MOST_LINES)
        yield Blank(_("Present yourself"), _("At most %(most)s words", most=most), lines)
    if _asks(round_, Field.LANGUAGES):
        yield Blank(_("Which languages do you speak?"), lines=1)
        yield Blank(_("Everybody may read which languages I speak"))
    if _asks(round_, Field.PHOTO):
        yield Blank(_("I enclose a photo"))


def _closing(round_: RecruitmentRound) -> Iterator[Blank]:
    if _asks(round_, Field.HEARD):
        yield Blank(_("How did you hear of it?"), options=tuple(str(said) for said in HEARD.values()))
    yield Blank(_("You may write to me after the term, too, when the council looks for people"))


def _proposal() -> Iterator[Part]:
    yield Part(
        _("Whom do you propose?"),
        (
            Blank(_("Name"), _("The whole name, if you know it"), lines=1),
            Blank(_("E-mail"), lines=1),
            Blank(_("Telephone"), lines=1),
            Blank(_("Postal address"), lines=2),
            Blank(_("In which language shall we ask?"), lines=1),
            Blank(_("Why do you think of this person?"), _("The person reads it."), lines=_FEWEST_LINES),
        ),
    )
    yield Part(
        _("Who are you?"),
        (
            Blank(_("Your name"), _("The person is told it"), lines=1),
            Blank(_("Your e-mail"), lines=1),
            Blank(_("Your telephone"), lines=1),
        ),
    )


def _asks(round_: RecruitmentRound, field: Field) -> bool:
    return round_.asks(field) is not Asked.OFF
