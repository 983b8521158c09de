"""What the command says in Danish; it loads no catalogue, so that it is there at once."""

from recruit.foundation.refusal import Refusal
from recruit.intake.rules.document import NoteCode
from recruit.intake.rules.reading import Field, Trouble

SENTENCES = {
    "empty-file": "Filen er tom.",
    "binary-file": "Filen er hverken tekst, Word, PDF eller regneark. Åbn den, og gem den som et af dem.",
    "file-too-large": "Filen er for stor. Den må højst fylde {megabytes} MB.",
    "wrong-encoding": "Filens tegn kan ikke læses. Gem referatet som UTF-8, og prøv igen.",
    "file-not-found": "Filen findes ikke eller må ikke læses.",
    "picture-file": "Filen er et billede. Brug tekstgenkendelse i Word eller scanneren, eller skriv navnene.",
    "picture-only-file": (
        "Filens sider er billeder. Brug tekstgenkendelse i Word eller scanneren, eller skriv navnene."
    ),
    "encrypted-file": "Filen er beskyttet med adgangskode. Gem den uden adgangskode, og prøv igen.",
    "other-word-format": "En {format}-fil kan ikke læses. Åbn den i Word, og gem den som .docx eller PDF.",
    "file-unreadable": "Filen er beskadiget. Åbn den i sit program, gem den på ny, og prøv igen.",
    "file-too-complex": "Filen er for omfattende. Kopiér listen over personer til en ny, tom fil, og prøv den.",
    "file-too-large-unpacked": "Filen er for stor, når den er pakket ud. Kopiér listen til en ny, tom fil.",
}

#: Why somebody waits, or could not be put in; the pages say the rest.
PROBLEMS = {
    "waits-in-another-term": "Filen venter allerede hos {council}, {term}. Gør den færdig eller kassér den dér.",
    "nobody-in-the-text": "Der er læst {lines} linjer, og der er hverken deltagere eller pladser i dem.",
    "match-undecided": "Det er ikke afgjort, hvem det er.",
    "line-needs-a-group": "Medlemsgruppen er ikke valgt.",
    "conflict-unresolved": "Filen siger to forskellige ting.",
    "register-says-otherwise": "Filen siger noget andet end det, der er registreret.",
    "named-twice": "Navnet står to gange i filen.",
    "person-chosen-is-gone": "Den valgte person kan ikke længere findes.",
    "person-chosen-twice": "Personen står to gange i filen.",
    "begins-outside-the-term": "Den første dag ligger uden for perioden.",
    "ends-after-the-term": "Den sidste dag ligger efter perioden.",
    "ends-before-it-begins": "Den sidste dag kommer før den første.",
    "substitute-needs-a-member": "Det er ikke til at se, hvem personen er suppleant for.",
    "member-waits": "{name}, som personen er suppleant for, venter selv.",
    "group-has-no-substitutes": "Medlemsgruppen har ingen suppleanter.",
    "could-not-be-placed": "Linje {line}: {name} kunne ikke få en plads:",
    "nothing-is-ready": "Ingen er klar; alle venter på en afgørelse.",
    "more-than-a-group-holds": "Medlemsgruppen {label} ville få {number} pladser. Ingen gruppe har flere end {most}.",
    "office-is-taken": "Hvervet har en anden.",
    "office-is-held-by": "{name} har hvervet på de dage.",
    "holds-another-office": "Personen har et andet hverv.",
    "contact-is-no-email": "{value} er ikke en e-mailadresse.",
    "seat-group-label-taken": "Der er allerede en anden medlemsgruppe, der hedder {label}.",
    "reading-waits-no-more": "Filen er allerede taget i brug.",
}

NOTES = {
    NoteCode.PICTURE_PAGES: "Side {about} er kun et billede og er ikke læst.",
    NoteCode.HIDDEN_SHEET: "Arket »{about}« er skjult; det er læst som de andre.",
    NoteCode.TRACKED_CHANGES: "Dokumentet har rettelser, som ingen har godkendt; det er læst med dem.",
}

WORDS = {
    "member": "medlemmer",
    "substitute": "suppleanter",
    "associate": "tilforordnede",
    "observer": "observatører",
    "guest": "gæster",
    "administration": "fra forvaltningen",
    "secretariat": "fra sekretariatet",
    "unclassified": "uden angivet rolle",
    "present": "til stede",
    "apology": "afbud",
    "absent": "fraværende",
    None: "ikke angivet",
    "refugee_immigrant": "flygtninge- og indvandrerrepræsentanter",
    "municipal_council": "udpeget blandt kommunalbestyrelsen",
    "organisation": "organisationer",
    "sector": "områder",
    "experience": "pladser for erfaring",
    "citizen": "valgte borgere",
    "party": "parti",
    "attendance": "fremmøde",
    "office": "formandskab",
    "role": "rolle",
    "represents": "hvem der repræsenteres",
    "seat_group": "medlemsgruppe",
    "seats": "antal pladser",
    "since": "første dag",
    "until": "sidste dag",
    "email": "e-mailadresse",
    "phone": "telefonnummer",
    "chair": "formand",
    "vice_chair": "næstformand",
}

#: The same roles, of one person.
ROLES = {
    "member": "medlem",
    "substitute": "suppleant",
    "associate": "tilforordnet",
    "observer": "observatør",
    "guest": "gæst",
    "administration": "forvaltningen",
    "secretariat": "sekretariatet",
    "unclassified": "rolle ikke angivet",
}

COLUMNS = {
    Field.NAME: "navn",
    Field.GIVEN_NAME: "fornavn",
    Field.FAMILY_NAME: "efternavn",
    Field.ROLE: "rolle",
    Field.OFFICE: "hverv",
    Field.SEAT_GROUP: "medlemsgruppe",
    Field.REPRESENTS: "hvem der repræsenteres",
    Field.PARTY: "parti",
    Field.SUBSTITUTE_FOR: "suppleant for",
    Field.SUBSTITUTE: "suppleantens navn",
    Field.ATTENDANCE: "fremmøde",
    Field.SINCE: "første dag",
    Field.UNTIL: "sidste dag",
    Field.PERIOD: "periode",
    Field.EMAIL: "e-mailadresse",
    Field.PHONE: "telefonnummer",
    Field.LEFT_OUT: "læses ikke",
    None: "ikke forstået og læses ikke",
}

TROUBLES = {
    Trouble.NAME_MISSING: "navnet mangler",
    Trouble.NAME_UNREADABLE: "navnet »{value}« kan ikke læses",
    Trouble.DATE_UNREADABLE: "datoen »{value}« kan ikke læses",
    Trouble.ENDS_BEFORE_IT_BEGINS: "den sidste dag kommer før den første: »{value}«",
    Trouble.EMAIL_UNREADABLE: "e-mailadressen »{value}« kan ikke læses",
    Trouble.FORMULA_WITHOUT_RESULT: "en formel uden resultat: »{value}«",
}


def problem(refusal: Refusal) -> str:
    """Return what is wrong with a file or somebody in it; the code itself where the pages have to say it."""
    said = PROBLEMS.get(refusal.code) or SENTENCES.get(refusal.code)
    return said.format(**refusal.facts) if said else f"Åbn indlæsningen på siden ({refusal.code})."


def sentence(refusal: Refusal) -> str:
    """Return what is wrong with a file, and how to mend it."""
    return SENTENCES[refusal.code].format(**refusal.facts)
