"""A recording and its words, as a member gives them. All names are invented."""

from pathlib import Path

from recruit.foundation.files.audio import Recording, cleaned
from recruit.recruitment.rules.voice import Words

FILE = Path(__file__).parent / "corpus" / "voices" / "voice.m4a"
SPOKEN, DANISH = "تعالوا إلى المجلس", "Kom til rådet"


def a_recording() -> Recording:
    return cleaned(FILE.read_bytes(), most_seconds=60)


def some_words() -> Words:
    return Words("ar", SPOKEN, DANISH, "Amina")
