"""A place in the task committee that was to be filled without a vote: compared in words, and recommended in 2025."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from recruit.acts import vacancies
from recruit.bodies import queries as bodies
from recruit.bodies.rules import FillingMethod
from recruit.demonstration.seeding import Seeding
from recruit.nominations import operations, queries
from recruit.nominations.operations import candidates, selection, vetting
from recruit.nominations.operations.candidates import Fixing
from recruit.nominations.operations.selection import Concluding
from recruit.nominations.operations.vetting.decide import Decided
from recruit.nominations.rules import NewNominee, Source, Submission
from recruit.nominations.rules.selection import Aspect, Choice, NewAssessment, NewCriterion
from recruit.recruitment import operations as recruitment
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.rules import Basics, Contact, NewRound, NewText, Route

OPENED, CLOSED, FIXED, DECIDED = (
    datetime.fromisoformat(f"2025-{day}T12:00:00+02:00") for day in ("09-05", "09-22", "09-25", "10-02")
)
TEXT = NewText(
    purpose="Opgaveudvalget foreslår, hvordan flere kan blive en del af fællesskaberne i Eksempelby.",
    call="Udvalget mangler en fra det lokale erhvervsliv. Skriv kort, hvem du er, og hvad du kan bidrage med.",
    condition="Den, der stiller op, er fyldt 18 år og arbejder i Eksempelby Kommune.",
    wanted="Gerne en fra Havnekvarteret.",
)
CRITERIA = (
    NewCriterion(Aspect.AREA, "Hvor i kommunen", "Ingen i udvalget kommer fra Havnekvarteret."),
    NewCriterion(Aspect.EXPERIENCE, "Erfaring fra foreninger", source="Kommissoriet, punkt 3"),
)
#: Each with what is written by the criteria, what is chosen, and why.
PEOPLE = (
    ("Nadia Haddad", ("Havnekvarteret", "Leder af handelsforeningen"), Choice.MEMBER, "Kender byens små butikker."),
    ("Torben Kjærulff", ("Vestbyen", "Træner i håndboldklubben"), Choice.NEXT, "Ansætter mange unge."),
    ("Lise Ravnholt", ("Midtbyen", "Ingen endnu"), Choice.NOT_RECOMMENDED, "Udvalget har allerede to fra Midtbyen."),
)


def seed(seeding: Seeding) -> None:
    """Let three stand, and write down who was recommended."""
    then = replace(seeding, now=OPENED)
    session, fixed, decided = seeding.session, replace(seeding, now=FIXED), replace(seeding, now=DECIDED)
    round_ = _round(then)
    made = [_stands(then, round_, name) for name, *_said in PEOPLE]
    candidates.fix(session, round_, Fixing(made, date(2025, 11, 1)), **fixed.signed)
    criteria = [selection.add(session, round_, new, **fixed.signed).id for new in CRITERIA]
    for number, (_name, notes, choice, reason) in zip(made, PEOPLE, strict=True):
        said = NewAssessment(
            notes=dict(zip(criteria, notes, strict=True)),
            choice=choice,
            seat_group_id=round_.groups[0].id,
            rank=1,
            reason=reason,
        )
        selection.assess(session, queries.nomination(session, number), said, **fixed.signed)
    places = vacancies.places(round_, vacancies.staying(session, round_, on=DECIDED.date()))
    by = Concluding("Social- og Integrationsudvalget, møde 8, punkt 4", DECIDED.date())
    selection.conclude(session, round_, by, places, **decided.signed)
    selection.release(session, round_, **decided.signed)


def _round(then: Seeding) -> RecruitmentRound:
    session = then.session
    body = bodies.body_by_slug(session, "opgaveudvalget-faellesskaber-i-eksempelby")
    (term,) = bodies.terms(session, body)
    group = next(each for each in bodies.composition(session, term) if each.label == "Det lokale erhvervsliv")
    contact = Contact("Opgaveudvalgets sekretariat", "opgaveudvalg@eksempelby.dk", "12 34 56 78")
    method = FillingMethod.COUNCIL_SELECTION
    basics = Basics("Det lokale erhvervsliv i opgaveudvalget", method, slug="erhvervslivet", contact=contact)
    made = recruitment.create_round(session, term, NewRound(basics, OPENED, CLOSED), [group], **then.signed)
    recruitment.write_text(session, made, "da", TEXT, **then.signed)
    recruitment.announce(session, made, **then.signed)
    session.expire(made)
    return queries.round_by_id(session, made.id)


def _stands(then: Seeding, round_: RecruitmentRound, name: str) -> UUID:
    condition, mailbox = round_.texts[0].id, f"{name.split()[0].lower()}@mail.example"
    nominee = NewNominee(name, email=mailbox, motivation="Jeg vil gerne være med.", declared_text_id=condition)
    made = operations.submit(then.session, round_, Submission(Route.SELF, nominee, Source.EMAIL), **then.signed)
    stands, checked = queries.nomination(then.session, made.id), replace(then, now=FIXED)
    vetting.approve(then.session, stands, Decided(CLOSED.date()), **checked.signed)
    return made.id
