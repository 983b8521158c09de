"""Naboens opsætning: a file without people goes out, and a council comes of it after a preview."""

import io
import json

import pytest

from recruit.bodies import queries
from tests.pages.secretariat.setup.conftest import COUNCIL, GROUP
from tests.pages.site import Answer, Reader, Site

EXPORT = f"{COUNCIL}/opsaetning/naboens-opsaetning"
IMPORT = "/sekretariat/raad/fra-nabo"
OURS = {
    "name": "Nabokøbing Integrationsråd",
    "chair_title": "formand",
    "first_day": "1.1.2026",
    "last_day": "31.12.2029",
}


def file(reader: Reader) -> bytes:
    return reader.opens(f"{EXPORT}.json").response.data


def sent(reader: Reader, content: bytes) -> Answer:
    return reader.sends(IMPORT, file=(io.BytesIO(content), "opsaetning.json"))


@pytest.mark.usefixtures("council")
def test_the_file_tells_what_the_page_shows_and_nobodys_name(secretary: Reader) -> None:
    page = secretary.opens(EXPORT).page

    content = json.loads(file(secretary))
    assert GROUP in page.text
    assert [group["label"] for group in content["groups"]] == [GROUP]
    assert "Bo Dam" not in json.dumps(content, ensure_ascii=False)
    assert "Bo Dam" not in page.all("main")[0].text


@pytest.mark.usefixtures("council")
def test_a_neighbour_sees_what_will_be_made_before_it_is(site: Site, secretary: Reader) -> None:
    preview = sent(secretary, file(secretary))

    assert preview.page.heading == "Det bliver oprettet"
    assert GROUP in preview.page.text
    with site.database.reading() as session:
        assert queries.slugs(session) == ["integrationsraadet"]

    made = secretary.posts(f"{IMPORT}/opret", **preview.page.hidden | OURS)

    assert "Nabokøbing Integrationsråd er oprettet" in secretary.follows(made).page.heading
    with site.database.reading() as session:
        body = queries.body_by_slug(session, "nabokoebing-integrationsraad")
        (term,) = queries.terms(session, body)
        assert [(group.label, len(group.seats)) for group in queries.composition(session, term)] == [(GROUP, 3)]
        assert body.titles[0].chair == "formand"


@pytest.mark.usefixtures("council")
def test_what_is_missing_is_said_on_the_preview_and_the_file_is_kept(secretary: Reader) -> None:
    preview = sent(secretary, file(secretary))

    answer = secretary.posts(f"{IMPORT}/opret", **preview.page.hidden | OURS | {"name": "", "last_day": "2025"})

    assert answer.status == 422
    assert GROUP in answer.page.text
    assert answer.page.hidden["content"] == preview.page.hidden["content"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"not json", "Filen er ikke sådan en opsætning"),
        (b'{"format": "recruit-council", "version": 9}', "version 9"),
        (
            b'{"format": "recruit-council", "version": 1, "members": []}',
            "members mangler, er ukendt eller har forkert type",
        ),
        (
            b'{"format":"recruit-council","version":1,"classification":"party","legal_basis":""}',
            "Vælg, hvilken slags råd det er.",
        ),
    ],
)
def test_a_file_that_is_none_is_answered_clearly(secretary: Reader, content: bytes, says: str) -> None:
    answer = sent(secretary, content)

    assert answer.status == 422
    assert says in answer.page.text


def test_without_a_file_nothing_is_shown(secretary: Reader) -> None:
    assert secretary.sends(IMPORT).status == 422


def test_a_preview_that_was_tampered_with_is_answered_like_a_bad_file(site: Site, secretary: Reader) -> None:
    hidden = secretary.opens(IMPORT).page.hidden

    answer = secretary.posts(f"{IMPORT}/opret", **hidden | OURS | {"content": "{}", "form_key": "x"})

    assert answer.status == 422
    with site.database.reading() as session:
        assert queries.slugs(session) == []


def test_a_reader_makes_no_council_of_a_file(reader: Reader) -> None:
    assert reader.opens(IMPORT).status == 403
