"""En stemme fra rådet: asked for, given with consent, let out by the secretariat, and gone when the member says so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from recruit.acts.sitting import members
from recruit.foundation.files.model import StoredFile
from recruit.foundation.mail.model import Letter
from recruit.foundation.refusal import Refused
from recruit.people.model import Person
from recruit.recruitment.model import RecruitmentRound, Voice
from recruit.recruitment.operations import voices as operations
from recruit.recruitment.operations.announcement import revoke_announcement
from recruit.recruitment.queries import voices as queries
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules.voice import KEPT_AFTER_DEADLINE, VoiceStatus, Words, may_give
from tests.builders import BY, NOW
from tests.conftest import Database
from tests.networks import a_round_with_members
from tests.voices import a_recording, some_words


def asked(session: Session) -> tuple[RecruitmentRound, Voice]:
    """Ask everybody, and return what the first was asked."""
    round_ = a_round_with_members(session)
    operations.ask_for_voices(session, round_, members(session, round_, on=NOW.date()), by=BY, now=NOW)
    return round_, queries.voices(session, round_)[0]


def give(session: Session, voice: Voice, words: Words | None = None, *, consents: bool = True) -> None:
    operations.give_voice(
        session,
        voice,
        a_recording(),
        words or some_words(),
        consents=consents,
        manner=Manner.ONLINE,
        by=BY,
        now=NOW,
    )


def files(session: Session) -> int:
    return session.scalars(select(func.count()).select_from(StoredFile)).one()


def test_everybody_hears_it_once_it_is_approved_until_the_member_takes_it_back(database: Database) -> None:
    with database.transaction() as session:
        round_, voice = asked(session)
        give(session, voice)
        give(session, voice, replace(some_words(), called=""))
        before = [queries.public_voices(session, round_), files(session)]
        operations.approve_voice(session, voice, round_, by=BY, now=NOW)
        heard = queries.public_voices(session, round_)
        letters = sorted(session.scalars(select(Letter.kind)))

        operations.withdraw_voice(session, voice, by=BY, now=NOW)

        assert (before, heard) == ([[], 1], [voice])
        assert letters == ["voice_call", "voice_call", "voice_public"]
        assert (queries.public_voices(session, round_), files(session)) == ([], 0)
        assert (voice.status, voice.transcript, voice.danish, voice.consented_at) == (VoiceStatus.GONE, "", "", None)


def test_a_change_is_heard_anew_before_everybody_hears_it(database: Database) -> None:
    with database.transaction() as session:
        round_, voice = asked(session)
        give(session, voice)
        operations.approve_voice(session, voice, round_, by=BY, now=NOW)

        words = replace(some_words(), danish="Kom og vær med")
        operations.give_voice(session, voice, None, words, consents=True, manner=Manner.PAPER, by=BY, now=NOW)

        assert (voice.status, voice.danish) == (VoiceStatus.GIVEN, "Kom og vær med")
        assert queries.public_voices(session, round_) == []


@pytest.mark.parametrize(
    ("words", "consents", "code"),
    [
        (some_words(), False, "voice-without-consent"),
        (replace(some_words(), language=""), True, "voice-without-language"),
        (replace(some_words(), transcript=" "), True, "voice-without-transcript"),
        (replace(some_words(), danish=""), True, "voice-without-danish"),
        (replace(some_words(), danish="x" * 2001), True, "voice-transcript-too-long"),
        (replace(some_words(), called="x" * 201), True, "name-too-long"),
    ],
)
def test_it_is_kept_with_consent_and_words_alone(words: Words, consents: bool, code: str) -> None:
    assert [refusal.code for refusal in may_give(words, has_recording=True, consents=consents)] == [code]


def test_what_nobody_sees_does_not_stand_among_the_words(database: Database) -> None:
    with database.transaction() as session:
        _round, voice = asked(session)

        give(session, voice, Words("da", "Kom\x00 til\r\nrådet\u202e", called="Amina\x07\nRahimi\ufffe"))
        session.flush()

        assert (voice.transcript, voice.danish, voice.called) == (*["Kom til\nrådet"] * 2, "Amina Rahimi")


def test_nobody_is_heard_while_the_call_is_not_public(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_, voice = asked(session)
        give(session, voice)
        operations.approve_voice(session, voice, round_, by=BY, now=NOW)
        assert queries.public_voices(session, round_) == [voice]
        revoke_announcement(session, round_, "En fejl.", by=BY, now=NOW)
        session.flush()

        assert queries.public_voices(session, round_) == []


def test_whoever_speaks_danish_writes_the_words_once(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        _round, voice = asked(session)

        give(session, voice, Words("da", "Kom til rådet"))

        assert (voice.transcript, voice.danish) == ("Kom til rådet", "Kom til rådet")


def test_a_protected_member_is_not_heard(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_, voice = asked(session)
        give(session, voice)
        operations.approve_voice(session, voice, round_, by=BY, now=NOW)
        session.get_one(Person, voice.person_id).is_protected = True
        session.flush()

        assert queries.public_voices(session, round_) == []
        give(session, voice)
        with pytest.raises(Refused, match="voice-of-protected"):
            operations.approve_voice(session, voice, round_, by=BY, now=NOW)


def test_recordings_go_when_the_call_has_been_over_for_a_while(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        round_, voice = asked(session)
        give(session, voice)
        over = round_.closes_at + KEPT_AFTER_DEADLINE

        assert operations.erase_due(session, now=over - timedelta(seconds=1)) == 0
        assert operations.erase_due(session, now=over) == 1
        assert (files(session), voice.status) == (0, VoiceStatus.ASKED)
