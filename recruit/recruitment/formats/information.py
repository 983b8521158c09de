"""What the forms on paper tell whoever fills them in (GDPR art. 13), in the sentences of the public pages.

A test reads both, so that neither says what the other does not.
"""

from collections.abc import Iterator

from recruit.foundation.i18n import _
from recruit.foundation.municipality.model import Municipality
from recruit.recruitment.model import RecruitmentRound


def to_candidates(council: str, owner: Municipality | None) -> Iterator[str]:
    """Yield what somebody is told who stands, in the language that is spoken."""
    yield _responsible(owner)
    yield _(
        "To find members for %(council)s. The secretariat reads it, then those who choose or recommend the "
        "members. What you tick as public, your name and your presentation are shown when you are approved "
        "as a candidate, and not before.",
        council=council,
    )
    yield _(
        "It is a task of the municipality by law (General Data Protection Regulation art. 6(1)(e); "
        "integrationsloven § 42). From your wish to stand, one may be able to tell your origin: that is "
        "allowed because the law itself sets up the council (art. 9(2)(g); databeskyttelsesloven § 7, 4). "
        "What you tick freely rests on your consent (art. 6(1)(a) and 9(2)(a)), and you can take it back at "
        "any time."
    )
    yield _(
        "If you withdraw: until the result is final. If you are not chosen: for at most one year after that. "
        "If you become a member: as long as you are one; your name, your seat and your dates stay as a part "
        "of the council's records."
    )
    yield _(
        "You can see what we have about you, have it corrected or erased, object to our use of it, or ask us "
        "to limit it. You can complain to Datatilsynet, the Danish data protection authority: "
        "datatilsynet.dk. You do not have to write anything; without a name, a way to reach you and the "
        "declaration, you cannot stand."
    )


def to_proposers(round_: RecruitmentRound, owner: Municipality | None) -> Iterator[str]:
    """Yield what somebody is told who proposes another, and what the other one is told."""
    yield _responsible(owner)
    yield _(
        "We ask the person whether they want to stand, and tell them who you are and why you thought of "
        "them. Your e-mail address and your telephone number we tell nobody."
    )
    yield _("You hear the answer only if the person lets us tell you.")
    yield _(
        "Without an answer within %(days)s days we erase everything that you wrote. After a no we erase it "
        "when the result is final, or at once if the person wants that.",
        days=round_.answer_days,
    )
    yield _("Until there is an answer you can take the proposal back, and it is erased.")
    yield _(
        "It is a task of the municipality by law to find members for the council (General Data Protection "
        "Regulation art. 6(1)(e) and 9(2)(g); integrationsloven § 42; databeskyttelsesloven § 7, 4)."
    )
    yield _(
        "You can see what we have about you, have it corrected or erased, or object to our use of it. You "
        "can complain to Datatilsynet, the Danish data protection authority: datatilsynet.dk."
    )


def _responsible(owner: Municipality | None) -> str:
    name = owner.name if owner else _("The municipality")
    return _("%(municipality)s is responsible for what you write here. Ask us about it:", municipality=name)
