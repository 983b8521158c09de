"""Who stands, and who is proposed, for the seat that is vacant: by every door, with every kind of answer."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from recruit.demonstration.seeding import Seeding
from recruit.nominations import operations, queries
from recruit.nominations.model import Nomination
from recruit.nominations.operations import rights
from recruit.nominations.rules import NewNominator, NewNominee, Source, Submission
from recruit.recruitment.model import RecruitmentRound
from recruit.recruitment.operations.channels import count_visit
from recruit.recruitment.queries.channels import channels
from recruit.recruitment.rules import ChannelKind, Manner, Route

#: How often each channel's link was followed.
VISITS = {
    ChannelKind.LANGUAGE_CENTRE: 41,
    ChannelKind.ADULT_EDUCATION: 12,
    ChannelKind.WEBSITE: 87,
    ChannelKind.SOCIAL_MEDIA: 64,
    ChannelKind.MEMBER_NETWORK: 23,
}

HODAN = NewNominee(
    "Hodan Warsame Aadan",
    email="hodan@mail.example",
    phone="12 34 56 70",
    motivation="Jeg vil gerne være med til, at nye familier hurtigere finder ind i foreningerne.",
    presentation="Jeg er social- og sundhedshjælper, har boet i Vestbyen i otte år og er mor til tre.",
    languages=("so", "da", "en"),
    shows_motivation=True,
    consents_to_contact=True,
)
OLEKSANDR = NewNominee(
    "Oleksandr Hrytsenko",
    email="oleksandr@mail.example",
    motivation="Jeg kom for tre år siden og ved, hvad der er svært det første år.",
    presentation="Jeg er elektriker og træner drenge i fodbold.",
    languages=("uk", "en"),
)
TIEN = NewNominee("Tien Nguyen Berg", phone="12 34 56 71", motivation="Skrevet ned efter det, hun fortalte.")
BIRGIT = NewNominator("Birgit Tarp", email="birgit@mail.example", relation="Vi er naboer", reason="Hun får folk med.")
JOSEF = NewNominator("Josef Lindqvist", email="josef@mail.example", relation="Vi spiller skak sammen")


def seed(seeding: Seeding, round_: RecruitmentRound) -> None:
    """Let people follow links, stand, be proposed, answer and withdraw."""
    session = seeding.session
    found = {channel.kind: channel for channel in channels(session, round_)}
    for kind, visits in VISITS.items():
        for _ in range(visits):
            count_visit(session, found[kind], on=seeding.now.date())
    by_channel = {kind: channel.id for kind, channel in found.items()}
    loaded = queries.round_by_id(session, round_.id)
    _some_stand(seeding, loaded, by_channel)
    _some_are_proposed(seeding, loaded, by_channel)


def _some_stand(seeding: Seeding, round_: RecruitmentRound, by_channel: Mapping[ChannelKind, UUID]) -> None:
    condition = next(words.id for words in round_.texts if words.language == "da")
    hodan, oleksandr, tien = (replace(each, declared_text_id=condition) for each in (HODAN, OLEKSANDR, TIEN))
    centre, school = by_channel[ChannelKind.LANGUAGE_CENTRE], by_channel[ChannelKind.ADULT_EDUCATION]
    _submit(seeding, round_, Submission(Route.SELF, hodan, channel_id=centre))
    _submit(seeding, round_, Submission(Route.SELF, oleksandr, channel_id=school, language="uk"))
    _submit(seeding, round_, Submission(Route.SELF, tien, Source.PAPER, heard=ChannelKind.MEETING))
    seldom = NewNominee("Renata Zielińska", email="renata@mail.example", motivation="…", declared_text_id=condition)
    regrets = _submit(seeding, round_, Submission(Route.SELF, seldom, channel_id=centre, language="pl"))
    operations.withdraw(seeding.session, regrets, reason="Jeg flytter til Aarhus.", **seeding.signed)
    rights.ask_for_erasure(seeding.session, regrets, manner=Manner.PHONE, **seeding.signed)


def _some_are_proposed(seeding: Seeding, round_: RecruitmentRound, by_channel: Mapping[ChannelKind, UUID]) -> None:
    social, network = by_channel[ChannelKind.SOCIAL_MEDIA], by_channel[ChannelKind.MEMBER_NETWORK]
    zahra, karim, ana = (
        NewNominee(name, email=email)
        for name, email in (
            ("Zahra Mousavi", "zahra@mail.example"),
            ("Karim El Amrani", "karim@mail.example"),
            ("Ana Popescu", "ana@mail.example"),
        )
    )
    _submit(seeding, round_, Submission(Route.OTHER, zahra, nominator=BIRGIT, language="fa", channel_id=social))
    accepts = _submit(seeding, round_, Submission(Route.OTHER, karim, nominator=JOSEF, channel_id=network))
    declines = _submit(seeding, round_, Submission(Route.OTHER, ana, nominator=BIRGIT, channel_id=network))
    for nomination, yes in ((accepts, True), (declines, False)):
        operations.answer(seeding.session, nomination.id, yes, tells_nominator=yes, **seeding.signed)


def _submit(seeding: Seeding, round_: RecruitmentRound, submission: Submission) -> Nomination:
    return operations.submit(seeding.session, round_, submission, **seeding.signed)
