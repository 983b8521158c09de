"""Terms, decisions, documents, titles, rules and facts of a council: a page each, and what it refuses."""

import io

import pytest
from sqlalchemy import select

from recruit.bodies import operations, queries
from recruit.bodies.rules import DecisionKind, DocumentKind, NewDocument
from recruit.foundation.accounts.model import RoleGrant
from recruit.foundation.accounts.rules import Role
from tests.builders import BY, NOW, a_council, a_new_term, day
from tests.pages.secretariat.setup.conftest import COUNCIL
from tests.pages.secretariat.setup.test_composition import shown
from tests.pages.secretariat.setup.test_new import field_errors
from tests.pages.site import Reader, Site

pytestmark = pytest.mark.usefixtures("council")

TERMS, DECISIONS, DOCUMENTS = (f"{COUNCIL}/{page}" for page in ("perioder", "beslutninger", "dokumenter"))
RULES, FACTS = f"{COUNCIL}/regler", f"{COUNCIL}/oplysninger"
PDF = b"%PDF-1.7 vedtaegt"


def the_body(site: Site):  # type: ignore[no-untyped-def]
    with site.database.reading() as session:
        return queries.body_by_slug(session, "integrationsraadet")


def link(reader: Reader, address: str, words: str) -> str:
    found = [one for one in reader.opens(address).page.all("main")[0].all("a") if one.text.startswith(words)]
    return found[0].attributes["href"]


# Terms


def test_the_next_term_is_planned_until_the_municipal_council_has_decided(site: Site, secretary: Reader) -> None:
    opened = secretary.posts(f"{TERMS}/ny", **shown(secretary, f"{TERMS}/ny"))
    assert "planlagt" in secretary.opens(TERMS).page.text

    confirmation = link(secretary, TERMS, "Bekræft perioden")
    page = secretary.follows(secretary.sends(confirmation, decided_on="15.12.2029", case_number="29/123")).page

    assert opened.leads_to.startswith(TERMS)
    assert "planlagt" not in page.all("table")[0].text
    assert "29/123" in secretary.opens(DECISIONS).page.text
    assert "2030–2033" in secretary.opens(f"{COUNCIL}/opsaetning?periode=2030–2033").page.text


def test_a_confirmation_is_taken_back_with_a_reason(secretary: Reader) -> None:
    revocation = link(secretary, TERMS, "Træk bekræftelsen tilbage")

    assert field_errors(secretary.sends(revocation, because=" ")) == ["#because"]
    page = secretary.follows(secretary.sends(revocation, because="Byrådet har ikke besluttet det endnu")).page
    assert "planlagt" in page.all("table")[0].text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last_day": "31.12.2025"}, "last_day"),
        ({"first_day": "1.13.2026"}, "first_day"),
        ({"label": "x" * 81}, "label"),
        ({"first_day": "1.1.2027"}, "first_day"),
    ],
)
def test_what_a_term_cannot_be_is_said_at_its_field(secretary: Reader, change: dict[str, str], field: str) -> None:
    term = link(secretary, TERMS, "Ret perioden")

    assert field_errors(secretary.posts(term, **shown(secretary, term) | change)) == [f"#{field}"]


def test_two_secretaries_correct_one_term(site: Site, secretary: Reader) -> None:
    term = link(secretary, TERMS, "Ret perioden")
    colleague = site.signed_in("Karen Lund", Role.SECRETARY)[0]
    mine = shown(secretary, term)
    colleague.posts(term, **shown(colleague, term) | {"label": "Første"})

    answer = secretary.posts(term, **mine | {"label": "Anden"})

    assert answer.status == 409
    assert "Første" in answer.page.all("section", aria_labelledby="conflict-heading")[0].text


# Decisions


def test_a_decision_is_recorded_and_corrected(secretary: Reader) -> None:
    new = shown(secretary, f"{DECISIONS}/ny") | {"kind": "appoint", "decided_on": "26.3.2026", "case_number": "26/1"}
    assert new["decided_by"] == "Kommunalbestyrelsen"
    new |= {"item": "12", "url": "https://fjordby.example/referat"}
    secretary.follows(secretary.posts(f"{DECISIONS}/ny", **new))

    decision = link(secretary, DECISIONS, "Ret")
    secretary.follows(secretary.posts(decision, **shown(secretary, decision) | {"case_number": "26/0002"}))

    page = secretary.opens(DECISIONS).page
    assert "26/0002" in page.text
    assert [one.attributes["rel"] for one in page.all("a", href="https://fjordby.example/referat")] == [
        "noopener noreferrer"
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"decided_by": ""}, "decided_by"),
        ({"decided_on": "juni 2026"}, "decided_on"),
        ({"url": "javascript:alert(1)"}, "url"),
    ],
)
def test_what_a_decision_lacks_is_said(secretary: Reader, change: dict[str, str], field: str) -> None:
    new = shown(secretary, f"{DECISIONS}/ny") | {"kind": "appoint", "decided_on": "26.3.2026"}

    assert field_errors(secretary.posts(f"{DECISIONS}/ny", **new | change)) == [f"#{field}"]


# Documents


def test_a_document_is_stored_read_and_ends(secretary: Reader) -> None:
    new = {"kind": "charter", "title": "Vedtægt 2026", "since": "1.1.2026"}
    secretary.follows(secretary.sends(f"{DOCUMENTS}/nyt", **new, file=(io.BytesIO(PDF), "Vedtægt.exe")))

    file = secretary.opens(link(secretary, DOCUMENTS, "Vedtægt 2026")).response
    assert (file.data, file.content_type) == (PDF, "application/pdf")
    assert file.headers["Content-Disposition"].startswith("attachment")
    end = link(secretary, DOCUMENTS, "Skriv sidste dag")
    secretary.follows(secretary.sends(end, last_day="31.10.2026"))
    page = secretary.opens(DOCUMENTS).page
    assert "31. oktober 2026" in page.text
    assert "gælder ikke længere" in page.text


def test_a_document_may_be_a_link_about_one_term(site: Site, secretary: Reader) -> None:
    with site.database.reading() as session:
        (term,) = queries.terms(session, the_body(site))
    new = {"kind": "evaluation", "title": "Evaluering", "since": "1.12.2026", "term": str(term.id)}

    page = secretary.follows(secretary.sends(f"{DOCUMENTS}/nyt", **new, url="https://fjordby.example/e")).page

    assert "2026–2029" in page.all("table")[0].text
    assert "endnu ikke" in page.all("table")[0].text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, "url"),
        ({"url": "https://fjordby.example/v", "file": (io.BytesIO(PDF), "v.pdf")}, "url"),
        ({"file": (io.BytesIO(b"MZ program"), "v.pdf")}, "file"),
        ({"url": "https://fjordby.example/v", "title": "x" * 501}, "title"),
        ({"url": "https://fjordby.example/v", "last_day": "31.12.2025"}, "last_day"),
    ],
    ids=["neither", "both", "program", "long", "turned"],
)
def test_what_cannot_hang_on_a_council_is_refused(secretary: Reader, change: dict[str, object], field: str) -> None:
    new = {"kind": "charter", "title": "Vedtægt", "since": "1.1.2026", **change}

    assert field_errors(secretary.sends(f"{DOCUMENTS}/nyt", **new)) == [f"#{field}"]


def test_a_link_has_no_file(site: Site, secretary: Reader) -> None:
    new = {"kind": "charter", "title": "Vedtægt", "since": "1.1.2026", "url": "https://fjordby.example/v"}
    secretary.sends(f"{DOCUMENTS}/nyt", **new)
    with site.database.reading() as session:
        (document,) = queries.documents(session, the_body(site))

    assert secretary.opens(f"{DOCUMENTS}/{document.id}/fil").status == 404


# Titles and rules


def test_titles_change_from_a_day_with_the_decision(site: Site, secretary: Reader) -> None:
    said = {"chair_title": "formand", "since": "4.6.2026", "decided_on": "3.6.2026", "case_number": "26/55"}

    page = secretary.follows(secretary.sends(f"{RULES}/titler", **said)).page

    assert "3. juni 2026" in page.text
    assert "4. juni 2026" in page.text
    assert [(one.chair, one.until) for one in the_body(site).titles] == [
        ("forperson", day("2026-06-04")),
        ("formand", None),
    ]
    assert "26/55" in secretary.opens(DECISIONS).page.text


def test_titles_do_not_change_before_the_last_ones_began(secretary: Reader) -> None:
    answer = secretary.sends(f"{RULES}/titler", chair_title="formand", since="1.1.2026")

    assert field_errors(answer) == ["#since"]


def test_a_rule_is_recorded_and_ends(site: Site, secretary: Reader) -> None:
    rule = {
        "kind": "minimum_members",
        "number": "7",
        "source": "charter",
        "citation": "vedtægten § 4",
        "since": "1.1.2026",
    }
    secretary.follows(secretary.sends(f"{RULES}/ny", **rule))
    assert field_errors(secretary.sends(f"{RULES}/ny", **rule)) == ["#kind-0"]

    end = link(secretary, RULES, "Skriv sidste dag")
    assert field_errors(secretary.sends(end, last_day="31.12.2025")) == ["#last_day"]
    page = secretary.follows(secretary.sends(end, last_day="30.6.2026")).page

    assert "ifølge vedtægten: vedtægten § 4" in page.text
    assert "30. juni 2026" in page.text
    assert [one.until for one in the_body(site).rules] == [day("2026-07-01")]


def test_one_decision_behind_two_rules_is_recorded_once(site: Site, secretary: Reader) -> None:
    decided = {"decided_on": "26.3.2026", "case_number": "26/7", "since": "1.4.2026"}
    source = {"source": "charter", "citation": "vedtægten § 4"}
    for kind in ("minimum_members", "residence_required"):
        secretary.follows(secretary.sends(f"{RULES}/ny", kind=kind, number="7", **source, **decided))

    with site.database.reading() as session:
        (decision,) = queries.decisions(session, the_body(site))
    assert {rule.decision_id for rule in the_body(site).rules} == {decision.id}
    assert [rule.number for rule in the_body(site).rules if rule.kind == "residence_required"] == [None]


def test_a_rule_that_there_is_not_does_not_end(secretary: Reader) -> None:
    assert secretary.opens(f"{RULES}/00000000-0000-4000-8000-000000000000/ophoer").status == 404


# Facts and name


def test_what_a_council_says_of_itself_is_corrected(site: Site, secretary: Reader) -> None:
    said = {"responsible": "Socialudvalget", "slug": "medborgerraad", "legal_basis": "=1+1"}
    data = {name: value for name, value in shown(secretary, FACTS).items() if name != "is_small"}

    answer = secretary.posts(FACTS, **data | said)

    assert answer.leads_to == "/sekretariat/medborgerraad/opsaetning"
    body = the_body(site)
    assert (body.slug, body.legal_basis, body.is_small) == ("medborgerraad", "=1+1", False)
    assert secretary.opens(FACTS).status == 301


def test_a_small_council_folds_away_what_it_seldom_needs(secretary: Reader) -> None:
    folded = secretary.opens(TERMS).page.all("nav", class_="local-menu")[0].all("details")
    data = {name: value for name, value in shown(secretary, FACTS).items() if name != "is_small"}
    secretary.posts(FACTS, **data)

    assert [one.all("summary")[0].text for one in folded] == ["Mere"]
    assert secretary.opens(TERMS).page.all("nav", class_="local-menu")[0].all("details") == []


@pytest.mark.parametrize("slug", ["Råd!", "historik", "aeldreraadet"])
def test_an_address_that_cannot_be_is_refused(site: Site, secretary: Reader, slug: str) -> None:
    with site.database.transaction() as session:
        a_council(session, "Ældrerådet")

    assert field_errors(secretary.posts(FACTS, **shown(secretary, FACTS) | {"slug": slug})) == ["#slug"]


def test_a_council_is_renamed_from_a_day(site: Site, secretary: Reader) -> None:
    said = {"name": "Rådet for Medborgerskab", "abbreviation": "RFM", "since": "4.6.2026"}

    secretary.follows(secretary.sends(f"{FACTS}/navn", **said))

    body = the_body(site)
    assert body.name_on(day("2026-06-03")) == "Integrationsrådet"
    assert (body.name_on(day("2026-06-04")), body.organization.newest.abbreviation) == (
        "Rådet for Medborgerskab",
        "RFM",
    )
    assert body.slug == "integrationsraadet"


# Whoever may only read


@pytest.mark.parametrize("page", [TERMS, DECISIONS, DOCUMENTS, RULES])
def test_a_reader_sees_the_page_and_none_of_its_acts(reader: Reader, page: str) -> None:
    main = reader.opens(page).page.all("main")[0]

    assert main.all("a", class_="button") == []
    assert main.all("form") == []


@pytest.mark.parametrize("page", [TERMS, DECISIONS, DOCUMENTS, RULES])
def test_a_page_asks_as_often_for_many_rows_as_for_few(site: Site, secretary: Reader, page: str) -> None:
    def fill(years: range) -> None:
        with site.database.transaction() as session:
            body = queries.body_by_slug(session, "integrationsraadet")
            for year in years:
                term = operations.open_term(session, body, a_new_term(f"{year}-{year}"), by=BY, now=NOW)
                operations.record_decision(
                    session, body, DecisionKind.OTHER, body.organization, day(f"{year}-01-01"), by=BY, now=NOW
                )
                new = NewDocument(DocumentKind.OTHER, f"Brev {year}", day(f"{year}-01-01"), url="https://a.example/b")
                operations.add_document(session, body, new, by=BY, now=NOW, term=term)

    fill(range(2000, 2002))
    sent = site.statements()
    secretary.opens(page)
    few = len(sent)
    fill(range(2002, 2020))
    sent.clear()

    secretary.opens(page)

    assert len(sent) <= few


@pytest.mark.parametrize(
    "page", [TERMS, DECISIONS, DOCUMENTS, RULES, FACTS, f"{COUNCIL}/opsaetning", f"{COUNCIL}/opsaet/faerdig"]
)
def test_whoever_looks_after_another_council_sees_none_of_it(site: Site, page: str) -> None:
    limited, user = site.signed_in("Karen Lund", Role.SECRETARY)
    with site.database.transaction() as session:
        grant = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).one()
        operations.grant_access_to_body(session, grant.id, a_council(session, "Ældrerådet"), by=BY, now=NOW)

    assert limited.opens(page).status == 404
    assert limited.opens(page.replace("integrationsraadet", "aeldreraadet")).status == 200
