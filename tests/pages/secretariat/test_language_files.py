"""A translator's file: it leaves with every text, and comes back; what is broken in it is said and left out."""

import re
from io import BytesIO, StringIO

import pytest
from babel.messages.pofile import read_po
from werkzeug.test import TestResponse

from recruit.foundation import i18n
from recruit.foundation.languages import po
from tests.browser import Page
from tests.pages.visitor import Visitor, fields_of

SPROG = "/sekretariat/indstillinger/sprog"
HEADER = 'msgid ""\nmsgstr "Language: ar\\nPlural-Forms: nplurals=6; plural=n;\\n"\n\n'
YES = 'msgid "Yes"\nmsgstr "أجل!"\n\n'


def sent_in(visitor: Visitor, content: bytes, code: str = "ar") -> TestResponse:
    page = f"{SPROG}/{code}/oversaettelse"
    fields, _target = visitor.filled(page, to=page)
    return visitor.client.post(page, data=fields | {"file": (BytesIO(content), "tekster.po")})


def put_in(visitor: Visitor, preview: Page) -> TestResponse:
    (form,) = preview.all("main")[0].all("form", method="post")
    return visitor.client.post(form.attributes["action"], data=fields_of(form))


def rows(page: Page, table: int) -> list[list[str]]:
    body = page.all("main")[0].all("tbody")[table]
    return [[cell.text for cell in (*row.all("th"), *row.all("td"))] for row in body.all("tr")]


@pytest.mark.parametrize("code", ["da", "en", "ar", "fa"])
def test_the_file_holds_every_text_and_unchanged_it_changes_nothing(administrator: Visitor, code: str) -> None:
    answer = administrator.client.get(f"{SPROG}/{code}/tekster.po")
    assert "EMAIL@ADDRESS" not in answer.text

    held = read_po(StringIO(answer.text))
    assert {message.id for message in held if message.id} == {
        forms if len(forms) > 1 else key for key, forms in i18n.originals().items()
    }
    assert '#. Dansk: Ja\nmsgid "Yes"' in answer.text
    preview = Page(sent_in(administrator, answer.data, code).text)
    assert preview.all("main")[0].all("tbody") == []


def test_a_file_is_looked_at_and_put_in_without_what_is_broken(administrator: Visitor) -> None:
    broken = [
        'msgid "%(num)s member"\nmsgid_plural "%(num)s members"\nmsgstr[0] "%(num)s a"\nmsgstr[1] "%(num)s b"\n\n',
        'msgid "at %(time)s"\nmsgstr "الساعة"\n\n',
        'msgid "Never said by anybody"\nmsgstr "x"\n\n',
        '#, fuzzy\nmsgid "No"\nmsgstr "كلا!"\n\n',
    ]

    preview = Page(sent_in(administrator, (HEADER + YES + "".join(broken)).encode()).text)

    assert rows(preview, 0) == [["Ja", "نعم", "أجل!"]]
    reasons = {key: why for key, _forms, why in rows(preview, 1)}
    assert len(reasons) == 4
    assert reasons["%(num)s member"] == "Sætningen skal have 6 former, en for hver slags antal."
    assert "%(time)s" in reasons["at %(time)s"]
    assert i18n.sentences("ar")["Yes"] == ("نعم",)

    listed = administrator.led(put_in(administrator, preview))

    assert [row[1] for row in rows(listed, 0)] == ["أجل!"]
    assert i18n.sentences("ar")["Yes"] == ("أجل!",)


def test_what_was_corrected_meanwhile_is_looked_at_again(administrator: Visitor) -> None:
    preview = Page(sent_in(administrator, (HEADER + YES).encode()).text)
    administrator.led(
        put_in(administrator, Page(sent_in(administrator, (HEADER + YES.replace("!", "")).encode()).text))
    )

    again = administrator.mended(put_in(administrator, preview))

    assert rows(again, 0) == [["Ja", "أجل", "أجل!"]]
    administrator.led(put_in(administrator, again))
    assert i18n.sentences("ar")["Yes"] == ("أجل!",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\xff", "kan ikke læses"),
        (b"Navn;Adresse\nAmal;Torvet 1\n", "kan ikke læses"),
        (b"# kun en kommentar\n", "kan ikke læses"),
        (HEADER.replace("nplurals=6", "nplurals=99999999999").encode() + YES.encode(), "kan ikke læses"),
        (HEADER.replace(": ar", ": uk").encode() + YES.encode(), "et andet sprog"),
    ],
    ids=["picture", "table", "empty", "many-forms", "ukrainian"],
)
def test_a_file_that_is_no_translators_file_is_refused_at_its_field(
    administrator: Visitor, content: bytes, reason: str
) -> None:
    page = administrator.mended(sent_in(administrator, content))

    assert len(page.errors) == 1
    assert re.search(reason, page.errors[0])


def test_a_file_that_is_too_large_is_not_read(administrator: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(po, "MOST_MEGABYTES", 0)

    page = administrator.mended(sent_in(administrator, (HEADER + YES).encode()))

    assert "for stor" in page.errors[0]
