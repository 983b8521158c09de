"""The golden texts of letters, and how they are made."""

from pathlib import Path

from recruit.foundation.mail import rendering

LANGUAGES = ("da", "en")

FACTS = {
    "signed": {"da": "21. november 2026 kl. 11.00", "en": "21 November 2026 at 11:00"},
    "asked": {"da": "21. november 2026 kl. 11.00", "en": "21 November 2026 at 11:00"},
    "reference": {"da": "7KQ4-9M2P", "en": "7KQ4-9M2P"},
    "received": {"da": "21. november 2026 kl. 11.00", "en": "21 November 2026 at 11:00"},
    "nominator": {"da": "Dorthe Dam", "en": "Dorthe Dam"},
    "council": {"da": "Integrationsrådet", "en": "Integrationsrådet"},
    "contest": {"da": "Borgervalgte", "en": "Borgervalgte"},
    "election": {"da": "Valg til integrationsrådet", "en": "Valg til integrationsrådet"},
    "number": {"da": "3", "en": "3"},
    "polling_day": {"da": "22. februar 2027 fra 17.00 til 19.00", "en": "22 February 2027 from 17.00 to 19.00"},
    "polling_place": {"da": "Kulturhuset, sal 2", "en": "Kulturhuset, sal 2"},
    "ways": {"da": "på valgmødet", "en": "at the polling meeting"},
    "replaces": {
        "da": "Dette brev erstatter vores brev af 4. marts 2027.",
        "en": "This letter replaces our letter of 4 March 2027.",
    },
    "closes": {"da": "21. december 2026 kl. 12.00", "en": "21 December 2026 at 12:00"},
    "answer_by": {"da": "21. december 2026", "en": "21 December 2026"},
    "deadline": {"da": "21. december 2026 kl. 12.00", "en": "21 December 2026 at 12:00"},
    "erased_on": {"da": "21. december 2026", "en": "21 December 2026"},
    "organisation": {"da": "Fjordby Boligforening", "en": "Fjordby Boligforening"},
    "places": {"da": "2", "en": "2"},
    "short_link": {"da": "https://raad.fjordby.example/k/d4k7p", "en": "https://raad.fjordby.example/k/d4k7p"},
    "suggested_by": {"da": "Kaj Lund", "en": "Kaj Lund"},
    "remedy_until": {"da": "28. december 2026 kl. 12.00", "en": "28 December 2026 at 12:00"},
    "lacking": {"da": "– bopæl i kommunen", "en": "– residence in the municipality"},
    "news": {
        "da": "Du er godkendt som kandidat til Integrationsrådet.",
        "en": "You are approved as a candidate for Integrationsrådet.",
    },
    "purpose": {"da": "Dialogmøder om integration", "en": "Dialogmøder om integration"},
    "questions": {
        "da": "1. Hvad skal det næste råd vide?\n____",
        "en": "1. What must the next council know?\n____",
    },
    "grounds": {
        "da": "Du har ikke været til de sidste tre møder, og vi har ikke fået afbud.",
        "en": "You did not come to the last three meetings, and we had no apology.",
    },
    "role": {"da": "medlem", "en": "member"},
    "person": {"da": "Samira Holm", "en": "Samira Holm"},
    "period": {
        "da": "fra den 1. januar 2027 til og med den 31. december 2029",
        "en": "from 1 January 2027 to and including 31 December 2029",
    },
    "rights": {
        "da": "Pladsen har ret til at blive hørt, men ikke til at stemme.",
        "en": "The place has a right to be heard, but not to vote.",
    },
    "reached": {"da": "Telefon: 12 34 56 78", "en": "Telephone: 12 34 56 78"},
    "instead": {
        "da": "Vi skriver til jer, når vi ved, hvem der kommer i stedet.",
        "en": "We write to you when we know who comes instead.",
    },
    "allowance": {"da": "Der betales diæter for møderne.", "en": "An allowance is paid for its meetings."},
    "description": {"da": "Udvalget mødes fire gange om året.", "en": "Udvalget mødes fire gange om året."},
    "about": {"da": "mødet i Folkeoplysningsudvalget den 3. juni", "en": "mødet i Folkeoplysningsudvalget den 3. juni"},
    "besides": {
        "da": "Med samme dag ophører: pladsen i Folkeoplysningsudvalget.",
        "en": "Med samme dag ophører: pladsen i Folkeoplysningsudvalget.",
    },
    "why": {"da": "Du har selv bedt om at udtræde.", "en": "You have asked to leave yourself."},
    "needed": {"da": "til mødet den 4. juni 2026", "en": "at the meeting on 4 June 2026"},
    "basis": {
        "da": "Det har Byrådet besluttet den 4. juni 2026.",
        "en": "Byrådet decided it on 4 June 2026.",
    },
    "reason": {"da": "Du bor ikke i kommunen.", "en": "You do not live in the municipality."},
    "complaint_to": {"da": "Fjordby Kommunalbestyrelse", "en": "the municipal council of Fjordby"},
    "complaint_until": {"da": "18. januar 2027 kl. 12.00", "en": "18 January 2027 at 12:00"},
    "complaint_deadline": {
        "da": "Fristen er 18. januar 2027 kl. 12.00.",
        "en": "The deadline is 18 January 2027 at 12:00.",
    },
    "complaint_way": {"da": "Du kan klage til Ankestyrelsen.", "en": "You can complain to Ankestyrelsen."},
    "dates": {"da": "7. april 2027 kl. 17.00", "en": "7 April 2027 at 17:00"},
    "decided": {"da": "29. marts 2027", "en": "29 March 2027"},
    "documents": {"da": "– Vedtægt", "en": "– Vedtægt"},
    "group": {"da": "Borgervalgte", "en": "Borgervalgte"},
    "last_day": {"da": "31. december 2029", "en": "31 December 2029"},
    "since": {"da": "1. april 2027", "en": "1 April 2027"},
    "standing": {
        "da": "Du er nummer 1 i rækken af suppleanter.",
        "en": "You are number 1 of the substitutes.",
    },
    "successor": {
        "da": "Arbejdet fortsætter i Medborgerforum.",
        "en": "The work goes on in Medborgerforum.",
    },
    "term": {"da": "2026–2029", "en": "2026–2029"},
    "waiting": {
        "da": "Integrationsrådet: 2 pladser skal besættes\nhttps://raad.fjordby.example/sekretariat/integrationsraadet/raad",
        "en": "Integrationsrådet: 2 places are to be filled\nhttps://raad.fjordby.example/sekretariat/integrationsraadet/raad",
    },
    "today": {"da": "https://raad.fjordby.example/sekretariat", "en": "https://raad.fjordby.example/sekretariat"},
    "account": {
        "da": "https://raad.fjordby.example/konto/sessioner#ugemail",
        "en": "https://raad.fjordby.example/konto/sessioner#ugemail",
    },
    "question": {
        "da": "Vil du repræsentere rådet i Folkeoplysningsudvalget?",
        "en": "Will you represent the council in Folkeoplysningsudvalget?",
    },
    "details": {
        "da": "Udvalget mødes fire gange om året. Du har høringsret, men ikke stemmeret.",
        "en": "It meets four times a year. You have the right to be heard, but not to vote.",
    },
    "matter": {"da": "Workshop om den gode modtagelse", "en": "Workshop about the good welcome"},
    "how": {"da": "Det er afgjort ved lodtrækning.", "en": "It was decided by lot."},
    "when": {
        "da": "onsdag 3. juni 2026 kl. 17.00 til kl. 19.00",
        "en": "Wednesday 3 June 2026 at 17:00, ends at 19:00",
    },
    "before": {
        "da": "onsdag 27. maj 2026 kl. 17.00 til kl. 19.00",
        "en": "Wednesday 27 May 2026 at 17:00, ends at 19:00",
    },
    "practical": {"da": "Sted: Rådhuset, lokale 2", "en": "Place: Rådhuset, lokale 2"},
    "date": {"da": "4. juni 2026", "en": "4 June 2026"},
    "days": {"da": "7", "en": "7"},
    "known": {"da": "– 12 34 56 78\n– Skovvej 4, Fjordby", "en": "– 12 34 56 78\n– Skovvej 4, Fjordby"},
    "link": {"da": "https://raad.fjordby.example/link/abc", "en": "https://raad.fjordby.example/link/abc"},
    "municipality": {"da": "Fjordby Kommune", "en": "Fjordby Kommune"},
    "name": {"da": "Amal Holm", "en": "Amal Holm"},
}
CONTACT = ("raad@fjordby.example", "12 34 56 78")


def golden_file(kind: str, language: str) -> Path:
    return Path(__file__).parent / "golden" / f"{kind}.{language}.txt"


def as_sent(kind: str, language: str) -> str:
    """Return subject, body and signature."""
    facts = {name: FACTS[name][language] for name in rendering.placeholders(kind)}
    text = rendering.rendered(kind, language, facts)
    signature = rendering.signature(language, [FACTS["municipality"][language]], CONTACT)
    return f"{text.subject}\n\n{text.body}\n\n{signature}\n"


def main() -> None:
    """Write every golden text anew."""
    for kind in rendering.kinds():
        for language in LANGUAGES:
            golden_file(kind, language).write_text(as_sent(kind, language), "utf-8")
