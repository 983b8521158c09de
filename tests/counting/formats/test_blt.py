"""BLT as found in the wild, and what is refused in it, with the line and one sentence."""

import pytest

from recruit.counting.ballots import Ballots
from recruit.counting.contest import BadInput
from recruit.counting.formats import blt

PAPERS = Ballots({"\x01\x03": 5, "\x02": 1}, blank=2)
GOOD = b'3 2\n5 1 3 0\n1 2 0\n2 0\n0\n"Anna"\n"Bo"\n"Carl"\n"R\xc3\xa5det"\n'


def three(papers: str, names: str = '"Anna"\n"Bo"\n"Carl"\n') -> bytes:
    """A file with three candidates and one seat."""
    return f"3 1\n{papers}0\n{names}".encode()


def refused(data: bytes, *, repeats: bool = False) -> BadInput:
    with pytest.raises(BadInput) as caught:
        blt.read(data, repeats=repeats)
    return caught.value


@pytest.mark.parametrize(
    "wild",
    [
        pytest.param(GOOD, id="plain"),
        pytest.param(GOOD.replace(b"\n", b"\r\n"), id="Windows"),
        pytest.param(GOOD.replace(b"\n", b"\r"), id="old Macintosh"),
        pytest.param(b"\xef\xbb\xbf" + GOOD, id="byte order mark"),
        pytest.param(GOOD.decode().encode("latin-1"), id="Latin-1"),
        pytest.param(GOOD.replace(b'"', b""), id="no quotes"),
        pytest.param(GOOD.replace(b'"\n"', b'" "'), id="names on one line"),
        pytest.param(GOOD.removesuffix(b"\n"), id="no line end at the end"),
        pytest.param(GOOD.replace(b"\n", b"\n\n \t\n"), id="blank lines"),
        pytest.param(b"\n\n" + GOOD.replace(b" ", b"  \t "), id="many blanks"),
        pytest.param(GOOD.replace(b"\n", b" \n "), id="blanks around lines"),
        pytest.param(GOOD.replace(b"5 1 3 0", b"05 001 3 0"), id="leading zeros"),
        pytest.param(b"# from the hall\n" + GOOD.replace(b"\n", b"\n# said\n"), id="comments between lines"),
        pytest.param(GOOD.replace(b"\n", b" # said\n").replace(b'" #', b'"# "'), id="comments after lines"),
        pytest.param(GOOD.replace(b"5 1 3 0\n", b"2 1 3 0\n1 1 3 0\n1 1 3 0 \n01 1 3 0\n"), id="one by one"),
        pytest.param(GOOD.replace(b"5 1 3 0\n1 2 0\n2 0\n", b"1 0\n1 2 0\n1 0\n5 1 3 0\n"), id="another order"),
        pytest.param(GOOD + b"\x1a", id="DOS"),
    ],
)
def test_ballots_are_read_as_found_in_the_wild(wild: bytes) -> None:
    assert blt.read(wild) == blt.Blt(2, ("Anna", "Bo", "Carl"), PAPERS, title="Rådet")


@pytest.mark.parametrize(
    ("lines", "withdrawn"),
    [
        ("-3\n", {3}),
        ("-2 -3\n", {2, 3}),
        ("# gone\n\n  -2 # to Norway\n-3\n-3\n", {2, 3}),
    ],
)
def test_who_has_withdrawn_stands_before_the_papers(lines: str, withdrawn: set[int]) -> None:
    file = blt.read(three(f"{lines}4 1 3 0\n"))

    assert (file.withdrawn, file.ballots) == (withdrawn, Ballots({"\x01\x03": 4}))


def test_a_file_may_hold_no_papers_at_all() -> None:
    assert blt.read(three("")).ballots == Ballots()


def test_a_mark_set_twice_counts_once_where_marks_are_crosses() -> None:
    assert blt.read(three("4 2 1 2 0\n"), repeats=True).ballots == Ballots({"\x02\x01": 4})


def test_many_lines_with_a_number_of_their_own_take_no_time() -> None:
    lines = "".join(f"{many} {1 + many % 3} 0\n" for many in range(2, 100_000))

    assert blt.read(three(lines)).ballots.cast == sum(range(2, 100_000))


@pytest.mark.parametrize(
    ("papers", "line", "danish", "english"),
    [
        ("1 1 2 0\n1 3 1 3 0\n", 3, "Kandidat 3 står to gange.", "Candidate 3 stands twice."),
        (
            "1 1 4 0\n",
            2,
            "Kandidat 4 findes ikke: der er 3 kandidater.",
            "There is no candidate 4: there are 3 candidates.",
        ),
        ("1 1 0 2 0\n", 2, "Kandidat 0 findes ikke", "There is no candidate 0"),
        (
            "2 3 0\n1, 2 0\n",
            3,
            "Her skulle stå et helt tal, men der står “1,”.",
            "A whole number is due here, but it says “1,”.",
        ),
        ("1 2=3 0\n", 2, "Her skulle stå et helt tal, men der står “2=3”.", "it says “2=3”."),
        ("1.5 2 0\n", 2, "Her skulle stå et helt tal, men der står “1.5”.", "it says “1.5”."),
        ("1 +2 0\n", 2, "Her skulle stå et helt tal, men der står “+2”.", "it says “+2”."),
        ("1_0 2 0\n", 2, "Her skulle stå et helt tal, men der står “1_0”.", "it says “1_0”."),
        ("1234567890123 2 0\n", 2, "men der står “1234567890123”.", "it says “1234567890123”."),
        ("1 ٣ 0\n", 2, "Her skulle stå et helt tal, men der står “٣”.", "it says “٣”."),
        ("1 \x1b[2J 0\n", 2, "men der står “?[2J”.", "it says “?[2J”."),
        ("1 2 3\n", 2, "Linjen skal slutte med 0.", "The line must end with 0."),
        ("7\n", 2, "Linjen skal slutte med 0.", "The line must end with 0."),
        (
            "0 2 0\n",
            2,
            "Linjen begynder med 0, men skal begynde med, hvor mange sedler den står for.",
            "The line begins with 0, but must begin with how many papers it stands for.",
        ),
        ("-4\n", 2, "Kandidat 4 findes ikke", "There is no candidate 4"),
        ("-x\n", 2, "men der står “x”.", "it says “x”."),
        (
            "# gone\n-2 3\n",
            3,
            "Her står, hvem der har trukket sig: hvert nummer skal have minus foran.",
            "Whoever has withdrawn stands here: each number needs a minus in front.",
        ),
        (
            "-3\n-4 1 2 0\n",
            3,
            "Linjen ligner en stemmeseddel, men begynder med minus: så mange sedler kan der ikke være.",
            "The line looks like a paper but begins with a minus: there cannot be that many papers.",
        ),
        ("1 2 0\n-3\n", 3, "men der står “-3”.", "it says “-3”."),
    ],
)
def test_a_paper_that_cannot_be_is_refused_with_its_line(papers: str, line: int, danish: str, english: str) -> None:
    fault = refused(three(papers))

    assert fault.line == line
    assert fault.sentence("da").startswith(f"Linje {line}: ")
    assert danish in fault.sentence("da")
    assert english in fault.sentence("en")


@pytest.mark.parametrize(
    ("data", "line", "danish"),
    [
        (b"", 1, "Filen er tom."),
        (b"\n \n# only said\n", 1, "Filen er tom."),
        (b"3\n", 1, "Den første linje skal være to tal: kandidater og pladser."),
        (b"\n# first\n3 2 1\n1 2 0\n", 3, "Den første linje skal være to tal"),
        (b"fifteen 2\n", 1, "Her skulle stå et helt tal, men der står “fifteen”."),
        (b"3 0\n0\n", 1, "Der skal være mellem 1 og 10000 kandidater og mellem 1 og 10000 pladser."),
        (b"0 1\n0\n", 1, "Der skal være mellem 1 og 10000 kandidater"),
        (b"10001 1\n0\n", 1, "Der skal være mellem 1 og 10000 kandidater"),
        (b"# Rd\n3 10001\n0\n", 2, "Der skal være mellem 1 og 10000 kandidater"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1, "men der står “‰PNG”."),
        (b"PK\x03\x04\x14\0\x06\0", 1, "men der står “PK"),
        (b"0" * 10_000_000, 1, "men der står “00000000000000000000”."),
        (b"\0" * 10_000_000, 1, "men der står “????????????????????”."),
        (b"0\n" * 5_000_000, 1, "Den første linje skal være to tal"),
        (b"1 1\n" + b"0 " * 5_000_000, 2, "Filen slutter for tidligt"),
        (b"\n" * 1_000_000, 1, "Filen er tom."),
    ],
    ids=lambda given: repr(given[:20]) if isinstance(given, bytes) else "",
)
def test_what_is_no_ballot_file_is_refused_at_once(data: bytes, line: int, danish: str) -> None:
    fault = refused(data)

    assert fault.line == line
    assert danish in fault.sentence("da")


@pytest.mark.parametrize(
    ("left", "line", "danish"),
    [
        ("3 2", 1, "Filen slutter for tidligt: linjen med 0 efter stemmesedlerne mangler."),
        ("3 2\n-3\n", 2, "Filen slutter for tidligt: linjen med 0"),
        ("3 2\n5 1 3 0\n1 2", 3, "Filen slutter for tidligt: linjen med 0"),
        ("3 2\n5 1 3 0\n1 2 0\n", 3, "Filen slutter for tidligt: linjen med 0"),
        ("3 2\n5 1 3 0\n0", 3, "Filen slutter for tidligt: den har 3 kandidater og 0 navne."),
        ("3 2\n5 1 3 0\n0\n", 3, "den har 3 kandidater og 0 navne."),
        ('3 2\n5 1 3 0\n0\n"Anna"\n"Bo"\n', 5, "den har 3 kandidater og 2 navne."),
        ('3 2\n5 1 3 0\n0\n"Anna"\n"B', 5, "Navnet mangler et anførselstegn til sidst."),
        ('3 2\n0\n"Anna" "Bo" "Ca', 3, "Navnet mangler et anførselstegn til sidst."),
    ],
)
def test_a_truncated_file_is_refused_where_it_ends(left: str, line: int, danish: str) -> None:
    fault = refused(left.encode())

    assert fault.line == line
    assert danish in fault.sentence("da")


def test_no_beginning_of_a_file_passes_for_the_whole() -> None:
    whole = GOOD.index(b'"R') - 1  # a title and the last line end may be missing

    assert blt.read(GOOD[:whole]).ballots == PAPERS
    assert all(refused(GOOD[:cut]).line for cut in range(whole))


def test_the_first_fault_of_a_file_is_told() -> None:
    assert refused(b"3 2\n1 2 2 0\n1 9 0\n1 2 0").line == 2
    assert refused(b'3 2\n1 2 0\n"Anna"\n"Bo"\n').line == 3
    assert refused(three("1 2 0\n1 3 x\n", names="1 2 0\n")).line == 3


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ('"Anna"\n"Bo"\n"Carl"\n"Dora"\n\n"Rådet"\n', 8),
        ("Anna\nBo\nCarl\nDora\nRådet", 7),
        ('"Anna" "Bo" "Carl"\n"Dora" "Rådet"\n', 4),
        ('"Anna" "Rød"\n"Bo" "Blå"\n"Carl" "Grøn"\n"Dora" "Sort"\n"Rådet"\n', 7),
    ],
)
def test_more_names_than_candidates_and_a_title_are_refused(names: str, line: int) -> None:
    fault = refused(three("", names=names))

    assert fault.line == line
    assert fault.why.da == "Der er for mange navne: filen har 3 kandidater, og efter dem kan kun titlen stå."


def test_papers_after_the_line_that_ends_them_are_not_taken_for_names() -> None:
    fault = refused(three("1 2 0\n", names="1 3 0\n1 2 0\n0\nAnna\nBo\nCarl\n"))

    assert fault.line == 4
    assert fault.sentence("da").endswith(
        "Her står en stemmeseddel, men linjen med 0 længere oppe har afsluttet stemmesedlerne."
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"Anna ""Ann"" Berg"', 'Anna "Ann" Berg'),
        ('"John FINLAYSON ""Independent"""', 'John FINLAYSON "Independent"'),
        (r'"Anna \"Ann\" Berg"', 'Anna "Ann" Berg'),
        ('"Anna "Ann" Berg" # said', 'Anna "Ann" Berg'),
        ('"Anna" Berg', '"Anna" Berg'),
        ("Anna 'Ann' Berg", "Anna 'Ann' Berg"),
        ('Anna "Ann" Berg', 'Anna "Ann" Berg'),
        ('"# 1"', "# 1"),
        ('""', ""),
        ("17", "17"),
        ('"Anna" # "said"', "Anna"),
        ("Anna # said", "Anna"),
        ("Liste #3", "Liste #3"),
    ],
)
def test_a_name_may_hold_quotes(written: str, read: str) -> None:
    assert blt.read(three("", names=f"{written}\nBo\nCarl\n")).names == (read, "Bo", "Carl")


def test_a_name_and_a_party_on_each_line_are_one_name() -> None:
    file = blt.read(three("", names='"Anna" "Rød"\n"Bo" "Blå"\n"Carl" "Grøn"\n"Rådet"\n'))

    assert (file.names, file.title) == (("Anna, Rød", "Bo, Blå", "Carl, Grøn"), "Rådet")


def test_names_that_windows_wrote_hold_its_own_characters() -> None:
    names = "Søren O’Dowd\nŽeljko\nÅse\n".encode("cp1252") + b"\x81\n"

    file = blt.read(b"3 1\n0\n" + names)

    assert (file.names, file.title) == (("Søren O’Dowd", "Željko", "Åse"), "\N{REPLACEMENT CHARACTER}")
