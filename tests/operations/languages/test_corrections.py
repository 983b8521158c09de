"""A corrected sentence is said in every process, until the program's own is wanted back; a broken one never is."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from recruit.foundation import i18n
from recruit.foundation.actor import Actor
from recruit.foundation.audit.model import AuditEntry
from recruit.foundation.languages import operations, queries, sentences
from recruit.foundation.languages.watch import Watch
from recruit.foundation.refusal import NotFound, Refused, Stale
from tests.conftest import Database

BY = Actor.command()
MEMBERS = "%(num)s member"


def say(database: Database, now: datetime, code: str, key: str, *forms: str, version: int = 0) -> None:
    with database.transaction() as session:
        operations.correct(session, code, key, forms, version=version, by=BY, now=now)


def heard(code: str, key: str) -> str:
    with i18n.speaking(code):
        return i18n.gettext(key)


def test_the_programs_own_translations_would_pass_as_corrections() -> None:
    told = [
        (code, found.key, reasons)
        for code in i18n.LANGUAGES
        for key in i18n.originals()
        if (found := sentences.sentence(code, key)) and (reasons := sentences.check(found, found.own))
    ]
    assert told == []


@pytest.mark.parametrize(("code", "own"), [("da", "Ja"), ("en", "Yes"), ("ar", "نعم")])
def test_a_correction_is_heard_where_somebody_looks_and_the_own_comes_back(
    database: Database, now: datetime, code: str, own: str
) -> None:
    patient, other = Watch(every=3600), Watch(every=0)
    assert not patient.look(database.sessions)

    say(database, now, code, "Yes", "Jo!")
    assert not patient.look(database.sessions)
    assert heard(code, "Yes") == own
    assert other.look(database.sessions)
    assert heard(code, "Yes") == i18n.sentences(code)["Yes"][0] == "Jo!"

    with database.transaction() as session:
        operations.reset_correction(session, code, "Yes", version=1, by=BY, now=now)
    assert other.look(database.sessions)
    assert not other.look(database.sessions)
    assert heard(code, "Yes") == own
    with database.reading() as session:
        events = session.scalars(select(AuditEntry.event).order_by(AuditEntry.number)).all()
        assert events == ["translation.corrected", "translation.correction_reset"]


def test_each_number_has_its_form_and_others_keep_their_words(database: Database, now: datetime) -> None:
    forms = ("jedan", "%(num)s nekoliko", "%(num)s mnogo")
    with pytest.raises(Refused, match="translation-lacks-placeholder"):  # 1, 21, 31: the number must be said
        say(database, now, "bs", MEMBERS, *forms)
    say(database, now, "bs", MEMBERS, "%(num)s jedan", *forms[1:])
    say(database, now, "ar", MEMBERS, "لا أحد", "واحد", "اثنان", "%(num)s a", "%(num)s b", "%(num)s c")
    Watch().look(database.sessions)

    with i18n.speaking("bs"):
        counted = [i18n.ngettext(MEMBERS, "%(num)s members", number) for number in (21, 3, 5)]
        assert counted == ["21 jedan", "3 nekoliko", "5 mnogo"]
    with i18n.speaking("da"):
        assert i18n.ngettext(MEMBERS, "%(num)s members", 2) == "2 medlemmer"


@pytest.mark.parametrize(
    ("key", "forms", "reason"),
    [
        (MEMBERS, ["%(num)s medlem"], "translation-forms-number"),
        (MEMBERS, ["%(num)s medlem", " "], "translation-empty"),
        (MEMBERS, ["Et medlem", "Nogle medlemmer"], "translation-lacks-placeholder"),
        (MEMBERS, ["%(num)s medlem", "%(num)s af %(total)s"], "translation-names-unknown"),
        (MEMBERS, ["%(num)s medlem", "%(num)s % medlemmer"], "translation-percent-astray"),
        (MEMBERS, ["%(num)s medlem", "%(num medlemmer"], "translation-percent-astray"),
        ("Yes", ["<b>Ja</b>"], "translation-has-markup"),
        ("Yes", ['Ja" onfocus="alert(1)'], "translation-has-markup"),
        ("Yes", ["Ja &lt;"], "translation-has-markup"),
        ("Yes", ["Ja {link}"], "translation-has-markup"),
        ("Yes", ["Ja" * 2501], "translation-too-long"),
    ],
)
def test_a_correction_that_would_break_a_page_is_refused(
    database: Database, now: datetime, key: str, forms: list[str], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        say(database, now, "da", key, *forms)


def test_nobody_corrects_what_citizens_never_read_or_what_another_has_just_corrected(
    database: Database, now: datetime
) -> None:
    with pytest.raises(NotFound):
        say(database, now, "da", "noted that a translation is reviewed", "x")
    say(database, now, "da", "Yes", "Jo")
    with pytest.raises(Stale):
        say(database, now, "da", "Yes", "Jep")

    with database.reading() as session:
        assert queries.corrections_in_use(session) == {"da": {"Yes": ["Jo"]}}
        assert queries.corrections(session, "da")["Yes"].version == 1


def test_a_form_that_a_correction_lacks_is_the_programs_own() -> None:
    """A newer version of the program may need more forms than were corrected."""
    corrections: dict[str, Any] = {"da": {MEMBERS: ["%(num)s deltager"]}}
    i18n.use_corrections(corrections)

    assert i18n.ngettext(MEMBERS, "%(num)s members", 1) == "1 deltager"
    assert i18n.ngettext(MEMBERS, "%(num)s members", 2) == "2 medlemmer"
