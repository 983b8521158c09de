"""The golden texts of letters, and how they are made."""

from pathlib import Path

from recruit.foundation.mail import rendering

LANGUAGES = ("da", "en")

FACTS = {
    "date": {"da": "4. juni 2026", "en": "4 June 2026"},
    "days": {"da": "7", "en": "7"},
    "link": {"da": "https://raad.fjordby.example/link/abc", "en": "https://raad.fjordby.example/link/abc"},
    "municipality": {"da": "Fjordby Kommune", "en": "Fjordby Kommune"},
    "name": {"da": "Amal Holm", "en": "Amal Holm"},
}
CONTACT = "raad@fjordby.example\n12 34 56 78"


def golden_file(kind: str, language: str) -> Path:
    return Path(__file__).parent / "golden" / f"{kind}.{language}.txt"


def as_sent(kind: str, language: str) -> str:
    """Return subject, body and signature."""
    facts = {name: FACTS[name][language] for name in rendering.placeholders(kind)}
    text = rendering.rendered(kind, language, facts)
    signature = rendering.signature(language, {"municipality": FACTS["municipality"][language], "contact": CONTACT})
    return f"{text.subject}\n\n{text.body}\n\n{signature}\n"


def main() -> None:
    """Write every golden text anew."""
    for kind in rendering.kinds():
        for language in LANGUAGES:
            golden_file(kind, language).write_text(as_sent(kind, language), "utf-8")
