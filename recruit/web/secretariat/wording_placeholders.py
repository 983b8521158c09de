"""The words in braces of the letters: what the secretariat writes, what it means, and an invented example."""

from collections.abc import Mapping
from dataclasses import dataclass

from recruit.foundation.i18n import lazy


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word in braces, as the secretariat sees it."""

    word: str
    meaning: object
    #: What the preview puts there.
    example: str


#: The placeholders of all letters by their name in the program.
PLACEHOLDERS = {
    "about": Placeholder("emne", lazy("what it is about"), "mødet i Folkeoplysningsudvalget den 3. juni"),
    "allowance": Placeholder(
        "diaeter", lazy("that an allowance is paid, where it is"), "Der betales diæter for møderne."
    ),
    "account": Placeholder("konto", lazy("where the reader stops the letter"), "https://raad.fjordby.example/konto/…"),
    "answer_by": Placeholder("svarfrist", lazy("until when the reader can answer"), "4. juli 2026 kl. 12.00"),
    "asked": Placeholder("spurgt", lazy("when the reader was asked first"), "4. juni 2026"),
    "basis": Placeholder("grundlag", lazy("by which decision"), "Det har byrådet besluttet den 4. juni 2026."),
    "closes": Placeholder("lukker", lazy("until when people can stand"), "4. juli 2026 kl. 12.00"),
    "complaint_to": Placeholder("klageinstans", lazy("to whom the reader can complain"), "Kommunalbestyrelsen"),
    "complaint_until": Placeholder("klagefrist", lazy("until when the reader can complain"), "4. juli 2026 kl. 12.00"),
    "complaint_deadline": Placeholder(
        "klagefristen",
        lazy("until when one can complain about the election, where that is written down"),
        "Fristen er 4. juli 2026 kl. 12.00.",
    ),
    "complaint_way": Placeholder(
        "klagevejledning", lazy("to whom the reader can complain, where that is written down"), "Du kan klage til …."
    ),
    "contest": Placeholder("afstemning", lazy("what the seats that were voted on are called"), "Borgervalgte"),
    "council": Placeholder("raad", lazy("the name of the council"), "Integrationsrådet"),
    "date": Placeholder("dato", lazy("the day on which it is written"), "4. juni 2026"),
    "dates": Placeholder("moededatoer", lazy("the dates of the meetings"), "Onsdag 7. april 2027 kl. 17.00, rådhuset"),
    "days": Placeholder("dage", lazy("how many days the link works"), "7"),
    "deadline": Placeholder("frist", lazy("until when an answer is taken"), "4. juli 2026 kl. 12.00"),
    "decided": Placeholder("besluttet", lazy("the day of the municipal council's decision"), "29. marts 2027"),
    "description": Placeholder(
        "om_pladsen", lazy("what the place in the other body is"), "Udvalget mødes fire gange om året."
    ),
    "details": Placeholder(
        "mere", lazy("what is asked, in your words, and what it brings with it"), "Udvalget mødes fire gange om året."
    ),
    "documents": Placeholder("dokumenter", lazy("the council's papers, line by line"), "– Vedtægt"),
    "election": Placeholder("valg", lazy("the name of the election"), "Valg til integrationsrådet 2026–2029"),
    "erased_on": Placeholder("slettes", lazy("the day on which the reader's name is erased"), "4. juli 2026"),
    "group": Placeholder("medlemsgruppe", lazy("the name of the member group"), "Borgervalgte"),
    "grounds": Placeholder(
        "oplysninger", lazy("what the municipality knows, and considers"), "Du var ikke til de sidste tre møder."
    ),
    "how": Placeholder("hvordan", lazy("how the choice was made"), "Det er afgjort ved lodtrækning."),
    "instead": Placeholder(
        "i_stedet", lazy("whether somebody comes instead"), "Vi skriver til jer, når vi ved, hvem der kommer i stedet."
    ),
    "known": Placeholder("oplysninger", lazy("what we know of the reader"), "Telefon: 12 34 56 78"),
    "lacking": Placeholder("mangler", lazy("what is lacking"), "– bopæl i kommunen"),
    "last_day": Placeholder("sidste_dag", lazy("the last day, included"), "31. december 2029"),
    "matter": Placeholder("sag", lazy("the title of the round of asking"), "Workshop om den gode modtagelse"),
    "link": Placeholder("link", lazy("the link that only the reader gets"), "https://raad.fjordby.example/link/…"),
    "municipality": Placeholder("kommune", lazy("the name of the municipality"), "Fjordby Kommune"),
    "name": Placeholder("navn", lazy("the reader's name"), "Amal Holm"),
    "when": Placeholder(
        "moedetid", lazy("day and hours of the meeting"), "onsdag 3. juni 2026 kl. 17.00 til kl. 19.00"
    ),
    "before": Placeholder(
        "foer",
        lazy("day and hours of the meeting, as they were told before"),
        "onsdag 27. maj 2026 kl. 17.00 til kl. 19.00",
    ),
    "practical": Placeholder("praktisk", lazy("place, agenda and note of the meeting"), "Sted: Rådhuset, lokale 2"),
    "needed": Placeholder("hvornaar", lazy("when a substitute is to step in"), "til mødet den 4. juni 2026"),
    "news": Placeholder("nyt", lazy("what is new for the reader"), "Du er godkendt som kandidat."),
    "nominator": Placeholder("foreslaaet_af", lazy("who proposed the reader"), "Bo Dam"),
    "number": Placeholder("tal", lazy("the number on the ballot, or in the row"), "3"),
    "organisation": Placeholder("organisation", lazy("the name of the organisation"), "Fjordby Boligforening"),
    "period": Placeholder("hvor_laenge", lazy("from when, and to when"), "fra 1. januar 2027"),
    "person": Placeholder("repraesentant", lazy("who represents the council"), "Samira Holm"),
    "places": Placeholder("pladser", lazy("how many places the organisation has"), "2"),
    "polling_day": Placeholder("valgdag", lazy("when people vote"), "22. februar 2027 fra 17.00 til 19.00"),
    "polling_place": Placeholder("valgsted", lazy("where people vote"), "Kulturhuset, sal 2"),
    "purpose": Placeholder("formaal", lazy("what the reader is invited to"), "Dialogmøder om integration"),
    "questions": Placeholder(
        "spoergsmaal", lazy("the questions, with room for answers"), "1. Hvad skal det næste råd vide?"
    ),
    "reached": Placeholder("kontakt", lazy("how they are reached, as far as they allow it"), "Telefon: 12 34 56 78"),
    "question": Placeholder(
        "spoergsmaal", lazy("the question itself"), "Vil du repræsentere rådet i Folkeoplysningsudvalget?"
    ),
    "reason": Placeholder("begrundelse", lazy("why it was decided so"), "Du bor ikke i kommunen."),
    "received": Placeholder("modtaget", lazy("when it was received"), "4. juni 2026 kl. 12.00"),
    "reference": Placeholder("nummer", lazy("the number on the receipt"), "7KQ4-9M2P"),
    "remedy_until": Placeholder("udbedres", lazy("until when the reader can mend it"), "4. juli 2026 kl. 12.00"),
    "replaces": Placeholder(
        "erstatter", lazy("which letter holds no longer"), "Brevet erstatter vores af 4. juni 2026."
    ),
    "rights": Placeholder(
        "rettigheder", lazy("whether the place has a vote, or is heard"), "Pladsen har høringsret, men ikke stemmeret."
    ),
    "since": Placeholder("foerste_dag", lazy("the first day in the place"), "1. april 2027"),
    "role": Placeholder("rolle", lazy("whether the reader is member or substitute"), "medlem"),
    "short_link": Placeholder("kort_link", lazy("the short link to the call"), "https://raad.fjordby.example/k/…"),
    "signed": Placeholder("underskrevet", lazy("when the reader signed"), "4. juni 2026 kl. 12.00"),
    "standing": Placeholder(
        "raekkefoelge", lazy("which number the reader has, or for whom alone they stand in"), "Du er nummer 1 …."
    ),
    "successor": Placeholder(
        "efterfoelger", lazy("who carries on, where there is somebody"), "Arbejdet fortsætter i Medborgerforum."
    ),
    "suggested_by": Placeholder("naevnt_af", lazy("who gave the reader's name"), "Bo Dam"),
    "term": Placeholder("periode", lazy("the years for which members are found"), "2026–2029"),
    "today": Placeholder("i_dag", lazy("the address of the page Today"), "https://raad.fjordby.example/sekretariat"),
    "waiting": Placeholder("det_der_venter", lazy("what waits, line by line"), "Integrationsrådet: 2 ledige pladser"),
    "ways": Placeholder("stemmemaader", lazy("how people vote"), "på valgmødet"),
    "besides": Placeholder(
        "derudover",
        lazy("what else ends on that day"),
        "Med samme dag ophører: pladsen i Folkeoplysningsudvalget.",
    ),
    "why": Placeholder("hvorfor", lazy("why the reader leaves, and who decided it"), "Du har selv bedt om at udtræde."),
}

#: What the program calls each, as the secretariat writes it, and the other way round.
WORDS: Mapping[str, str] = {name: placeholder.word for name, placeholder in PLACEHOLDERS.items()}
NAMES: Mapping[str, str] = {word: name for name, word in WORDS.items()}
EXAMPLES: Mapping[str, str] = {name: placeholder.example for name, placeholder in PLACEHOLDERS.items()}
