"""The count sheet: a count that a person follows with a pencil, and its short form."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from recruit.counting.ballots import Ballots
from recruit.counting.checks import KNOWN
from recruit.counting.contest import ALL, Candidate, CandidateList, Contest, ListCandidate
from recruit.counting.formats import contest as contests
from recruit.counting.lot import Lot
from recruit.counting.methods import count
from recruit.counting.result import ActionKind, Outcome
from recruit.counting.sheet import sheet, summary
from recruit.counting.sheet.answer import HEADINGS
from recruit.counting.sheet.head import RULES
from recruit.counting.sheet.layout import COLUMNS, cut, paragraph, table, width
from recruit.counting.sheet.steps import TITLES

GOLDEN = Path(__file__).parent / "golden"


def election(
    method: str,
    seats: int,
    papers: Mapping[Sequence[int], int],
    names: str = "Anna Bo Carl",
    blank: int = 0,
    **choices: Any,
) -> Contest:
    """An election: who stands, and marks -> papers."""
    poll = Ballots({"".join(map(chr, marks)): how_many for marks, how_many in papers.items()}, blank)
    candidates = tuple(Candidate(number, name) for number, name in enumerate(names.split(), 1))
    return Contest("valg", method, seats, "Valg til rådet", candidates, polls=(poll,), **choices)


def told(contest: Contest, *lots: Lot, language: str = "da") -> str:
    """The whole sheet."""
    return sheet(contest, count(contest, lots), language)


def ended(contest: Contest, *lots: Lot, language: str = "da") -> str:
    """The short form, without its title."""
    return summary(contest, count(contest, lots), language).split("\n\n", 1)[1]


def text(indented: str) -> str:
    return dedent(indented).removeprefix("\n")


def read(folder: Path) -> Contest:
    """A contest with the papers beside it."""
    return contests.read((folder / "contest.json").read_bytes(), lambda name: (folder / name).read_bytes()).contest


STV = election("stv-scottish-2007", 2, {(1, 2): 5, (1,): 1, (2,): 2, (3, 2): 1}, blank=1, substitutes=ALL)


def test_a_transferable_vote_is_followed_paper_by_paper() -> None:
    assert told(STV) == text(
        """
        Valg til rådet
        ==============
        Regel    Enkelt overførbar stemme efter den skotske regel (SSI 2007/42, regel 45-52)
        Pladser  2
        Kvote    4: de gyldige sedler delt med 3 (pladserne og én til), brøken skåret væk, plus 1
        Sedler   10 afgivne: gyldige 9, blanke 1, ugyldige 0

        Trin 1: første prioriteter
        --------------------------
        9 gyldige sedler ligger hver hos sin første prioritet. Kvoten er 9 delt med 3 (pladserne og én til),
        brøken skåret væk, plus 1: 4. Kvoten er nået, og pladsen får: Anna.

        Nr.  Kandidat           Stemmer
          1  Anna                     6  får plads
          2  Bo                       2
          3  Carl                     1
             Ikke givet videre        0
             I alt                    9

        Trin 2: overskud fra Anna
        -------------------------
        Anna har 6 stemmer, 2 mere end kvoten 4, og det overskud går videre. Hver seddel er nu 2 gange det,
        den var værd, delt med 6, skåret af efter 5 decimaler.
        - 6 sedler à 1,00000, nu hver 0,33333: 5 til Bo og 1 kan ikke gå videre.

        Nr.  Kandidat               Før   Ændring    Efter
          1  Anna               6,00000  -2,00000  4,00000  har plads
          2  Bo                 2,00000  +1,66665  3,66665
          3  Carl               1,00000            1,00000  går ud
             Ikke givet videre  0,00000  +0,33335  0,33335
             I alt              9,00000            9,00000

        Trin 3: Carl går ud
        -------------------
        Intet overskud venter. Carl har færrest stemmer (1 stemme) og går ud. Sedlerne går videre med den
        værdi, de har. Kvoten er nået, og pladsen får: Bo.
        - 1 seddel à 1,00000: 1 til Bo.

        Nr.  Kandidat               Før   Ændring    Efter
          1  Anna               4,00000            4,00000  har plads
          2  Bo                 3,66665  +1,00000  4,66665  får plads
          3  Carl               1,00000  -1,00000  0,00000
             Ikke givet videre  0,33335            0,33335
             I alt              9,00000            9,00000

        Resultat
        --------
        Får plads
           1. Anna
           2. Bo
        Næste i rækken
           1. Carl
        """
    )


def test_a_sheet_in_english_keeps_the_decimal_point() -> None:
    said = told(STV, language="en")

    assert "- 6 papers at 1.00000, each now 0.33333: 5 to Bo and 1 cannot go on." in said
    assert "  2  Bo             2.00000  +1.66665  3.66665" in said


def test_who_is_out_and_has_nothing_left_no_longer_stands_in_the_table() -> None:
    contest = election("stv-scottish-2007", 1, {(1,): 4, (2,): 3, (3, 2): 2, (4, 2): 1}, "Anna Bo Carl Dora")

    last = told(contest).split("Trin 3: ")[1]

    assert "  4  Dora" not in last
    assert "  3  Carl                 2       -2      0" in last


def test_the_quota_of_meek_falls_so_the_head_says_how_it_is_found() -> None:
    contest = election("stv-meek", 1, {(1,): 6, (2,): 3})

    assert "Kvote    4,500000001 til sidst; i hvert trin er den de stemmer" in told(contest)


def test_a_billionth_of_a_vote_is_written_out() -> None:
    papers = {(1, 2, 4): 8, (2, 1): 3, (3, 1, 4): 1, (4,): 5}

    said = told(election("stv-meek", 2, papers, "Anna Bo Carl Dora")).split("Trin 3: ")[1]

    assert "5,666666672  -0,000000002   5,666666670  har plads" in said


def test_what_an_elected_candidate_keeps_of_a_paper_by_meek_gives_the_votes_in_the_table() -> None:
    contest = election("stv-meek", 2, {(1, 2, 4): 8, (2, 1): 3, (3, 1, 4): 1, (4,): 5}, "Anna Bo Carl Dora")

    danish, english = (told(contest, language=language) for language in ("da", "en"))

    assert "- Anna beholder 0,708333334 af hver seddel, der når frem; resten går videre.\n" in danish
    assert "- Anna keeps 0.708333334 of each paper that arrives; the rest goes on.\n" in english
    assert f"8.000000000  -2.333333328   {8 * Decimal('0.708333334')}  has a seat\n" in english


PLURALITY = election("plurality", 2, {(1,): 5, (2,): 3, (3,): 3})


def test_a_lot_that_is_missing_is_a_question_and_a_line_for_the_file() -> None:
    assert told(PLURALITY) == text(
        """
        Valg til rådet
        ==============
        Regel    Ét kryds på hver seddel
        Pladser  2
        Sedler   11 afgivne: gyldige 11, blanke 0, ugyldige 0

        Trin 1: optælling
        -----------------
        Hvert kryds er én stemme, og de 2 med flest stemmer får plads. Bo og Carl står lige. Det afgøres ved
        lodtrækning, hvem der får plads (1 af 2).

        Nr.  Kandidat  Stemmer
          1  Anna            5  får plads
          2  Bo              3
          3  Carl            3

        Der skal trækkes lod
        --------------------
        Dette ligger fast, hvad lodtrækningen end viser.
        Får plads
           1. Anna

        Bo og Carl står lige. Det afgøres ved lodtrækning, hvem der får plads (1 af 2).
        Skriv denne linje i en fil, og tæl igen med --lots og filens navn. I de tomme kantede parenteser
        skal de trukne stå, den først trukne først. Flere lodtrækninger står på hver sin linje.
           {"for": "seat", "candidates": [2, 3], "drawn": []}
           2 er Bo og 3 er Carl.
        """
    )


def test_a_lot_that_was_drawn_is_a_stage() -> None:
    said = told(PLURALITY, Lot("seat", frozenset({2, 3}), (3,)), language="en")

    assert (
        text(
            """
        Stage 2: lot
        ------------
        Bo and Carl were equal. The lot decided who takes a seat: Carl.

        Result
        """
        )
        in said
    )
    assert said.endswith("Take a seat\n   1. Anna\n   2. Carl\nNext in line\n   1. Bo\n")


def test_nothing_is_called_settled_where_nothing_is() -> None:
    contest = election("plurality", 1, {(1,): 3, (2,): 3})

    assert ended(contest, language="en") == text(
        """
        A lot is needed
        ---------------
        Anna and Bo are equal. A lot decides who takes a seat (1 of 2).
        Write this line into a file, and count again with --lots and its name. In the empty square brackets
        stand those drawn, the first drawn first. Several lots stand on a line each.
           {"for": "seat", "candidates": [1, 2], "drawn": []}
           1 is Anna and 2 is Bo.
        """
    )


def test_equal_ones_next_in_line_share_a_place() -> None:
    contest = election("approval", 1, {(1, 2, 3): 2, (1,): 1, (4,): 1}, "Anna Bo Carl Dora")

    assert ended(contest) == text(
        """
        Resultat
        --------
        Får plads
           1. Anna
        Næste i rækken
           1. Bo og Carl, der står lige
           3. Dora
        """
    )


GROUPS = Contest(
    "grupper",
    "plurality",
    2,
    candidates=tuple(
        Candidate(number, name, group)
        for number, (name, group) in enumerate(
            (("Anna", "Nord"), ("Bo", "Nord"), ("Carl", "Syd"), ("Dora", "Syd")), start=1
        )
    ),
    group_seats={"Nord": 1, "Syd": 1},
    polls=(Ballots({"\x01": 4, "\x02": 2, "\x03": 3, "\x04": 3}),),
)


def test_groups_are_numbered_told_and_asked_about_each_by_itself() -> None:
    said = told(GROUPS)

    assert "Pladser  2: Nord 1 og Syd 1" in said
    assert (
        text(
            """
        Nr.  Kandidat  Stemmer
          1  Anna            4  får plads
          2  Bo              2

        Trin 1 i Syd: optælling
        """
        )
        in said
    )
    assert (
        text(
            """
        Nord, får plads
           1. Anna
        Nord, næste i rækken
           1. Bo

        Carl og Dora står lige. Det afgøres ved lodtrækning, hvem der får plads (1 af 2).
        """
        )
        in said
    )
    assert '{"for": "seat", "candidates": [3, 4], "group": "Syd", "drawn": []}' in said


def test_a_full_group_and_somebody_withdrawn_are_noted() -> None:
    people = (
        Candidate(1, "Anna", "Nord", votes=5),
        Candidate(2, "Bo", "Nord", votes=4),
        Candidate(3, "Carl", "Syd", votes=3),
        Candidate(4, "Dora", "Syd", withdrawn=True, votes=2),
        Candidate(5, "Erik", "Syd", withdrawn=True, votes=0),
    )

    said = told(Contest("loft", "block", 2, candidates=people, group_cap=1, max_marks=2))

    assert "Regel    Flere krydser på hver seddel, højst 2\nPladser  2, højst 1 fra samme gruppe\n" in said
    assert "Sedler" not in said
    assert (
        text(
            """
        Nr.  Kandidat  Stemmer
          1  Anna            5  får plads
          2  Bo              4  springes over
          3  Carl            3  får plads
          4  Dora            2  har trukket sig
        """
        )
        in said
    )
    assert "Erik" not in said


def test_papers_that_do_not_count_stand_with_their_reasons() -> None:
    poll = Ballots({"\x01": 5, "\x02": 3, "\x01\x02": 2}, invalid={"revet over": 1})
    contest = Contest("valg", "plurality", 1, candidates=(Candidate(1, "Anna"), Candidate(2, "Bo")), polls=(poll,))

    assert "11 afgivne: gyldige 8, blanke 0, ugyldige 3 (revet over 1 og for mange krydser 2)" in told(contest)


LISTS = Contest(
    "lister",
    "list-dhondt",
    3,
    "Lister",
    lists=(
        CandidateList(
            "A", 100, 40, "partiliste", tuple(ListCandidate(number, has) for number, has in ((1, 10), (2, 35), (3, 15)))
        ),
        CandidateList("B", 20, candidates=(ListCandidate(4, 20, "Bo"),)),
        CandidateList("C", 20),
    ),
    listeforbund=(("B", "C"),),
)


def test_quotients_stand_under_each_other_and_list_votes_are_added() -> None:
    said = told(LISTS)

    assert (
        "\n".join(
            (
                "Liste  Stemmer  Delt med  Kvotient       Plads nr.",
                "A          100         1       100               1",
                "                       2        50               2",
                "                       3        33  1/3          -",
                "B+C         40         1        40               3",
                "                       2        20               -",
            )
        )
        in said
    )
    assert "Trin 2: pladserne i B+C fordeles\n" in said
    assert (
        "\n".join(
            (
                "Nr.  Kandidat  Før  Ændring  Efter",
                "  1             10      +24     34  får plads",
                "  2             35              35  får plads",
                "  3             15      +16     31",
            )
        )
        in said
    )


def test_a_lot_between_lists_is_asked_for_by_their_names() -> None:
    assert ended(LISTS) == text(
        """
        Der skal trækkes lod
        --------------------
        Dette ligger fast, hvad lodtrækningen end viser.
        Liste A: 2 pladser
           1. nr. 1
           2. nr. 2
        Liste A, næste i rækken
           1. nr. 3

        B og C står lige. Det afgøres ved lodtrækning, hvilken liste der får pladsen (1 af 2).
        Skriv denne linje i en fil, og tæl igen med --lots og filens navn. I de tomme kantede parenteser
        skal de trukne stå, den først trukne først. Flere lodtrækninger står på hver sin linje.
           {"for": "quotient", "lists": ["B", "C"], "list": "B+C", "drawn": []}
        """
    )


def test_a_lot_between_numbers_without_names_does_not_explain_them() -> None:
    people = (ListCandidate(1, 5), ListCandidate(2, 5))
    contest = Contest("lister", "list-dhondt", 1, lists=(CandidateList("A", 10, candidates=people),))

    assert ended(contest).endswith('   {"for": "seat", "candidates": [1, 2], "list": "A", "drawn": []}\n')


def test_a_list_that_a_lot_can_still_give_a_seat_has_at_least_its_own() -> None:
    contest = replace(LISTS, seats=3, lists=(CandidateList("A", 20), CandidateList("B", 20)), listeforbund=())

    assert "Liste A: mindst 1 plads\nListe B: mindst 1 plads\n" in ended(contest)


def test_a_list_without_a_seat_is_told_so() -> None:
    drawn = Lot("quotient", frozenset({"B", "C"}), ("B",), list="B+C")

    assert ended(LISTS, drawn).endswith("Liste B: 1 plads\n   1. Bo\nListe C: ingen plads\n")


def test_a_ballot_that_is_due_is_named_with_those_it_is_between() -> None:
    contest = election("majority", 1, {(1,): 3, (2,): 2, (3,): 1}, present=(8,))

    assert "6 afgivne: gyldige 6, blanke 0, ugyldige 0, ved den sidste afstemning\n" in told(contest)
    assert "Trin 1: 1. afstemning\n" in told(contest)
    assert ended(contest) == text(
        """
        Der skal stemmes
        ----------------
        Næste er 2. afstemning, mellem Anna, Bo og Carl. Filen med dens sedler er nummer 2 i “ballots”.
        """
    )


def test_seats_that_nobody_fills_are_vacant() -> None:
    contest = Contest("fredsvalg", "plurality", 4, candidates=(Candidate(1, "Anna"), Candidate(2, "Bo")))

    assert "Trin 1: ingen afstemning\n" in told(contest)
    assert ended(contest) == text(
        """
        Resultat uden afstemning
        ------------------------
        Får plads
           1. Anna
           2. Bo
        Tomme pladser: 2
        """
    )


def test_an_election_without_candidates_lapses() -> None:
    contest = Contest("bortfald", "plurality", 3)

    assert summary(contest, count(contest), "da") == text(
        """
        bortfald
        ========

        Bortfald
        --------
        Ingen stiller op, så valget bortfalder.
        """
    )


def test_every_rule_every_stage_and_every_outcome_has_its_words() -> None:
    assert set(RULES) == set(KNOWN)
    assert set(TITLES) == set(ActionKind)
    assert set(HEADINGS) == set(Outcome)


@pytest.mark.parametrize("folder", sorted(GOLDEN.glob("*/")), ids=lambda folder: folder.name)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_real_election_fits_on_paper(folder: Path, language: str) -> None:
    contest = read(folder)

    said = told(contest, language=language)

    assert max(map(width, said.splitlines())) <= COLUMNS
    assert not [line for line in said.splitlines() if line != line.rstrip()]
    assert "{" not in said.replace('{"for"', "")


def test_the_papers_that_moved_add_up_to_what_the_table_says() -> None:
    folder = GOLDEN / "scot-aberdeen_2017_ward10"
    stages = count(read(folder)).stages

    for before, after in pairwise(stages):
        for number, (had, has) in enumerate(zip(before.totals, after.totals, strict=True), 1):
            came = sum(Decimal(parcel.value) * parcel.papers.get(number, 0) for parcel in after.parcels)
            assert Decimal(has) == Decimal(had) + came or number == after.action.candidate


def test_names_do_not_bend_a_table() -> None:
    assert table([["漢字", "1"], ["Ame\u0301lie", "22"]], "<>") == ["漢字     1", "Ame\u0301lie  22"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Anna Bo", "Anna Bo"), ("Anna Bodil", "Anna Bo…"), ("Annaer Bodil", "Annaer…"), ("漢字漢字漢", "漢字漢…")],
)
def test_a_name_that_is_too_long_ends_in_dots(name: str, shown: str) -> None:
    assert cut(name, 8) == shown


def test_what_a_terminal_would_obey_is_left_out() -> None:
    assert cut("Anna\x1b[31m\r\nBo") == "Anna [31m Bo"
    assert paragraph("Anna\x07\n\nBo", "- ") == ["- Anna Bo"]
