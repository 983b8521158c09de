"""Minutes of invented municipalities, each in another style. Every name is made up."""

COMMA_AND_BULLETS = """REFERAT Integrationsrådet d. 03-12-2024

Mødedato Tirsdag d. 03. december 2024 kl. 17:00

Mødested C/D

Punkt 1: Møde i Integrationsrådet den 3. december 2024

Sags ID: ABC-2024-01234

Dagsorden

Tirsdag den 3. december kl. 17-19

- 1. Velkommen ved Zulfi**

Referat:

Tilstede:

- Zulfikar Amin Rahmani, forperson, flygtninge- og indvandrerrepræsentant
- Bente Skovly, skoleområdet
- Jørn T. Almind, Kommunalbestyrelsen
- Karla Marie Vestby, Mødestedet, Dansk Flygtningehjælp

Fra forvaltningen:

- Troels Bang Lindø, chef for Borger, Erhverv, Beskæftigelse og Integration, Social og Sundhed
- Ida Fjordby, Stab og Udvikling, Social og Sundhed (sekretær)

Afbud:

- Samira Noori Madsen, næstforperson, flygtninge- og indvandrerrepræsentant
- Otto Rübner-Holk, Kommunalbestyrelsen
- Stina Kragelund, erhvervslivet i Højby

1. Velkommen til mødet ved Zulfi

Zulfi bød velkommen til rådets sidste møde.
- At få delt viden og relevant information
Jørn Almind takkede for indsatsen.
"""

DASHES_AND_SLASHES = """Referat fra møde i Integrationsrådet Lund-Tårbjerg Kommune

Mødedato: 7. september 2023 kl. 17.00 til 19.00

Mødested: Spisestuen, Rådhuset 5. sal

Deltagere:

Gerda Kjær-Vestermark – formand for Integrationsrådet/udpeget af Kommunalbestyrelsen

Rigmor Jespersen – næstformand/formand for LundGuiderne

Mona Hjorth – medlem af Socialdemokratiet/udpeget af Kommunalbestyrelsen

Birte Markvard - suppleant som repræsentant for LO

Gerda Heiberg-lind – repræsentant for FIL

Masud Kadivar – repræsentant for borgere med anden etnisk baggrund end dansk

Morten Harbo – formand for Det Lokale Råd i Lund, Ungdommens Røde Kors

Henning Brun – medlem af Enhedslisten/udpeget af Kommunalbestyrelsen

Sekretariatet:

Karin Elise Høybye, integrationsmedarbejder, Center for Social Indsats

Afbud:

Solvej Krag – suppleant som repræsentant for de almennyttige boligselskaber

Fouad Bassel Fouad Awad Dib – repræsentant for borgere med anden etnisk baggrund end dansk

Pkt. 1\t<p>Oplæg ved leder af Frivilligcentret Line Pindborg</p>
Pkt. 2\tOrientering. Henning Brun (SF) vil rejse sagen. Gerda KV og Rigmor har PTSD-gruppen.
"""

ONE_LINE_OF_NAMES = """REFERAT Integrationsrådet d. 04-06-2026

Mødedato Torsdag d. 04. juni 2026 kl. 16:30

Mødested B-206

Mødedeltagere Francesco Ortiz, Birgit Bakhus, Nanna Field, Olesia Dalnych, Yalcin Ayhan, Tine Svane Hassel.

Indholdsfortegnelse

Eventuelt.....\t11

Punkt 9: Eventuelt

Birgit fra udvalget oplyste, at arbejdet er i gang.
"""

NAMES_BEFORE_COLONS = """Der indkaldes hermed til møde i Udsatterådet

Dato: Mandag d. 4.4. 2022
Tid: kl. 16.00-18.00
Sted: Kanalgade 2, lokale 0.21

Deltagere:

 • Karen Thorsø Clausen: Kommunalbestyrelsesmedlem for Enhedslisten
 • Stine Velling Andersen: Home Start Nordegn
 • Mette Mejlby: Medusa
 • Rie Lindeblad: Konsulent, Staben, SIOU

Afbud:

 • Martin Vibæk SAND

Gæst:

 • Katrine Linneby, SIOU

Dagsorden med referat:
"""

ROWS_AND_GROUPS = """1. Godkendelse af dagsorden

Beslutning

I mødet deltog:

Byrådsmedlemmer:

Leslie Arendal, Bjarne Feldt (ankom under behandlingen af punkt 6) og Simon Strandby.

Fra den folkeoplysende voksenundervisning:

Poul Henrik Glasdam, Kirsten Del Monte (for Charlotte Lorenz) og Ole Sørup.

Tilforordnet fra handicaporganisationerne:

Michael Madsø.

Fra Kultur- og Fritidsforvaltningen:

Mads Kamp Hald og Dennis Krabbe Sørup (referent)

Følgende havde meldt afbud:

Birthe Skårup, Muhammad Aslani og Basem Barak.

Dagsordenen blev godkendt.
"""

HEADINGS_WITHOUT_COLONS = """Møder i 2022

29. august 2022 – Ordinært møde

Deltagere

Kirsten Hannibal, Henrik Fiskbæk, Marlene Gjødesen og Thomas Bus

Fra Velfærdsforvaltningen: Pia Gommesø, Rikke Villesen

Afbud

John Tietgen, Nicolai Kellberg

Sted

Aktivitetshuset (den store sal)

Ordstyrer

Formand Marlene Gjødesen

Referent

Pia Gommesø

1. Temaoplæg

Pia Gommesø orienterede om indsatsen.
"""

ABSENCE_IN_DECISIONS = """Integrationsrådet - Referat

Dato: 22. marts 2018
Lokale: Mødelokale 120
Tidspunkt: Kl. 17:00

1. Fraværende

Beslutning

Afbud: Peder H.S. Kristoffer, Frode Hanstholm og Pia Utzon. Uden afbud Martin Beck.

2. Sammensætning

Integrationsrådet består af:

 • Martin Beck - valgt blandt Byrådets medlemmer
 • Rashid Mohsen - valgt blandt borgere under integrationsloven
 • Frode Hanstholm - valgt af frivillige organisationer
 • Pia Utzon - valgt af skolebestyrelserne
 • Bodil Thomsbo - repræsentant fra LO
 • Erhvervslivet - der er ikke udpeget en repræsentant herfra. Formanden for Handelsforeningen er kontaktet.

Beslutning

Peder H.S. Kristoffer og Pia Utzon var fraværende.
Taget til efterretning.
"""

STAFF_AMONG_MEMBERS = """Referat fra møde i Integrationsrådet
Torsdag d.10.09.15.
Til stede:
Gerda Kjær-Vestermark, Formand, udpeget af Kommunalbestyrelsen
Farida Ismail, etnisk repræsentant
Sara Al-Saadi, observatør/mulig ny suppleant
Lone Nybo Jensen, Chef for Center for Social Indsats
Karin Elise Høybye, ansat i Center for Social Indsats (referent)
Charlotte Olander, Afdelingsleder i Center for Social Indsats
Afbud:
Ye Lin, etnisk repræsentant
Tonny Trolle Sørup, LO Storbyen
Pkt. 1
Valg af ny formand
"""

MARKDOWN_TABLE = """# Referat

**Mødedato:** 14. marts 2024 kl. 16.30-18.30
**Sted:** Rådhuset
Sagsnr. 24/5678

**Til stede:**

| Navn | Repræsenterer |
|------|------|
| Amina Yusuf (formand) | Flygtninge og indvandrere |
| Bo Holm | Byrådet (V) |
| Nguyen Thi Hoa | Somalisk Forening |

**Afbud:** Carl Dam (Røde Kors), Duc Tran

**Fra forvaltningen:** Eva Lind, integrationskonsulent (referent)

## 1. Godkendelse af dagsorden
Godkendt.
"""

REMAINS_OF_A_WEB_PAGE = (
    "<p><strong>Tilstede:</strong><br>Amina Yusuf, formand<br>Bo Holm, byr&aring;dsmedlem (V)</p>"
    "<p><strong>Afbud:</strong> Carl Dam</p><p><strong>Frav&aelig;rende uden afbud:</strong> ingen</p>\n"
    "<p>1. Velkomst</p>"
)

CAPITALS = """REFERAT HANDICAPRÅD MANDAG D. 19. DECEMBER 2016 KL. 15.00
MØDELOKALE ØST, RÅDHUSET
TILSTEDE
BENT MUNKHOLM (REPRÆSENTANT FRA DH)
PER STEENBERG
AFBUD
BJARNE HANNIBAL
DAGSORDEN
1. VELKOMST
"""

OFFICES_AS_HEADINGS = """Møde i Integrationsrådet den 5. maj 2021

Formand: Layla Haddad (SF)
Næstformand: Jens Sørup, Håndværkerforeningen
Medlemmer:
Mette Holm (A)
Stedfortræder: Claus Vachmann (A)
Ali Reza Karimi, valgt blandt indvandrere
Suppleanter:
Bo Lund
Afbud:
Ali Reza Karimi
Ikke mødt:
Mette Holm
Sekretær: Tina Krogh
Gæster:
Hanne Beck fra Red Barnet
Tolk: Omar Said
"""

A_NARROW_PAGE = """Mødedeltagere: Anna Berg, Bo Holm, Carl Dam, Lone
Gladby, Eva Lind, Frida Juhl og Gustav
Kjær
Afbud: Hans Ibsø – repræsentant for borgere med anden etnisk
baggrund end dansk

Ingrid Jensø, formand for
Lejerforeningen Solbakken

Punkt 1
"""

MARKS_BESIDE_NAMES = """MEDLEMMER
Anna Berg (formand)
Bo Holm – afbud
Carl Dam, Røde Kors (afbud pga. sygdom)
Duc Tran (deltog fra kl. 17.30)
Eva Lind, suppleant for Bo Holm
Frida Juhl (fraværende)
Gustav Kjær – i stedet mødte Hanne Beck
Ib Krogh ankom kl. 18
"""

COLUMNS_OF_SPACES = """Fraværende med afbud:

Per Bregnø (Ø)        Mogens Lønå (C)        Bjarne Nielsø (B)

Fraværende i øvrigt:

Johannes Nymarksø (A)

Formanden konstaterede, at mødet alligevel blev afholdt.
"""

ALL_ON_ONE_LINE = """Referat fra mødet den 1. februar 2023 kl. 19.00
Deltagere: Anna Berg (formand), Carl Dam (Røde Kors), Duc Tran, Eva Lind (byrådet). Afbud: Frida Juhl. \
Fra forvaltningen: Gitte Lund og Hans Beck (referent).
"""

SEMICOLONS = """Til stede var: Anna Berg, formand; Bo Holm, Røde Kors; Carl Dam (A), byrådsmedlem; Duc Tran.
Afbud fra: Eva Lind og Frida Juhl.
Fraværende uden afbud: Gustav Kjær
Referent: Hanne Beck
"""

NUMBERED = """Mødedato: 3/12 2024 kl. 17-19
Deltagere:
1. Anna Berg, formand
2. Omar Said, næstformand, repræsentant for etniske minoriteter
3. Vakant, skolebestyrelserne
Afbud:
1. Carl Dam, boligorganisationerne
1. Godkendelse af dagsorden
2. Orientering fra formanden
"""

A_CHARTER = """ KOMMISSORIUM FOR OPGAVEUDVALG

NABOSKAB OG FÆLLESSKAB


1. BAGGRUND OG FORMÅL

Kommunalbestyrelsen har besluttet at nedsætte et opgaveudvalg om naboskab. Lundby Kommune har 12 boligområder.

3. SAMMENSÆTNING AF OPGAVEUDVALGET

Opgaveudvalget nedsættes af Kommunalbestyrelsen under Kulturudvalget i henhold til § 17, stk.

4, i lov om kommunernes styrelse.

Opgaveudvalget består af følgende medlemmer:

\uf0b7 5 medlemmer af Kommunalbestyrelsen

\uf0b7 10 medlemmer fordelt således:

o 1 medlem med erfaring fra Beboerrådet.

o 1 medlem med erfaring fra Mødestedet.

o 1 medlem med erfaring fra Frivilligcenter Lundby.

o 2 medlemmer fra uddannelsesinstitutioner med særlig erfaring indenfor indsatser i forhold til

unge i boligområder.

o 2 medlemmer fra erhvervslivet med særlig erfaring i forhold til rekruttering og fastholdelse af

lokale medarbejdere.

o 3 repræsentanter fra forenings-, idræts- og kulturlivet med relevant erfaring indenfor fritid og

naboskab.

Kommunalbestyrelsen udpeger formand/næstformand for opgaveudvalget.

5. TIDSPLAN

Opgaveudvalgets arbejde påbegyndes i september 2015 og afsluttes i juni 2016.
"""

NO_LISTS = """REFERAT Integrationsråd d. 26-11-2025

Mødedato Onsdag d. 26. november 2025 kl. 17:00

Mødested Korsvej, Mødelokale 1, 1. sal

Punkt 31: Godkendelse af dagsorden

15.00.00-G01-2536-21

Formanden for Integrationsrådet indstiller til Integrationsrådet:

Medlemmerne Anna Berg og Bo Holm cyklede til Køge.
Sekretariatet udarbejder et udkast.
"""

TICKED_TABLE = """Mødedeltagere
Navn\tOrganisation\tTil stede\tAfbud
Amal Hussø\tValgt\tx\t
Bent Kraghø\tByrådet (A)\t\tx
Carsten Lindø\tBoligselskabet Højby\tx\t\tx
"""

TITLES_BEFORE_NAMES = """Deltagere: Formand Amal Hussø, næstformand Bent Kraghø, byrådsmedlem Carsten Lindø (V), \
Dilek Yilmazø samt integrationskonsulent Gitte Lund
Afbud: Emil Juul, Fatma Öztürkø
"""

BLOCKS_OF_LINES = """Deltagere
Amal Hussø
Formand
Flygtninge- og indvandrerrepræsentant

Bent Kraghø
Næstformand
Byrådsmedlem (A)

Carsten Lindø
Røde Kors

Emil Juul
Suppleant

Afbud
Dilek Yilmazø
"""

GROUPS_OF_MEMBERS = """Integrationsrådets medlemmer:
Kommunalbestyrelsesmedlemmer:
- Bent Kraghø (A)
Repræsentanter for borgere med anden etnisk baggrund:
- Amal Hussø
Repræsentant for fagbevægelsen:
- Emil Juul
Repræsentanter fra frivillige foreninger:
- Fatma Öztürkø, Røde Kors
"""

ALIGNED_LABELS = """DAGSORDEN OG REFERAT

Til stede:        Amal Hussø, Bent Kraghø,
                  Dilek Yilmazø, Emil Juul
Afbud:            Fatma Öztürkø
Forvaltning:      Gitte Lund
Referent:         Hans Beck

1.   Godkendelse af dagsorden
"""

OFFICES_ABOVE_NAMES = """Møde: Integrationsrådet
Mødedato: 02.09.2024

Formand
Amal Hussø

Næstformand
Bent Kraghø

Deltagere:
Carsten Lindø (A) (byrådsmedlem)
Dilek Yilmazø / DI (Dansk Industri)
Ib Krogh, 2. viceborgmester (V)

Ej fremmødte:
Emil Juul

Desuden deltog: Hanne Beck, Home Start
"""

SENTENCES_AROUND_LISTS = """Integrationsrådet den 2. marts 2023

Fra Integrationsrådet deltog:
Amal Hussø
Bent Kraghø

Fra kommunen deltog:
Gitte Lund

Der var afbud fra Emil Juul og Fatma Öztürkø.

Amal bød velkommen.
"""
