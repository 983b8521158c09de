"""The fields of a nomination, by the settings of the round: put together by every form that takes or corrects one.

A form inherits the groups that it needs, calls `fit` once, and hands what was written on with `nominee_of`. The groups
stand in `templates/public/nominations/fields.html` as macros of the same names.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy.orm import Session

from recruit.foundation import i18n
from recruit.foundation.i18n import _, _l
from recruit.foundation.keys import sort_key
from recruit.foundation.refusal import NotFound, Refusal
from recruit.nominations.queries import facts_of
from recruit.nominations.rules import SPOKEN, NewNominee, RoundFacts
from recruit.recruitment import queries
from recruit.recruitment.rules import Asked, Field
from recruit.recruitment.words import HEARD
from recruit.web import ready
from recruit.web.extensions import reading
from recruit.web.fields import (
    CheckboxesField,
    CheckboxField,
    DateField,
    EmailField,
    HiddenField,
    PhoneField,
    RadioField,
    SelectField,
    TextAreaField,
    TextField,
)

if TYPE_CHECKING:
    from recruit.recruitment.model import Interest, RecruitmentRound, RoundText

#: What can be said to be public only where it is asked for.
_SHOWN = {Field.MOTIVATION: "shows_motivation", Field.LANGUAGES: "shows_languages"}


@dataclass(frozen=True)
class Asking:
    """What the form of a round asks, in the reader's language."""

    round: "RecruitmentRound"
    interests: Sequence["Interest"]
    #: What this person was asked, and is not asked again.
    asked_before: Collection[Field] = ()

    @cached_property
    def facts(self) -> RoundFacts:
        return facts_of(self.round).without(self.asked_before)

    @property
    def words(self) -> "RoundText | None":
        """The round's texts in the reader's language, else in Danish."""
        return self.round.text_in(i18n.current_locale().code) or self.danish

    @property
    def danish(self) -> "RoundText | None":
        """The binding ones."""
        return self.round.text_in(i18n.DEFAULT)

    @property
    def council(self) -> str:
        return self.round.term.body.organization.newest.name

    def interest_names(self, chosen: Sequence[str]) -> list[str]:
        """Return what the interests that somebody ticked are called; one that is gone is left out."""
        language = i18n.current_locale().code
        return [each.label_in(language) for each in self.interests if str(each.id) in chosen]

    @staticmethod
    def language_names(chosen: Sequence[str]) -> list[str]:
        """Return what the languages that somebody ticked are called."""
        return [i18n.name_of(code) for code in chosen]


def asking_at(session: Session, slug: str) -> Asking:
    """Return what the round at a public address asks. Raises NotFound while it is not public."""
    round_ = queries.round_by_slug(session, slug)
    if not round_.is_announced:
        raise NotFound("round")
    return Asking(round_, queries.interests(session))


def asking_lately(slug: str) -> Asking:
    """Return what the round asked a moment ago, at the latest: enough to show a form, and to look over what was sent.

    What counts is judged by the round as it is in the transaction that takes the form. Raises NotFound alike.
    """

    def look_up() -> Asking:
        with reading() as session:
            return asking_at(session, slug)

    return ready.kept(f"asking {slug}", look_up)


class PersonFields:
    """Who stands, and how to reach them."""

    name = TextField(
        _l("Your name"), hint=_l("Your whole name, as you write it yourself"), autocomplete="name", marked=False
    )
    email = EmailField(_l("E-mail"), hint=_l("We send your receipt and your own link there"), marked=False)
    phone = PhoneField(_l("Telephone"), autocomplete="tel", marked=False)
    address = TextAreaField(_l("Postal address"), autocomplete="street-address", render_kw={"rows": 2})
    birth_date = DateField(_l("Date of birth"), autocomplete="bday")


class PlaceFields:
    """For which seats."""

    seat_group = RadioField(_l("Which seats do you stand for?"))
    country_group = RadioField(_l("Which group do you stand for?"))


class ProfileFields:
    """What somebody wants to say of themselves, and who may read it."""

    motivation = TextAreaField(_l("Why do you want to take part?"), render_kw={"rows": 4, "dir": "auto"})
    interests = CheckboxesField(_l("What would you like to work for?"))
    presentation = TextAreaField(_l("Present yourself"), render_kw={"rows": 6, "dir": "auto"})
    languages = CheckboxesField(_l("Which languages do you speak?"))
    shows_motivation = CheckboxField(_l("Everybody may read why I want to take part"))
    shows_languages = CheckboxField(_l("Everybody may read which languages I speak"))


class DeclarationFields:
    """That the printed condition is met, on faith and honour."""

    #: The version of the words that the reader has before them.
    condition = HiddenField()
    declares = CheckboxField(_l("I declare on faith and honour that I meet the condition"))


class ClosingFields:
    """What is asked last: where the call was met, and what happens with the address afterwards."""

    heard = SelectField(_l("How did you hear of it?"))
    consents = CheckboxField(_l("You may write to me after the term, too, when the council looks for people"))


def fit(form: Any, asking: Asking, *, requires: bool = True) -> None:
    """Take away what the round does not ask, require what it requires, and fill in what there is to choose from.

    What the secretariat enters for somebody may lack something: then nothing `requires` an answer.
    """
    for field in Field:
        if field.value in form:
            _ask(form, field, asking.facts.asks(field), requires=requires)
    _offer(form, "seat_group", _groups(asking))
    _offer(form, "country_group", [(label, label) for label in asking.round.country_groups or ()])
    language = i18n.current_locale().code
    _offer(form, "interests", [(str(each.id), each.label_in(language)) for each in asking.interests])
    _offer(form, "languages", _spoken(language))
    _offer(form, "heard", [("", "–"), *((kind.value, label) for kind, label in HEARD.items())])
    if "presentation" in form:
        _limit(form.presentation, asking.round.word_limit)
    if "country_group" in form and requires:
        _require(form.country_group)
    if "declares" in form and asking.words is None:  # a draft that nobody has written yet
        del form.declares
    if "condition" in form:
        form.condition_read, form.condition.data = form.condition.data, str(asking.words.id) if asking.words else ""


def nominee_of(form: Any, unasked: NewNominee | None = None) -> NewNominee:
    """Return what was written about whoever stands; the database takes it only where the rules do.

    What the form does not ask stands as in `unasked`.
    """
    stands = unasked or NewNominee("")

    def written(name: str, otherwise: Any = "") -> Any:
        return (form[name].data or otherwise) if name in form else getattr(stands, name)

    return replace(
        stands,
        name=written("name"),
        email=written("email"),
        phone=written("phone"),
        address=written("address"),
        birth_date=written("birth_date", None),
        motivation=written("motivation"),
        presentation=written("presentation"),
        interests=_interests(form) if "interests" in form else stands.interests,
        languages=tuple(written("languages", ())),
        shows_motivation=written("shows_motivation", False),
        shows_languages=written("shows_languages", False),
        declared_text_id=_declared(form) or stands.declared_text_id,
        consents_to_contact=bool(form.consents.data) if "consents" in form else stands.consents_to_contact,
    )


def written_of(nominee: NewNominee) -> dict[str, Any]:
    """Return what is known of somebody, in the terms of the fields."""
    texts = ("name", "email", "phone", "address", "motivation", "presentation")
    lists = ("interests", "languages")
    return {
        **{name: getattr(nominee, name) for name in texts},
        **{name: [str(each) for each in getattr(nominee, name)] for name in lists},
    }


def judge(form: Any, refusals: Iterable[Refusal]) -> None:
    """Say at the fields what the rules have against a form, where the field itself has said nothing yet."""
    for refusal in refusals:
        if refusal.code == "condition-has-changed":
            form.declares.data = False
        if refusal.field not in form or not form[refusal.field].errors:
            form.refuse(refusal)


def place_of(form: Any) -> dict[str, Any]:
    """Return for which seats somebody stands, as a submission names it."""
    group = form.seat_group.data if "seat_group" in form else ""
    country = form.country_group.data if "country_group" in form else ""
    return {"seat_group_id": _number(group), "country_group": country or None}


@cache
def _spoken(language: str) -> Sequence[tuple[str, str]]:
    """Return what can be ticked as a language that somebody speaks, in the order of one language's reader."""
    with i18n.speaking(language):
        named = [(code, i18n.name_of(code)) for code in SPOKEN]
    return sorted(named, key=lambda pair: sort_key(pair[1]))


def _ask(form: Any, field: Field, asked: Asked, *, requires: bool) -> None:
    if asked is Asked.OFF and field is not Field.ADDRESS:  # somebody without e-mail and telephone is found there
        del form[field.value]
        if _SHOWN.get(field, "") in form:
            del form[_SHOWN[field]]
    elif asked is Asked.REQUIRED and requires:
        _require(form[field.value])


def _require(field: Any) -> None:
    """Say that the field must be filled in; whether it is, the rules judge."""
    field.flags.required = True


def _groups(asking: Asking) -> list[tuple[str, str]]:
    groups = [(str(group.id), group.label) for group in asking.round.open_groups]
    if len(groups) < 2:
        return []
    is_required = asking.facts.requires(Field.SEAT_GROUP)
    return groups if is_required else [*groups, ("", _("I have no preference"))]


def _offer(form: Any, name: str, choices: Sequence[tuple[str, Any]]) -> None:
    if name in form and choices:
        form[name].choices = list(choices)
    elif name in form:
        del form[name]


def _limit(field: Any, most: int) -> None:
    field.description = _("At most %(most)s words", most=most)
    field.render_kw = {**field.render_kw, "data-words": str(most)}


def _interests(form: Any) -> tuple[UUID, ...]:
    return tuple(filter(None, map(_number, form.interests.data or ())))


def _declared(form: Any) -> UUID | None:
    """Return which words somebody has read and declared to meet: those on the page that they filled in."""
    return _number(form.condition_read) if "declares" in form and form.declares.data else None


def _number(text: str | None) -> UUID | None:
    """Return the id that a form sent; None for anything else, which the field itself says."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
