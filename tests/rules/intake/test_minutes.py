"""Whole minutes of invented municipalities: each style gives the people that a reader would find in it."""

import pytest

from recruit.intake.rules import read
from recruit.intake.rules.reading import BodyFacts
from tests.rules.intake import documents
from tests.rules.intake.reading import told

PEOPLE = {
    documents.COMMA_AND_BULLETS: """
21 Zulfikar Amin Rahmani: member present chair refugee_immigrant
22 Bente Skovly: member present sector [skoleområdet]
23 Jørn T. Almind: member present municipal_council [Kommunalbestyrelsen]
24 Karla Marie Vestby: member present organisation <Mødestedet> [Dansk Flygtningehjælp]
28 Troels Bang Lindø: administration present [Borger, Erhverv, Beskæftigelse og Integration, Social og Sundhed]
29 Ida Fjordby: administration present [Stab og Udvikling, Social og Sundhed]
33 Samira Noori Madsen: member apology vice_chair refugee_immigrant
34 Otto Rübner-Holk: member apology municipal_council [Kommunalbestyrelsen]
35 Stina Kragelund: member apology sector [erhvervslivet i Højby]
""",
    documents.DASHES_AND_SLASHES: """
9 Gerda Kjær-Vestermark: member present chair municipal_council [Kommunalbestyrelsen]
11 Rigmor Jespersen: member present vice_chair organisation [LundGuiderne]
13 Mona Hjorth: member present municipal_council [Kommunalbestyrelsen] (Socialdemokratiet)
15 Birte Markvard: substitute present organisation [LO]
17 Gerda Heiberg-lind: member present organisation [FIL]
19 Masud Kadivar: member present refugee_immigrant [borgere med anden etnisk baggrund end dansk]
21 Morten Harbo: member present organisation <Det Lokale Råd i Lund> [Ungdommens Røde Kors]
23 Henning Brun: member present municipal_council [Kommunalbestyrelsen] (Enhedslisten)
27 Karin Elise Høybye: secretariat present [Center for Social Indsats]
31 Solvej Krag: substitute apology organisation [de almennyttige boligselskaber]
33 Fouad Bassel Fouad Awad Dib: member apology refugee_immigrant [borgere med anden etnisk baggrund end dansk]
""",
    documents.ONE_LINE_OF_NAMES: """
7 Francesco Ortiz: unclassified present
7 Birgit Bakhus: unclassified present
7 Nanna Field: unclassified present
7 Olesia Dalnych: unclassified present
7 Yalcin Ayhan: unclassified present
7 Tine Svane Hassel: unclassified present
""",
    documents.NAMES_BEFORE_COLONS: """
9 Karen Thorsø Clausen: member present municipal_council [Kommunalbestyrelsen] (Enhedslisten)
10 Stine Velling Andersen: member present organisation [Home Start Nordegn]
11 Mette Mejlby: member present organisation [Medusa]
12 Rie Lindeblad: administration present [Staben, SIOU]
16 Martin Vibæk: member apology organisation [SAND]
20 Katrine Linneby: guest present [SIOU]
""",
    documents.ROWS_AND_GROUPS: """
9 Leslie Arendal: member present municipal_council [Byrådet]
9 Bjarne Feldt: member present municipal_council [Byrådet]
9 Simon Strandby: member present municipal_council [Byrådet]
13 Poul Henrik Glasdam: member present organisation [den folkeoplysende voksenundervisning]
13 Kirsten Del Monte: substitute present organisation [den folkeoplysende voksenundervisning] for Charlotte Lorenz
13 Ole Sørup: member present organisation [den folkeoplysende voksenundervisning]
17 Michael Madsø: associate present organisation [handicaporganisationerne]
21 Mads Kamp Hald: administration present [Kultur- og Fritidsforvaltningen]
21 Dennis Krabbe Sørup: administration present [Kultur- og Fritidsforvaltningen]
25 Birthe Skårup: unclassified apology
25 Muhammad Aslani: unclassified apology
25 Basem Barak: unclassified apology
""",
    documents.HEADINGS_WITHOUT_COLONS: """
7 Kirsten Hannibal: unclassified present
7 Henrik Fiskbæk: unclassified present
7 Marlene Gjødesen: member present chair
7 Thomas Bus: unclassified present
9 Pia Gommesø: administration present [Velfærdsforvaltningen]
9 Rikke Villesen: administration present [Velfærdsforvaltningen]
13 John Tietgen: unclassified apology
13 Nicolai Kellberg: unclassified apology
""",
    documents.ABSENCE_IN_DECISIONS: """
11 Peder H.S. Kristoffer: unclassified apology
11 Frode Hanstholm: member apology organisation [frivillige organisationer]
11 Pia Utzon: member apology organisation [skolebestyrelserne]
11 Martin Beck: member absent municipal_council [Byrådet]
18 Rashid Mohsen: member - refugee_immigrant [borgere under integrationsloven]
21 Bodil Thomsbo: member - organisation [LO]
""",
    documents.STAFF_AMONG_MEMBERS: """
4 Gerda Kjær-Vestermark: member present chair municipal_council [Kommunalbestyrelsen]
5 Farida Ismail: member present refugee_immigrant
6 Sara Al-Saadi: observer present
7 Lone Nybo Jensen: administration present [Center for Social Indsats]
8 Karin Elise Høybye: secretariat present [Center for Social Indsats]
9 Charlotte Olander: administration present [Center for Social Indsats]
11 Ye Lin: member apology refugee_immigrant
12 Tonny Trolle Sørup: member apology organisation [LO Storbyen]
""",
    documents.MARKDOWN_TABLE: """
11 Amina Yusuf: member present chair refugee_immigrant [Flygtninge og indvandrere]
12 Bo Holm: member present municipal_council [Byrådet] (Venstre)
13 Nguyen Thi Hoa: member present organisation [Somalisk Forening]
15 Carl Dam: member apology organisation [Røde Kors]
15 Duc Tran: unclassified apology
17 Eva Lind: administration present
""",
    documents.REMAINS_OF_A_WEB_PAGE: """
1 Amina Yusuf: member present chair
1 Bo Holm: member present municipal_council [Byrådet] (Venstre)
1 Carl Dam: unclassified apology
""",
    documents.CAPITALS: """
4 Bent Munkholm: member present organisation [DH]
5 Per Steenberg: unclassified present
7 Bjarne Hannibal: unclassified apology
""",
    documents.OFFICES_AS_HEADINGS: """
3 Layla Haddad: member present chair municipal_council [Kommunalbestyrelsen] (SF)
4 Jens Sørup: member present vice_chair organisation [Håndværkerforeningen]
6 Mette Holm: member absent municipal_council [Kommunalbestyrelsen] (Socialdemokratiet)
7 Claus Vachmann: substitute - municipal_council [Kommunalbestyrelsen] (Socialdemokratiet) for Mette Holm
8 Ali Reza Karimi: member apology refugee_immigrant [indvandrere]
10 Bo Lund: substitute present
15 Tina Krogh: secretariat present
17 Hanne Beck: guest present [Red Barnet]
18 Omar Said: guest present
""",
    documents.A_NARROW_PAGE: """
1 Anna Berg: unclassified present
1 Bo Holm: unclassified present
1 Carl Dam: unclassified present
1 Lone Gladby: unclassified present
1 Eva Lind: unclassified present
1 Frida Juhl: unclassified present
1 Gustav Kjær: unclassified present
4 Hans Ibsø: member apology refugee_immigrant [borgere med anden etnisk baggrund end dansk]
7 Ingrid Jensø: member apology organisation [Lejerforeningen Solbakken]
""",
    documents.MARKS_BESIDE_NAMES: """
2 Anna Berg: member present chair
3 Bo Holm: member apology
4 Carl Dam: member apology organisation [Røde Kors]
5 Duc Tran: member present
6 Eva Lind: substitute present for Bo Holm
7 Frida Juhl: member absent
8 Gustav Kjær: member apology
8 Hanne Beck: substitute present for Gustav Kjær
9 Ib Krogh: member present
""",
    documents.COLUMNS_OF_SPACES: """
3 Per Bregnø: member apology municipal_council [Kommunalbestyrelsen] (Enhedslisten)
3 Mogens Lønå: member apology municipal_council [Kommunalbestyrelsen] (Det Konservative Folkeparti)
3 Bjarne Nielsø: member apology municipal_council [Kommunalbestyrelsen] (Radikale Venstre)
7 Johannes Nymarksø: member absent municipal_council [Kommunalbestyrelsen] (Socialdemokratiet)
""",
    documents.ALL_ON_ONE_LINE: """
2 Anna Berg: member present chair
2 Carl Dam: member present organisation [Røde Kors]
2 Duc Tran: unclassified present
2 Eva Lind: member present municipal_council [Byrådet]
2 Frida Juhl: unclassified apology
2 Gitte Lund: administration present
2 Hans Beck: administration present
""",
    documents.SEMICOLONS: """
1 Anna Berg: member present chair
1 Bo Holm: member present organisation [Røde Kors]
1 Carl Dam: member present municipal_council [Byrådet] (Socialdemokratiet)
1 Duc Tran: unclassified present
2 Eva Lind: unclassified apology
2 Frida Juhl: unclassified apology
3 Gustav Kjær: unclassified absent
4 Hanne Beck: secretariat present
""",
    documents.NUMBERED: """
3 Anna Berg: member present chair
4 Omar Said: member present vice_chair refugee_immigrant [etniske minoriteter]
7 Carl Dam: member apology organisation [boligorganisationerne]
""",
    documents.TICKED_TABLE: """
3 Amal Hussø: member present
4 Bent Kraghø: member apology municipal_council [Byrådet] (Socialdemokratiet)
5 Carsten Lindø: member present organisation [Boligselskabet Højby]
""",
    documents.TITLES_BEFORE_NAMES: """
1 Amal Hussø: member present chair
1 Bent Kraghø: member present vice_chair
1 Carsten Lindø: member present municipal_council [Byrådet] (Venstre)
1 Dilek Yilmazø: unclassified present
1 Gitte Lund: administration present
2 Emil Juul: unclassified apology
2 Fatma Öztürkø: unclassified apology
""",
    documents.BLOCKS_OF_LINES: """
2 Amal Hussø: member present chair refugee_immigrant
6 Bent Kraghø: member present vice_chair municipal_council [Byrådet] (Socialdemokratiet)
10 Carsten Lindø: member present organisation [Røde Kors]
13 Emil Juul: substitute present
17 Dilek Yilmazø: unclassified apology
""",
    documents.GROUPS_OF_MEMBERS: """
3 Bent Kraghø: member - municipal_council [Kommunalbestyrelsen] (Socialdemokratiet)
5 Amal Hussø: member - refugee_immigrant [borgere med anden etnisk baggrund]
7 Emil Juul: member - organisation [fagbevægelsen]
9 Fatma Öztürkø: member - organisation [Røde Kors]
""",
    documents.ALIGNED_LABELS: """
3 Amal Hussø: unclassified present
3 Bent Kraghø: unclassified present
3 Dilek Yilmazø: unclassified present
3 Emil Juul: unclassified present
5 Fatma Öztürkø: unclassified apology
6 Gitte Lund: administration present
7 Hans Beck: secretariat present
""",
    documents.OFFICES_ABOVE_NAMES: """
5 Amal Hussø: member present chair
8 Bent Kraghø: member present vice_chair
11 Carsten Lindø: member present municipal_council [Byrådet] (Socialdemokratiet)
12 Dilek Yilmazø: member present organisation [DI (Dansk Industri)]
13 Ib Krogh: member present municipal_council [Kommunalbestyrelsen] (Venstre)
16 Emil Juul: unclassified absent
18 Hanne Beck: guest present [Home Start]
""",
    documents.SENTENCES_AROUND_LISTS: """
4 Amal Hussø: unclassified present
5 Bent Kraghø: unclassified present
8 Gitte Lund: administration present
10 Emil Juul: unclassified apology
10 Fatma Öztürkø: unclassified apology
""",
}


@pytest.mark.parametrize("minutes", PEOPLE)
def test_minutes_give_the_people_that_a_reader_finds_in_them(minutes: str) -> None:
    assert told(minutes) == PEOPLE[minutes].strip().split("\n")


@pytest.mark.parametrize("minutes", PEOPLE)
def test_minutes_in_a_style_we_know_leave_no_line_unread(minutes: str) -> None:
    assert read(minutes).not_understood == ()


@pytest.mark.parametrize(
    "text", [documents.A_CHARTER, documents.NO_LISTS, "", "\n\n", "\ufeff", "En tekst om noget andet."]
)
def test_what_lists_nobody_gives_nobody_and_no_nonsense(text: str) -> None:
    reading = read(text)

    assert (reading.people, reading.vacant_seats, reading.not_understood, reading.conflicts) == ((), (), (), ())


@pytest.mark.parametrize("minutes", [*PEOPLE, documents.NO_LISTS])
def test_minutes_set_up_no_seats(minutes: str) -> None:
    reading = read(minutes)

    assert (reading.groups, reading.body) == ((), BodyFacts())


def test_a_seat_that_nobody_holds_is_kept_with_its_line() -> None:
    (seat,) = read(documents.ABSENCE_IN_DECISIONS).vacant_seats

    assert (seat.represents, seat.line) == ("Erhvervslivet", 22)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_end_as_each_system_ends_them(ending: str) -> None:
    assert told(documents.COMMA_AND_BULLETS.replace("\n", ending)) == told(documents.COMMA_AND_BULLETS)
