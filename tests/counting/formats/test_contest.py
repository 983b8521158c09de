"""A contest as JSON: everything that it may say, and what is refused in it, in one sentence of each language."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from recruit.counting.ballots import Account, Ballots
from recruit.counting.contest import ALL, BadInput, Candidate, CandidateList, Contest, ListCandidate
from recruit.counting.formats import contest as contests

PAPERS = b'3 1\n2 3 1 0\n1 2 0\n1 0\n0\n"A"\n"B"\n"C"\n'
THREE = [{"id": 1, "name": "Anna"}, {"id": 2, "name": "Bo"}, {"id": 3, "name": "Carl"}]
STV = {"id": "c", "method": "stv-meek", "seats": 1, "candidates": THREE, "ballots": "p.blt"}
PLURALITY = {"id": "c", "method": "plurality", "seats": 1, "candidates": THREE, "ballots": "p.blt"}
MAJORITY = {"id": "c", "method": "majority", "seats": 1, "candidates": THREE, "ballots": ["p.blt", "p.blt"]}
LISTS = {"id": "c", "method": "list-dhondt", "seats": 2, "lists": [{"id": "A", "votes": 5}, {"id": "B", "votes": 4}]}


def read(values: object) -> Contest:
    """Read the contest, with the papers above in whatever file it names."""
    return contests.read(json.dumps(values).encode(), lambda _: PAPERS).contest


def refusal(values: Mapping[str, object]) -> tuple[str, str]:
    """Return why the contest is refused, in Danish and in English."""
    with pytest.raises(BadInput) as caught:
        read(values)
    return caught.value.sentence("da"), caught.value.sentence("en")


def with_candidate(**values: object) -> dict[str, object]:
    """A contest whose third candidate is different."""
    return {**PLURALITY, "candidates": [*THREE[:2], {"id": 3, **values}]}


def with_list(**values: object) -> dict[str, object]:
    """A contest whose second list is different."""
    return {**LISTS, "lists": [{"id": "A", "votes": 5}, {"id": "B", "votes": 4} | values]}


def test_a_contest_of_candidates_says_all_it_may_say() -> None:
    contest = read(
        {
            "id": "råd-2026",
            "title": "Rådet",
            "method": "approval",
            "seats": 2,
            "substitutes": "all",
            "max_marks": 3,
            "withdrawn_marks": "ignored",
            "group_cap": 1,
            "candidates": [
                {"id": 1, "name": "Anna", "group": "Syd"},
                {"id": 2, "group": "Syd", "withdrawn": True},
                {"id": 3, "group": None, "name": "Carl"},
            ],
            "ballots": "p.blt",
            "ballot_count": 4,
            "papers": {"blank": 2, "invalid": {"revet": 3}},
            "note": {"for": ["people"]},
        }
    )

    assert contest == Contest(
        id="råd-2026",
        title="Rådet",
        method="approval",
        seats=2,
        substitutes=ALL,
        max_marks=3,
        withdrawn_marks="ignored",
        group_cap=1,
        candidates=(
            Candidate(1, "Anna", "Syd"),
            Candidate(2, "B", "Syd", withdrawn=True),
            Candidate(3, "Carl"),
        ),
        polls=(Ballots({"\x03\x01": 2, "\x02": 1}, blank=3, invalid={"revet": 3}),),
    )


def test_totals_may_stand_instead_of_papers() -> None:
    contest = read(
        {
            "id": "c",
            "method": "plurality",
            "seats": 2,
            "substitutes": 1,
            "group_seats": {"Nord": 1, "Syd": 1},
            "candidates": [{"id": 1, "votes": 5, "group": "Nord"}, {"id": 2, "votes": 4, "group": "Syd"}],
            "papers": {"valid": 9, "blank": 1, "invalid": {"revet": 2, "tom kuvert": 1}},
            "ballots": None,
        }
    )

    assert contest.account == Account(13, 9, 1, {"revet": 2, "tom kuvert": 1})
    assert [one.votes for one in contest.candidates] == [5, 4]
    assert (contest.group_seats, contest.substitutes, contest.polls) == ({"Nord": 1, "Syd": 1}, 1, ())


def test_a_majority_election_has_a_file_for_each_ballot() -> None:
    contest = read({**MAJORITY, "present": [5, 4], "papers": [{"blank": 1}, {"invalid": {"revet": 1}}]})

    assert [poll.cast for poll in contest.polls] == [5, 5]
    assert [(poll.blank, poll.invalid) for poll in contest.polls] == [(2, {}), (1, {"revet": 1})]
    assert contest.present == (5, 4)


def test_what_is_null_is_missing() -> None:
    optional = ["title", "substitutes", "max_marks", "group_cap", "group_seats", "withdrawn_marks", "papers", "present"]
    of_a_list = ["list_votes", "opstilling", "candidates"]
    member = {"id": 1, "personal_votes": 2}

    assert read({**STV, **dict.fromkeys([*optional, "lists", "valgforbund", "ballot_count"])}) == read(STV)
    assert read(with_candidate(name="C", **dict.fromkeys(["group", "votes", "withdrawn"]))) == read(
        with_candidate(name="C")
    )
    assert read(with_list(**dict.fromkeys(of_a_list))) == read(LISTS)
    assert read(with_list(votes=None, candidates=[member | {"name": None}])) == read(
        with_list(votes=2, candidates=[member])
    )


def test_who_has_withdrawn_may_stand_in_the_papers() -> None:
    papers = PAPERS.replace(b"3 1\n", b"3 1\n-2\n")

    contest = contests.read(json.dumps(STV).encode(), lambda _: papers).contest

    assert contest.withdrawn == {2}


def test_who_has_no_name_in_the_contest_has_the_one_of_the_papers() -> None:
    nameless = [{"id": number} for number in (1, 2, 3)]
    papers = PAPERS.replace(b'"C"', b'""')

    contest = contests.read(json.dumps({**STV, "candidates": nameless}).encode(), lambda _: papers).contest

    assert [one.name for one in contest.candidates] == ["A", "B", "Kandidat 03"]
    assert read({**STV, "candidates": nameless[:1], "ballots": None}).candidates == (Candidate(1, "Kandidat 01"),)


def test_lists_say_their_votes_and_how_their_seats_are_given() -> None:
    members = [{"id": 4, "personal_votes": 3, "name": "Dora"}, {"id": 2, "personal_votes": 1, "withdrawn": True}]
    contest = read(
        {
            **LISTS,
            "lists": [
                {"id": "A", "list_votes": 6, "opstilling": "partiliste", "candidates": members},
                {"id": "B", "votes": 4},
                {"id": "C", "votes": 0, "candidates": []},
            ],
            "valgforbund": [["A", "B", "C"]],
            "listeforbund": [["A", "B"]],
        }
    )

    assert contest.lists == (
        CandidateList("A", 10, 6, "partiliste", (ListCandidate(4, 3, "Dora"), ListCandidate(2, 1, withdrawn=True))),
        CandidateList("B", 4),
        CandidateList("C", 0, candidates=()),
    )
    assert (contest.valgforbund, contest.listeforbund) == ((("A", "B", "C"),), (("A", "B"),))


def test_list_votes_that_are_not_given_are_the_votes_that_nobody_has_personally() -> None:
    members = [{"id": 1, "personal_votes": 1}, {"id": 2, "personal_votes": 2}]

    assert read(with_list(candidates=members)).lists[1].list_votes == 1
    assert read(with_list(candidates=members, votes=None)).lists[1].list_votes == 0
    assert read(with_list()).lists[1].list_votes == 0
    assert read(with_list(list_votes=4)).lists[1].list_votes == 4


def test_all_votes_of_lists_are_valid_papers_unless_people_say_otherwise() -> None:
    assert read({**LISTS, "papers": {"blank": 2, "invalid": {"revet": 1}}}).account == Account(12, 9, 2, {"revet": 1})
    assert read({**LISTS, "papers": {"valid": 8, "blank": 2}}).account == Account(10, 8, 2)
    assert read(LISTS).account is None


@pytest.mark.parametrize(
    ("data", "danish"),
    [
        (b'{"id": "c", "seats": 1, "seats": 2}', "“seats” står to gange i samme objekt."),
        (b'{"lists": [{"votes": 1, "id": "A", "id": "B"}]}', "“id” står to gange i samme objekt."),
        (b'{"\\ud800": 1, "\\ud800": 2}', "“?” står to gange i samme objekt."),
    ],
)
def test_what_is_said_twice_is_refused(data: bytes, danish: str) -> None:
    with pytest.raises(BadInput) as caught:
        contests.read(data, lambda _: PAPERS)

    assert caught.value.sentence("da") == danish


def test_the_digest_is_that_of_the_contest_and_then_its_papers(tmp_path: Path) -> None:
    data = json.dumps(STV).encode()
    (tmp_path / "p.blt").write_bytes(PAPERS)

    assert contests.read(data, lambda name: (tmp_path / name).read_bytes()).digest == sha256(data + PAPERS).hexdigest()


def test_a_fault_in_the_papers_is_told_with_the_name_of_their_file() -> None:
    with pytest.raises(BadInput) as caught:
        contests.read(json.dumps(STV).encode(), lambda _: PAPERS.replace(b"2 3 1 0", b"2 3 x 0"))

    assert caught.value.sentence("da") == "“p.blt”: Linje 2: Her skulle stå et helt tal, men der står “x”."
    assert caught.value.sentence("en") == "“p.blt”: Line 2: A whole number is due here, but it says “x”."


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b'{"id": "r\xc3\xa5d", "seats": 0}', "råd"),
        (b'\xef\xbb\xbf {"id": "c"}', "c"),
        (b'{"id": 7}', None),
        (b"{}", None),
        (b'["id"]', None),
        (b'{"id": "c"', None),
        (PAPERS, None),
        (b"", None),
    ],
)
def test_a_contest_with_a_fault_is_called_by_its_id_where_that_can_be_read(data: bytes, found: str | None) -> None:
    assert contests.id_of(data) == found


@pytest.mark.parametrize("name", ["../p.blt", "/etc/passwd", "a/p.blt", "p.blt\0", "..\\p.blt", ""])
def test_papers_lie_beside_the_contest_and_nowhere_else(name: str) -> None:
    danish, english = refusal({**STV, "ballots": name})

    assert danish.endswith("skal være navnet på en fil ved siden af.")
    assert english.endswith("must be the name of a file beside this one.")


@pytest.mark.parametrize(
    ("changed", "danish", "english"),
    [
        ({**STV, "id": None}, "“id” skal være en tekst.", "“id” must be a text."),
        ({**STV, "id": 7}, "“id” skal være en tekst.", "“id” must be a text."),
        ({**STV, "title": ["x"]}, "“title” skal være en tekst.", "“title” must be a text."),
        ({**STV, "method": 1}, "“method” skal være en tekst.", "“method” must be a text."),
        ({**STV, "method": "lod"}, "Metoden “lod” findes ikke.", "There is no method “lod”."),
        *(
            (
                {**STV, "seats": seats},
                "“seats” skal være et helt tal på mindst 1.",
                "“seats” must be a whole number of at least 1.",
            )
            for seats in (0, -1, 1.0, "1", True, None, [1], 10**13, float("nan"), float("inf"))
        ),
        (
            {**STV, "substitutes": "alle"},
            "“substitutes” skal være et helt tal eller ordet all.",
            "a whole number or the word all.",
        ),
        ({**STV, "substitutes": -1}, "“substitutes” skal være et helt tal på mindst 0.", "“substitutes” must be"),
        ({**STV, "max_marks": 0}, "“max_marks” skal være et helt tal på mindst 1.", "“max_marks” must be"),
        ({**STV, "group_cap": 0}, "“group_cap” skal være et helt tal på mindst 1.", "“group_cap” must be"),
        (
            {**STV, "group_seats": {"Syd": 0}},
            "“group_seats”: “Syd” skal være et helt tal på mindst 1.",
            "“group_seats”: “Syd” must be a whole number of at least 1.",
        ),
        ({**STV, "group_seats": [1]}, "“group_seats” skal være et objekt.", "“group_seats” must be an object."),
        (
            {**STV, "withdrawn_marks": "lost"},
            "“withdrawn_marks” skal være et af ordene counted, ignored.",
            "“withdrawn_marks” must be one of the words counted, ignored.",
        ),
        ({**STV, "ballots": 7}, "“ballots” skal være en tekst.", "“ballots” must be a text."),
        ({**STV, "ballot_count": 5}, "Der er 4 stemmesedler, men skulle være 5.", "There are 4 papers, not 5."),
        ({**STV, "ballots": None, "ballot_count": 5}, "Der er 0 stemmesedler", "There are 0 papers, not 5."),
        ({**STV, "present": ["x"]}, "“present” skal være et helt tal på mindst 0.", "“present” must be"),
        (
            {**STV, "candidates": THREE[:2]},
            "Stemmesedlerne har 3 kandidater, men der er 2.",
            "The papers have 3 candidates, but there are 2.",
        ),
        ({**STV, "candidates": [1]}, "“candidates” skal være en liste af objekter.", "must be a list of objects."),
        (
            with_candidate(id=2),
            "Kandidaterne skal have numrene 1, 2, 3 og så videre i rækkefølge.",
            "The candidates must have the numbers 1, 2, 3 and so on, in order.",
        ),
        (
            with_candidate(id="3"),
            "“candidates” nr. 3: “id” skal være et helt tal på mindst 1.",
            "“candidates” no. 3: “id” must be a whole number of at least 1.",
        ),
        (with_candidate(name=7), "“candidates” nr. 3: “name” skal være en tekst.", "“name” must be a text."),
        (with_candidate(group=7), "“candidates” nr. 3: “group” skal være en tekst.", "“group” must be a text."),
        (
            with_candidate(withdrawn="no"),
            "“candidates” nr. 3: “withdrawn” skal være true eller false.",
            "“withdrawn” must be true or false.",
        ),
        (
            with_candidate(votes=5),
            "Kandidaterne har stemmetal, og der er stemmesedler: angiv kun det ene.",
            "The candidates have votes, and there are papers: give only one of the two.",
        ),
        ({**STV, "papers": "none"}, "“papers” skal være en liste af objekter.", "“papers” must be a list of objects."),
        ({**STV, "papers": {"blank": "1"}}, "“papers” nr. 1: “blank” skal være et helt tal", "“blank” must be"),
        (
            {**STV, "papers": {"invalid": {"revet": -1}}},
            "“papers” nr. 1: “invalid”: “revet” skal være et helt tal på mindst 0.",
            "“papers” no. 1: “invalid”: “revet” must be a whole number of at least 0.",
        ),
        (
            {**MAJORITY, "papers": {"blank": 1}},
            "“papers” skal have lige så mange objekter, som der er filer med stemmesedler.",
            "“papers” must have as many objects as there are files of papers.",
        ),
        ({**STV, "ballots": None, "papers": [{}]}, "“papers” skal være et objekt.", "“papers” must be an object."),
        ({**STV, "group_cap": 1}, "Et loft pr. gruppe kan kun bruges", "A cap per group can only be used"),
        ({**STV, "group_seats": {"Syd": 2}}, "Gruppernes pladser giver ikke 1 tilsammen.", "do not add up to 1."),
        (
            with_list(votes=None),
            "“lists” nr. 2: “votes” skal være et helt tal på mindst 0.",
            "“lists” no. 2: “votes” must be a whole number of at least 0.",
        ),
        (
            with_list(candidates=[{"id": 1}]),
            "“lists” nr. 2: “candidates” nr. 1: “personal_votes” skal være et helt tal på mindst 0.",
            "“lists” no. 2: “candidates” no. 1: “personal_votes” must be a whole number of at least 0.",
        ),
        (
            with_list(candidates=[{"id": 1, "personal_votes": 2}], list_votes=0),
            "Liste B har 4 stemmer, men listestemmer og personlige stemmer giver 2.",
            "List B has 4 votes, but list votes and personal votes add up to 2.",
        ),
        *(
            (
                with_list(**too_many),
                "“lists” nr. 2: Listen har 4 stemmer, men listestemmer eller personlige stemmer er flere.",
                "“lists” no. 2: The list has 4 votes, but list votes or personal votes are more.",
            )
            for too_many in (
                {"list_votes": 5},
                {"list_votes": 5, "candidates": []},
                {"candidates": [{"id": 1, "personal_votes": 5}]},
            )
        ),
        (
            with_list(opstilling="partyliste"),
            "“lists” nr. 2: “opstilling” skal være et af ordene sideordnet, partiliste.",
            "“opstilling” must be one of the words sideordnet, partiliste.",
        ),
        ({**LISTS, "valgforbund": [["A", "B"], ["B", "A"]]}, "er med i to forbund.", "is in two alliances."),
        ({**LISTS, "valgforbund": [[]]}, "“valgforbund” skal være lister, der ikke er tomme.", "not empty."),
        ({**LISTS, "listeforbund": [[1, 2]]}, "“listeforbund” skal være en tekst.", "“listeforbund” must be a text."),
    ],
)
def test_what_a_contest_must_not_say_is_refused(changed: dict[str, Any], danish: str, english: str) -> None:
    told = refusal(changed)

    assert danish in told[0]
    assert english in told[1]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'{\n "id": "c",\n "seats": 1,\n}', 4),
        (b'{\n "id": "c"', 2),
        (b"{'id': 'c'}", 1),
        (b'{"id": "R\xe5d"}', None),
        (b'{"id": "\\ud800"}', None),
        (b'{"\\udfff": 1}', None),
        (b'{"seats": ' + b"9" * 5000 + b"}", None),
        (b"[" * 100_000, None),
        (b'{"a":' * 100_000, None),
        (b'{"a": ' + b"[" * 900 + b"]" * 900 + b"}" + b"}", 1),
    ],
    ids=range(10),
)
def test_what_is_no_json_is_refused_with_its_line(data: bytes, line: int | None) -> None:
    with pytest.raises(BadInput) as caught:
        contests.read(data, lambda _: PAPERS)

    assert caught.value.line == line
    assert caught.value.why.da == "Det er ikke gyldig JSON i UTF-8."


def test_a_list_is_no_contest() -> None:
    with pytest.raises(BadInput, match="The file must hold one object"):
        contests.read(b"[]", lambda _: PAPERS)


@pytest.mark.parametrize(
    ("data", "is_one"),
    [(b" \n{", True), (b"\xef\xbb\xbf{}", True), (b"[1]", True), (b"3 2\n", False), (b"", False), (b"# {", False)],
)
def test_a_contest_is_told_from_papers(data: bytes, is_one: bool) -> None:
    assert contests.is_contest(data) is is_one


def papers_alone(method: str, **options: Any) -> Contest:
    given = {"seats": None, "max_marks": None, "substitutes": None, **options}
    return contests.of_papers(b'2 2\n-2\n4 1 0\n0\n"Anna"\n"Bo"\n"Ward 9"\n', "ward", method, **given).contest


def test_papers_alone_make_a_contest_with_what_they_say() -> None:
    assert papers_alone("stv-meek") == Contest(
        id="ward",
        title="Ward 9",
        method="stv-meek",
        seats=2,
        candidates=(Candidate(1, "Anna"), Candidate(2, "Bo", withdrawn=True)),
        polls=(Ballots({"\x01": 4}),),
    )


def test_what_is_asked_for_comes_before_what_papers_say() -> None:
    contest = papers_alone("approval", seats=1, max_marks=3, substitutes=ALL)

    assert (contest.seats, contest.max_marks, contest.substitutes) == (1, 3, ALL)


def test_as_many_marks_as_seats_are_allowed_in_a_block_vote_unless_somebody_says_otherwise() -> None:
    assert papers_alone("block", seats=3).max_marks == 3
    assert papers_alone("block", max_marks=1).max_marks == 1
    assert papers_alone("approval").max_marks is None


def test_papers_alone_cannot_be_counted_as_lists() -> None:
    with pytest.raises(BadInput, match="Lists are counted from their totals"):
        papers_alone("list-dhondt")


def test_a_cross_may_be_set_twice_where_a_rank_may_not() -> None:
    twice = b'2 1\n3 1 1 0\n0\n"A"\n"B"\n'

    crosses = contests.of_papers(twice, "c", "majority", seats=1, max_marks=None, substitutes=None).contest

    assert crosses.polls == (Ballots({"\x01": 3}),)
    with pytest.raises(BadInput, match="Candidate 1 stands twice"):
        contests.of_papers(twice, "c", "stv-meek", seats=1, max_marks=None, substitutes=None)
