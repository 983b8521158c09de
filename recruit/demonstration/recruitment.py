"""A round for the seat of an elected member that is vacant; open on the day on which the demonstration is made."""

from datetime import time, timedelta

from recruit.bodies import queries as bodies
from recruit.bodies.model import Body
from recruit.demonstration import nominations, voices
from recruit.demonstration.interests import INTERESTS
from recruit.demonstration.seeding import Seeding
from recruit.foundation import clock
from recruit.nominations.operations import access
from recruit.nominations.rules.access import NewRequest
from recruit.recruitment import operations
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations.channels import add_channels
from recruit.recruitment.operations.organisation_calls import call_owners
from recruit.recruitment.operations.timetable import arrange
from recruit.recruitment.queries import asking
from recruit.recruitment.rules import Basics, ChannelKind, Contact, Deadline, Manner, NewRound, NewText, Opening
from recruit.recruitment.rules.asking import NewOrganisationCall
from recruit.recruitment.rules.channel import NewChannel
from recruit.recruitment.rules.timetable import proposed

TEXTS = {
    "da": NewText(
        purpose="Integrationsrådet rådgiver kommunalbestyrelsen om, hvordan alle kan tage del i livet i Eksempelby.",
        call=(
            "En plads i integrationsrådet er ledig, og vi søger et nyt medlem for resten af perioden. Rådet mødes seks "
            "gange om året på rådhuset, fra kl. 17 til 19. Der er tolk til dem, der ønsker det."
        ),
        condition=(
            "Den, der stiller op, er fyldt 18 år, bor i Eksempelby Kommune og er flygtning, indvandrer eller "
            "efterkommer."
        ),
        wanted="Unge under 30 år, og gerne nogen fra Vestbyen, som ingen i rådet kommer fra i dag.",
    ),
    "en": NewText(
        purpose="The integration council advises the municipal council on how everybody can take part in Eksempelby.",
        call=(
            "A seat in the integration council is vacant, and we look for a new member for the rest of the term. The "
            "council meets six times a year at the town hall, from 17 to 19. There is an interpreter if you wish."
        ),
        condition=(
            "Whoever stands is at least 18 years old, lives in Eksempelby Kommune, and is a refugee, an immigrant or a "
            "descendant."
        ),
        wanted="People under 30, and somebody from Vestbyen, from where nobody in the council comes today.",
    ),
    "ar": NewText(
        purpose="يقدّم مجلس الاندماج المشورة للمجلس البلدي حول كيفية مشاركة الجميع في حياة إكسمبلبي.",
        call=(
            "هناك مقعد شاغر في مجلس الاندماج، ونبحث عن عضو جديد لبقية الفترة. يجتمع المجلس ست مرات في السنة في مبنى "
            "البلدية، من الساعة 17 إلى الساعة 19. يتوفر مترجم لمن يرغب."
        ),
        condition=(
            "على من يترشح أن يكون قد أتم 18 عامًا، وأن يسكن في بلدية إكسمبلبي، وأن يكون لاجئًا أو مهاجرًا أو من ذريتهم."
        ),
        wanted="الشباب دون سن الثلاثين، وكذلك من يسكن في فيستبين، إذ لا أحد في المجلس من هناك اليوم.",
    ),
}
OF_ORGANISATIONS = NewText(
    purpose=TEXTS["da"].purpose,
    call="Foreninger og organisationer, der har en plads i rådet, indstiller en kvinde og en mand til den.",
    condition="Den, der indstilles, er fyldt 18 år og er tilknyttet foreningen eller organisationen.",
    wanted="",
)
CHANNELS = (
    NewChannel(ChannelKind.LANGUAGE_CENTRE, "Sprogcenter Eksempelby"),
    NewChannel(ChannelKind.ADULT_EDUCATION, "VUC Eksempelby"),
    NewChannel(ChannelKind.WEBSITE, "Kommunens hjemmeside"),
    NewChannel(ChannelKind.SOCIAL_MEDIA, "Facebook"),
    NewChannel(ChannelKind.MEMBER_NETWORK, "Rådsmedlemmernes bagland"),
)
#: From the day of the demonstration to the polling meeting, at most: the round is open and closes in three weeks or so.
TO_THE_MEETING = timedelta(days=74)
#: Meetings are on Thursdays; counted from one, no date of the timetable is on a Saturday or Sunday.
THURSDAY = 3
TIME_TO_PROPOSE = timedelta(days=30)


def seed(seeding: Seeding) -> None:
    """Write down what can be ticked, and a round that is open."""
    for labels in INTERESTS:
        operations.add_interest(seeding.session, labels, **seeding.signed)
    body = bodies.body_by_slug(seeding.session, "integrationsraadet")
    round_ = _round(seeding, body)
    for language, text in TEXTS.items():
        operations.write_text(seeding.session, round_, language, text, **seeding.signed)
    add_channels(seeding.session, round_, CHANNELS, **seeding.signed)
    operations.announce(seeding.session, round_, **seeding.signed)
    nominations.seed(seeding, round_)
    voices.seed(seeding, round_)
    _access_asked_for(seeding, round_)
    _organisations(seeding, body)


def _round(seeding: Seeding, body: Body) -> RecruitmentRound:
    """Set the round up for the elected members, with a timetable counted from the polling meeting."""
    session, today = seeding.session, clock.local(seeding.now).date()
    term = next(term for term in bodies.terms(session, body) if term.label == "2026–2029")
    elected = bodies.composition(session, term)[0]
    latest = today + TO_THE_MEETING
    meeting = latest - timedelta(days=(latest.weekday() - THURSDAY) % 7)
    timetable = proposed(elected.filling_method, meeting)
    contact = Contact("Integrationsrådets sekretariat", "integrationsraad@eksempelby.dk", "12 34 56 78")
    name, case_number = "Ledig plads i integrationsrådet", "15.00.00-G01-2536-21"
    basics = Basics(name, elected.filling_method, slug="ledig-plads", contact=contact, case_number=case_number)
    opens, closes = (timetable[step] for step in (Opening.OPENS, Deadline.CLOSES))
    new = NewRound(
        basics,
        opens_at=clock.instant(opens.day, opens.clock or time()),
        closes_at=clock.instant(closes.day, closes.clock or time()),
    )
    round_ = operations.create_round(session, term, new, [elected], **seeding.signed)
    arrange(session, round_, meeting, timetable, **seeding.signed)
    return round_


def _access_asked_for(seeding: Seeding, round_: RecruitmentRound) -> None:
    """Let somebody wait for access to the documents of the call."""
    wanted, today = "Alt om opslaget: teksterne, og hvornår de blev offentliggjort.", clock.local(seeding.now).date()
    new = NewRequest("Ulla Kragh", "ulla.kragh@avisen.example", wanted, False, today, Manner.EMAIL)
    access.register(seeding.session, round_.id, None, new, **seeding.signed)


def _organisations(seeding: Seeding, body: Body) -> None:
    """Ask the organisation that has named nobody whom it proposes, behind a link: such a round need not be public."""
    session, now = seeding.session, seeding.now
    term = next(term for term in bodies.terms(session, body) if term.label == "2026–2029")
    owning = bodies.composition(session, term)[2]
    contact = Contact("Integrationsrådets sekretariat", "integrationsraad@eksempelby.dk", "12 34 56 78")
    basics = Basics("Foreningernes pladser", owning.filling_method, slug="foreningernes-pladser", contact=contact)
    last = clock.local(now).date() + TIME_TO_PROPOSE
    closes = clock.instant(last - timedelta(days=(last.weekday() - THURSDAY) % 7), time(12))
    new = NewRound(basics, opens_at=now, closes_at=closes)
    round_ = operations.create_round(session, term, new, [owning], **seeding.signed)
    operations.write_text(session, round_, "da", OF_ORGANISATIONS, **seeding.signed)
    owner = next(owner for owner in asking.owners(session, round_) if owner.organization.newest.name.startswith("Opl"))
    called = NewOrganisationCall(1, closes, contact_name="Rikke Thomsen", contact_email="samraad@ose.example")
    call_owners(session, round_, [(owner, called)], **seeding.signed)
