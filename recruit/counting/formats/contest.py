"""A contest as JSON, with its papers in a BLT file beside it; docs/counting/files.md lists the keys."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Literal, NamedTuple

from recruit.counting.ballots import Account, Ballots
from recruit.counting.checks import MARKS, check
from recruit.counting.contest import ALL, BadInput, Candidate, CandidateList, Contest, ListCandidate
from recruit.counting.formats import blt
from recruit.counting.formats.fields import Fields, parsed
from recruit.counting.sentences import Sentence

_ARRANGEMENTS: tuple[Literal["sideordnet", "partiliste"], ...] = ("sideordnet", "partiliste")
_WITHDRAWN_MARKS: tuple[Literal["counted", "ignored"], ...] = ("counted", "ignored")


class Read(NamedTuple):
    """A contest, and the SHA-256 of all it was read from: the bytes of its files, one file after the other."""

    contest: Contest
    digest: str


def is_contest(data: bytes) -> bool:
    """Whether this is JSON rather than papers alone."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def id_of(data: bytes) -> str | None:
    """Return the id of the contest as far as it can be read, also where the contest holds a fault."""
    try:
        values = parsed(data) if is_contest(data) else None
    except BadInput:
        return None
    found = values.get("id") if isinstance(values, Mapping) else None
    return found if isinstance(found, str) else None


def read(data: bytes, opened: Callable[[str], bytes]) -> Read:
    """Read a contest whose papers `opened` gives by the name of their file; what that raises goes on.

    Raises BadInput for what is not as it should be.
    """
    values = parsed(data)
    if not isinstance(values, Mapping):
        raise BadInput(_NO_OBJECT)
    fields = Fields(values)
    names = fields.texts("ballots")
    contents = [opened(_beside(name)) for name in names]
    method = fields.text("method")
    contest = _contest(fields, method, [_papers(*file, method) for file in zip(names, contents, strict=True)])
    check(contest)
    return Read(contest, sha256(b"".join((data, *contents))).hexdigest())


def of_papers(
    data: bytes,
    name: str,
    method: str,
    *,
    seats: int | None,
    max_marks: int | None,
    substitutes: int | Literal["all"] | None,
) -> Read:
    """Read papers alone, to be counted by that method; the file says the seats where nobody else does."""
    papers = blt.read(data, repeats=_is_marked(method))
    filled = seats or papers.seats
    contest = Contest(
        id=name,
        title=papers.title,
        method=method,
        seats=filled,
        substitutes=substitutes,
        max_marks=max_marks or (filled if method == "block" else None),
        candidates=tuple(
            Candidate(number, text, withdrawn=number in papers.withdrawn) for number, text in enumerate(papers.names, 1)
        ),
        polls=(papers.ballots,),
    )
    check(contest)
    return Read(contest, sha256(data).hexdigest())


def _contest(fields: Fields, method: str, papers: Sequence[blt.Blt]) -> Contest:
    gone = frozenset().union(*(one.withdrawn for one in papers))
    called = dict(enumerate(papers[0].names, 1)) if papers else {}
    candidates = tuple(_candidate(one, gone, called) for one in fields.each("candidates"))
    if papers and any(one.votes is not None for one in candidates):
        raise BadInput(_BOTH)
    lists = tuple(_list(one) for one in fields.each("lists"))
    return Contest(
        id=fields.text("id"),
        title=fields.text("title", default=""),
        method=method,
        seats=fields.number("seats", least=1),
        substitutes=fields.number_or_word("substitutes", ALL),
        max_marks=fields.number_or_none("max_marks", least=1),
        candidates=candidates,
        lists=lists,
        valgforbund=fields.groups("valgforbund"),
        listeforbund=fields.groups("listeforbund"),
        group_seats=fields.numbers_by_name("group_seats", least=1),
        group_cap=fields.number_or_none("group_cap", least=1),
        withdrawn_marks=fields.choice("withdrawn_marks", _WITHDRAWN_MARKS, "counted"),
        polls=_polls(fields, papers, len(candidates)),
        account=None if papers else _account(fields, sum(one.votes for one in lists)),
        present=fields.numbers("present"),
    )


def _candidate(fields: Fields, gone: frozenset[int], called: Mapping[int, str]) -> Candidate:
    """Read a candidate; who has withdrawn, the contest says or the papers do, and the name where it gives none."""
    number = fields.number("id", least=1)
    return Candidate(
        number,
        fields.text("name", default=called.get(number) or f"Kandidat {number:02d}"),
        fields.text_or_none("group"),
        fields.yes("withdrawn") or number in gone,
        fields.number_or_none("votes"),
    )


def _list(fields: Fields) -> CandidateList:
    members = fields.each("candidates") if fields.has("candidates") else None
    candidates = None if members is None else tuple(_list_candidate(one) for one in members)
    personal = sum(one.votes for one in candidates or ())
    if candidates is None or fields.has("list_votes"):
        list_votes = fields.number("list_votes", default=0)
        votes = fields.number("votes", default=None if candidates is None else list_votes + personal)
    else:
        votes = fields.number("votes", default=personal)
        list_votes = votes - personal
    if not 0 <= list_votes <= votes:
        raise fields.refusal(_more_than(votes))
    arrangement = fields.choice("opstilling", _ARRANGEMENTS, "sideordnet")
    return CandidateList(fields.text("id"), votes, list_votes, arrangement, candidates)


def _list_candidate(fields: Fields) -> ListCandidate:
    return ListCandidate(
        fields.number("id", least=1),
        fields.number("personal_votes"),
        fields.text_or_none("name"),
        fields.yes("withdrawn"),
    )


def _papers(name: str, data: bytes, method: str) -> blt.Blt:
    """Read the papers in the file of that name. Raises BadInput, which says in which file the fault stands."""
    try:
        return blt.read(data, repeats=_is_marked(method))
    except BadInput as fault:
        danish, english = f"“{name}”: {fault.sentence('da')}", f"“{name}”: {fault.sentence('en')}"
        raise BadInput(Sentence(danish, english)) from None


def _polls(fields: Fields, files: Sequence[blt.Blt], candidates: int) -> tuple[Ballots, ...]:
    for one in files:
        if len(one.names) != candidates:
            raise BadInput(
                Sentence(
                    f"Stemmesedlerne har {len(one.names)} kandidater, men der er {candidates}.",
                    f"The papers have {len(one.names)} candidates, but there are {candidates}.",
                )
            )
    counted, said = sum(one.ballots.cast for one in files), fields.number_or_none("ballot_count")
    if said is not None and said != counted:
        raise BadInput(
            Sentence(
                f"Der er {counted} stemmesedler, men skulle være {said}.", f"There are {counted} papers, not {said}."
            )
        )
    aside = fields.each("papers") or [Fields({})] * len(files)
    if files and len(aside) != len(files):
        raise BadInput(_ASIDE)
    return tuple(_with_aside(one.ballots, papers) for one, papers in zip(files, aside, strict=False))


def _with_aside(ballots: Ballots, papers: Fields) -> Ballots:
    """Add the papers that people set aside before these were written down."""
    return Ballots(ballots.papers, ballots.blank + papers.number("blank", default=0), papers.numbers_by_name("invalid"))


def _account(fields: Fields, of_lists: int) -> Account | None:
    """Return the account that people made where only totals are given; all votes of lists are valid papers."""
    if not fields.has("papers"):
        return None
    papers = fields.inside("papers")
    valid, blank = papers.number("valid", default=of_lists), papers.number("blank", default=0)
    invalid = papers.numbers_by_name("invalid")
    return Account(valid + blank + sum(invalid.values()), valid, blank, invalid)


def _is_marked(method: str) -> bool:
    """Whether two marks at one name are one: so it is with crosses, while a rank can only be given once."""
    return method in (*MARKS, "majority")


def _beside(name: str) -> str:
    if not name or any(one in name for one in "/\\\0"):
        raise BadInput(
            Sentence(
                f"“{name}” skal være navnet på en fil ved siden af.",
                f"“{name}” must be the name of a file beside this one.",
            )
        )
    return name


def _more_than(votes: int) -> Sentence:
    return Sentence(
        f"Listen har {votes} stemmer, men listestemmer eller personlige stemmer er flere.",
        f"The list has {votes} votes, but list votes or personal votes are more.",
    )


_NO_OBJECT = Sentence(
    "Filen skal indeholde ét objekt i krøllede parenteser.", "The file must hold one object in braces."
)
_ASIDE = Sentence(
    "“papers” skal have lige så mange objekter, som der er filer med stemmesedler.",
    "“papers” must have as many objects as there are files of papers.",
)
_BOTH = Sentence(
    "Kandidaterne har stemmetal, og der er stemmesedler: angiv kun det ene.",
    "The candidates have votes, and there are papers: give only one of the two.",
)
