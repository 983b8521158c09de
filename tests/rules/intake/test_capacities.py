"""What stands beside a name, one phrase at a time."""

from datetime import date

import pytest

from recruit.foundation.dates import PartialDate, Precision, iso
from recruit.intake.rules import Office, Role, SeatType, read
from tests.rules.intake.reading import only

RI, MC, ORG, SEC, EXP = (
    SeatType.REFUGEE_IMMIGRANT,
    SeatType.MUNICIPAL_COUNCIL,
    SeatType.ORGANISATION,
    SeatType.SECTOR,
    SeatType.EXPERIENCE,
)


def beside_name(capacity: str) -> str:
    return f"Møde i Integrationsrådet\n\nTil stede:\n- Anna Berg, {capacity}"


@pytest.mark.parametrize(
    ("capacity", "seat_type", "represents"),
    [
        ("flygtninge- og indvandrerrepræsentant", RI, None),
        ("etnisk repræsentant", RI, None),
        ("minoritetsrepræsentant", RI, None),
        (
            "repræsentant for borgere med anden etnisk baggrund end dansk",
            RI,
            "borgere med anden etnisk baggrund end dansk",
        ),
        ("repræsentant for flygtninge/indvandrere", RI, "flygtninge/indvandrere"),
        ("valgt blandt flygtninge og indvandrere", RI, "flygtninge og indvandrere"),
        ("valgt af og blandt borgere under integrationsloven", RI, "borgere under integrationsloven"),
        ("etniske minoriteter", RI, "etniske minoriteter"),
        ("flygtningerepræsentant, Somalisk Kvindeforening", RI, "Somalisk Kvindeforening"),
        ("flygtninge- og indvandrerrepræsentant, udpeget af byrådet", RI, None),
        ("Kommunalbestyrelsen", MC, "Kommunalbestyrelsen"),
        ("byrådet", MC, "Byrådet"),
        ("byrådsmedlem", MC, "Byrådet"),
        ("KB-medlem", MC, "Kommunalbestyrelsen"),
        ("medlem af kommunalbestyrelsen", MC, "Kommunalbestyrelsen"),
        ("udpeget af Kommunalbestyrelsen", MC, "Kommunalbestyrelsen"),
        ("udpeget af Beskæftigelses- og Socialudvalget", MC, "Kommunalbestyrelsen"),
        ("valgt blandt Byrådets medlemmer", MC, "Byrådet"),
        ("Erhvervs-, Beskæftigelses- og Integrationsudvalget", MC, "Kommunalbestyrelsen"),
        ("repræsentant for Udvalget for Arbejdsmarked og Uddannelse", MC, "Kommunalbestyrelsen"),
        ("Borgerrepræsentationen", MC, "Borgerrepræsentationen"),
        ("viceborgmester", MC, "Kommunalbestyrelsen"),
        ("medlem af Enhedslisten", MC, "Kommunalbestyrelsen"),
        ("Røde Kors", ORG, "Røde Kors"),
        ("repræsentant for FIL", ORG, "FIL"),
        ("LO-repræsentant", ORG, "LO"),
        ("formand for Lund Frivillignet", ORG, "Lund Frivillignet"),
        ("næstformand i Højby Boldklub", ORG, "Højby Boldklub"),
        ("kasserer i Somalisk Forening", ORG, "Somalisk Forening"),
        ("leder af Sprogcentret", ORG, "Sprogcentret"),
        ("udpeget af Erhvervsrådet", ORG, "Erhvervsrådet"),
        ("valgt af skolebestyrelserne", ORG, "skolebestyrelserne"),
        ("LundGuiderne, udpeget af kommunalbestyrelsen", ORG, "LundGuiderne"),
        ("medlem med tilknytning til en skolebestyrelse", ORG, "skolebestyrelse"),
        ("Indvandrerforeningen Solstrålen", ORG, "Indvandrerforeningen Solstrålen"),
        ("Dansk Flygtningehjælp", ORG, "Dansk Flygtningehjælp"),
        ("de almennyttige boligselskaber", ORG, "de almennyttige boligselskaber"),
        ("Folkeoplysningsudvalget", ORG, "Folkeoplysningsudvalget"),
        ("AOF/LOF", ORG, "AOF/LOF"),
        ("repræsentant for Folkeoplysningsudvalget", ORG, "Folkeoplysningsudvalget"),
        ("skoleområdet", SEC, "skoleområdet"),
        ("erhvervslivet i Gentved", SEC, "erhvervslivet i Gentved"),
        ("erhvervsrepræsentant", SEC, "erhvervslivet"),
        ("repræsentant for arbejdsmarkedet", SEC, "arbejdsmarkedet"),
        ("repræsentant for sundhed", SEC, "sundhed"),
        ("ungdomsrepræsentant", SEC, "ungdomsområdet"),
        ("Erhvervslivets repræsentant", SEC, "Erhvervslivet"),
        ("medlem med erfaring fra Mødestedet", EXP, "Mødestedet"),
        ("borger med livserfaring", EXP, None),
        ("menigt medlem", None, None),
        ("medlem af Integrationsrådet", None, None),
        ("udpeget af Direktionen", None, None),
        ("repræsentant", None, None),
        ("repræsentant for Integrationsrådet", None, None),
        ("skoleleder", None, "skoleleder"),
    ],
)
def test_a_capacity_says_which_seat_and_for_whom(
    capacity: str, seat_type: SeatType | None, represents: str | None
) -> None:
    person = only(beside_name(capacity))

    assert (person.seat_type, person.represents) == (seat_type, represents)
    assert person.role in (Role.MEMBER, Role.UNCLASSIFIED)


@pytest.mark.parametrize(
    ("capacity", "office", "represents"),
    [
        ("formand", Office.CHAIR, None),
        ("forkvinde", Office.CHAIR, None),
        ("forperson for Integrationsrådet", Office.CHAIR, None),
        ("formand for rådet", Office.CHAIR, None),
        ("formand og byrådsmedlem", Office.CHAIR, "Byrådet"),
        ("formand og ildsjæl", Office.CHAIR, None),
        ("formand/udpeget af Byrådet", Office.CHAIR, "Byrådet"),
        ("formand, Røde Kors", Office.CHAIR, "Røde Kors"),
        ("næstforperson", Office.VICE_CHAIR, None),
        ("1. næstformand", Office.VICE_CHAIR, None),
        ("næstformand/formand for LundGuiderne", Office.VICE_CHAIR, "LundGuiderne"),
        ("næstformand Handelsforeningen", None, "Handelsforeningen"),
        ("formand for Ældrerådet", None, "Ældrerådet"),
        ("tidligere formand", None, None),
    ],
)
def test_an_office_is_the_councils_unless_another_organisation_follows(
    capacity: str, office: Office | None, represents: str | None
) -> None:
    person = only(beside_name(capacity))

    assert (person.office, person.represents) == (office, represents)


def test_a_council_chairs_itself_under_its_own_name() -> None:
    assert only("Referat fra Ældrerådet\n\nTil stede:\nAnna Berg, formand for Ældrerådet").office is Office.CHAIR


@pytest.mark.parametrize(
    ("capacity", "unit", "represents"),
    [
        ("Mødestedet, Dansk Flygtningehjælp", "Mødestedet", "Dansk Flygtningehjælp"),
        ("formand for Det Lokale Råd i Lund, Ungdommens Røde Kors", "Det Lokale Råd i Lund", "Ungdommens Røde Kors"),
        ("Røde Kors", None, "Røde Kors"),
    ],
)
def test_the_unit_stands_before_its_organisation(capacity: str, unit: str | None, represents: str) -> None:
    person = only(beside_name(capacity))

    assert (person.represents_unit, person.represents) == (unit, represents)


@pytest.mark.parametrize(
    ("capacity", "party"),
    [
        ("byrådsmedlem for Venstre", "Venstre"),
        ("byrådsmedlem (A)", "Socialdemokratiet"),
        ("medlem af byrådet for SF", "SF"),
        ("Socialistisk Folkeparti", "SF"),
        ("(F)", "SF"),
        ("(soc.dem.)", "Socialdemokratiet"),
        ("byrådet (Ø)", "Enhedslisten"),
        ("byrådsmedlem, Borgerlisten Højby", "Borgerlisten Højby"),
        ("byrådsmedlem, Liste T", "Liste T"),
        ("(K)", "Kristendemokraterne"),
        ("byrådsmedlem", None),
        ("repræsentant for a", None),
    ],
)
def test_a_party_is_named_in_one_form(capacity: str, party: str | None) -> None:
    assert only(beside_name(capacity)).party == party


def test_beside_newspaper_letters_k_is_conservative() -> None:
    people = read("Til stede:\nAnna Berg (S)\nBo Holm (K)").people

    assert [one.party for one in people] == ["Socialdemokratiet", "Det Konservative Folkeparti"]


@pytest.mark.parametrize(
    ("capacity", "role", "substitute_for", "represents"),
    [
        ("suppleant", Role.SUBSTITUTE, None, None),
        ("1. suppleant for flygtninge og indvandrere", Role.SUBSTITUTE, None, "flygtninge og indvandrere"),
        ("suppleant som repræsentant for LO", Role.SUBSTITUTE, None, "LO"),
        ("suppleant for Røde Kors", Role.SUBSTITUTE, None, "Røde Kors"),
        ("suppleant for Bo Holm", Role.SUBSTITUTE, "Bo Holm", None),
        ("suppleant for Bo Holm, Røde Kors", Role.SUBSTITUTE, "Bo Holm", "Røde Kors"),
        ("stedfortræder for Xiu Ying", Role.SUBSTITUTE, "Xiu Ying", None),
        ("i stedet for Bo Holm", Role.SUBSTITUTE, "Bo Holm", None),
        ("observatør/mulig ny suppleant", Role.OBSERVER, None, None),
        ("observatør, Ældrerådet", Role.OBSERVER, None, "Ældrerådet"),
        ("tilforordnet", Role.ASSOCIATE, None, None),
        ("tilforordnet for handicaporganisationerne", Role.ASSOCIATE, None, "handicaporganisationerne"),
        ("gæst", Role.GUEST, None, None),
    ],
)
def test_a_role_is_said_beside_the_name(
    capacity: str, role: Role, substitute_for: str | None, represents: str | None
) -> None:
    person = only(beside_name(capacity))

    assert (person.role, person.substitute_for, person.represents) == (role, substitute_for, represents)


@pytest.mark.parametrize(
    ("capacity", "role", "department"),
    [
        ("integrationskonsulent", Role.ADMINISTRATION, None),
        ("afdelingsleder i BEVA", Role.ADMINISTRATION, "BEVA"),
        ("chef for Center for Social Indsats", Role.ADMINISTRATION, "Center for Social Indsats"),
        ("ansat i Center for Social Indsats (referent)", Role.SECRETARIAT, "Center for Social Indsats"),
        ("konsulent, Staben", Role.ADMINISTRATION, "Staben"),
        ("direktør Social og Sundhed", Role.ADMINISTRATION, "Social og Sundhed"),
        ("Højby Kommune", Role.ADMINISTRATION, "Højby Kommune"),
        ("fra forvaltningen", Role.ADMINISTRATION, "forvaltningen"),
        ("sekretær", Role.SECRETARIAT, None),
        ("sekretær i Borgerservice", Role.SECRETARIAT, "Borgerservice"),
        ("referent", Role.SECRETARIAT, None),
    ],
)
def test_staff_are_never_members(capacity: str, role: Role, department: str | None) -> None:
    person = only(beside_name(capacity))

    assert (person.role, person.seat_type, person.office, person.represents) == (role, None, None, department)


@pytest.mark.parametrize("capacity", ["konsulent, DGI", "konsulent i Red Barnet", "sekretær i Somalisk Forening"])
def test_who_works_for_an_association_sits_for_it(capacity: str) -> None:
    person = only(beside_name(capacity))

    assert (person.role, person.seat_type) == (Role.MEMBER, ORG)


def test_a_member_who_takes_the_minutes_stays_a_member() -> None:
    person = only(beside_name("flygtningerepræsentant (referent)"))

    assert (person.role, person.seat_type) == (Role.MEMBER, RI)


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("medlem siden 1. maj 2024", "2024-05-01", None),
        ("indtrådt den 01.05.2024", "2024-05-01", None),
        ("til og med december 2023", None, "2023-12"),
        ("fra 2022 til 31. marts 2023", "2022", "2023-03-31"),
        ("udtrådt pr. 1. maj 2024", None, None),
        ("fra 2. sal, bygning 2024", None, None),
        ("fra og med i morgen, og så " + "videre " * 20, None, None),
    ],
)
def test_first_and_last_day_stand_beside_the_name(said: str, since: str | None, until: str | None) -> None:
    person = read(f"Medlemmer:\nAnna Berg ({said}), Røde Kors\nBo Dam").people[0]

    assert (person.since and iso(person.since), person.until and iso(person.until)) == (since, until)


def test_days_are_no_capacity_and_are_completed_by_another_list() -> None:
    minutes = "Medlemmer:\nAnna Berg, medlem siden 1. maj 2024\nAfbud:\nAnna Berg (indtil december 2025)"

    person = only(minutes)

    assert (person.represents, person.wording) == (None, "medlem siden 1. maj 2024")
    assert (person.since, person.until) == (
        PartialDate(date(2024, 5, 1)),
        PartialDate(date(2025, 12, 1), Precision.MONTH),
    )


def test_who_has_left_is_a_member_no_more_unless_the_day_is_said() -> None:
    people = read("Medlemmer:\nAnna Berg, Røde Kors (udtrådt)\nBo Dam, LO (udtrådt 1. maj 2024)").people

    assert [(one.role, one.until) for one in people] == [
        (Role.UNCLASSIFIED, None),
        (Role.MEMBER, PartialDate(date(2024, 5, 1))),
    ]
