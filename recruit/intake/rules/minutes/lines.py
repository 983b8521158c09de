"""From the text of a file to clean lines: what a word processor, a web page or a PDF left behind is taken away here."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recruit.intake.rules.words.names import is_name

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
#: Zero-width, soft hyphen, and marks that turn the direction of writing: invisible, and able to disguise a name.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffc\ufffd\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
_BREAKS_WITHIN = re.compile(
    r"<br\s*/?>|</?(?:p|li|ul|ol|div|tr|h[1-6]|table|tbody)\b[^<>]{0,200}>|[\v\f\x1c-\x1f\x85\u2028\u2029]", re.I
)
_CELLS = re.compile(r"</?t[dh]\b[^<>]{0,200}>", re.I)
_TAGS = re.compile(r"</?[a-z][^<>]{0,300}>", re.I)
_SPACES = re.compile(r"[^\S\t\n]")
_COLUMN = re.compile(r" *\t *| {3,}")
_EMPHASIS = re.compile(r"\*\*+|__+|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|\\(?=[\W_])")
_BULLET = re.compile(r"(?:[-–—*•·▪■◦●○‣∙⁃➢➤►✓✔☑☐☒\uf0b7\uf0a7\uf0d8\uf02d\u2022>+]|o(?=\s)|\[[ xX]?\](?=\s))+\s*")
#: A number before an item; "29. august" is a day.
_NUMBER = re.compile(
    r"\(?(?:\d{1,2}[.)]|[a-z]\))(?!\d)\s+(?!(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b)|\d{1,2}\s+(?=[A-ZÆØÅ])"
)
#: Words and nothing that needs cleaning: most lines of most minutes.
_ORDINARY = re.compile(r"[^\W\d_]{2}[\w(),;:/.-]*(?: [\w(),;:/.-]+)*")
#: "flygtninge- og indvandrerrepræsentant" keeps its hyphen.
_AFTER_OPEN_HYPHEN = ("og ", "eller ", "samt ")
_LONGEST_PARTED = 500
_HASHES = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line: a line of the file, or a part of one that a break within it cuts off."""

    #: 1-based line of the file where it begins.
    number: int
    #: What it says, without bullet, number and emphasis; columns are separated by tabs.
    text: str
    #: Whether a bullet or a number stood before it.
    is_item: bool = False
    #: Whether that mark was a number.
    is_numbered: bool = False
    #: Whether a blank line stands right above.
    after_blank: bool = False
    #: Every line of the file it was put together from.
    numbers: tuple[int, ...] = ()
    #: A bare number before it as written, which is one of a list or says how many: "5 Medlemmer".
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """The logical lines of a text, and the numbers of all lines of the file that are not blank."""

    logical: tuple[Line, ...]
    not_blank: tuple[int, ...]


def lines_of(text: str) -> Lines:
    """Return the clean lines of a text. A line that holds nothing but invisible characters is blank."""
    logical: list[Line] = []
    not_blank = []
    after_blank = True
    for number, raw in enumerate(_LINE_ENDS.split(text), start=1):
        parts = list(_parts(raw, number, after_blank)) if raw and not raw.isspace() else []
        after_blank = not parts
        logical.extend(parts)
        if parts:
            not_blank.append(number)
    return Lines(tuple(_rejoined(logical)), tuple(not_blank))


def _rejoined(lines: list[Line]) -> Iterator[Line]:
    """Put a word together that was parted at the end of a line; before a capital the hyphen is part of the name."""
    above: Line | None = None
    for line in lines:
        if above and _is_parted(above, line):
            text = above.text if line.text[0].isupper() else above.text[:-1]
            above = replace(above, text=text + line.text, numbers=above.numbers + line.numbers)
            continue
        if above:
            yield above
        above = line
    if above:
        yield above


def _is_parted(above: Line, line: Line) -> bool:
    return (
        above.text.endswith("-")
        and above.text[-2:-1].isalpha()
        and line.text[:1].isalpha()
        and not (line.is_item or line.after_blank or line.text.startswith(_AFTER_OPEN_HYPHEN))
        and len(above.text) < _LONGEST_PARTED
    )


def _visible(raw: str) -> str:
    return (
        raw
        if raw.isascii() and raw.isprintable()
        else _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", raw)))
    )


def _parts(raw: str, number: int, after_blank: bool) -> Iterator[Line]:
    """Yield the logical lines of a line; one without words (a rule, a lone bullet) is a line with an empty text."""
    if raw.isascii() and _ORDINARY.fullmatch(raw):
        yield Line(number, raw, after_blank=after_blank, numbers=(number,))
        return
    text = _visible(_BREAKS_WITHIN.sub("\n", raw))
    if "<" in text:
        text = _TAGS.sub("", _CELLS.sub("\t", text))
    if "&" in text:
        text = _SPACES.sub(" ", html.unescape(text))
    lines = [_line(part.strip(), number, after_blank) for part in text.split("\n")]
    with_words = [line for line in lines if line.text]
    yield from with_words or ([lines[0]] if _visible(raw).strip() else [])


def _line(text: str, number: int, after_blank: bool) -> Line:
    text = _HASHES.sub("", text.strip(), count=1) if text.startswith("#") else text
    if "|" in text:
        text = text.strip("| \t").replace("|", "\t")
    bullet = _BULLET.match(text)
    text = _EMPHASIS.sub("", text[bullet.end() :] if bullet else text)
    numbered = _NUMBER.match(text)
    amount = numbered.group() if numbered and numbered.group().strip().isdigit() else ""
    text = text[numbered.end() :] if numbered else text
    text = _COLUMN.sub("\t", text.strip())
    return Line(
        number, _spaced(text).strip(" \t"), bool(bullet or numbered), bool(numbered), after_blank, (number,), amount
    )


def _spaced(text: str) -> str:
    """Return the text with one space where there were two, unless two names are parted by nothing else."""
    if "  " not in text:
        return text
    parts = re.split(" {2,}", text)
    return ("\t" if all(is_name(part) for part in parts) else " ").join(parts)
