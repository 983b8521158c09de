"""What two members say beside the call of the demonstration: one is heard, the other was asked. A machine speaks."""

from pathlib import Path

from recruit.acts import sitting
from recruit.demonstration.seeding import Seeding
from recruit.foundation import clock
from recruit.foundation.files.audio import cleaned
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations import voices as operations
from recruit.recruitment.queries import voices as queries
from recruit.recruitment.rules import Manner
from recruit.recruitment.rules.voice import MOST_SECONDS, Words

FILE = Path(__file__).with_name("voice.m4a")
WORDS = Words(
    "tr",
    "Merhaba, ben konseyin bir üyesiyim. Burada şehrimizdeki hayatı birlikte konuşuyoruz. Siz de gelin, sesiniz "
    "duyulsun.",
    "Hej, jeg er medlem af rådet. Her taler vi sammen om livet i vores by. Kom og vær med, så din stemme bliver hørt.",
)


def seed(seeding: Seeding, round_: RecruitmentRound) -> None:
    """Ask two members, and let everybody hear the first."""
    session, on = seeding.session, clock.local(seeding.now).date()
    members = [each for each in sitting.members(session, round_, on=on) if not each.is_protected]
    operations.ask_for_voices(session, round_, members[:2], **seeding.signed)
    first = queries.voices(session, round_)[0]
    recording = cleaned(FILE.read_bytes(), most_seconds=MOST_SECONDS)
    operations.give_voice(session, first, recording, WORDS, consents=True, manner=Manner.ONLINE, **seeding.signed)
    operations.approve_voice(session, first, round_, **seeding.signed)
