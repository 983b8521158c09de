"""What a new round says until the secretary has written it in the council's own words."""

from typing import TYPE_CHECKING

from recruit.foundation.i18n import DEFAULT, format_list, speaking
from recruit.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from recruit.foundation.municipality.model import Municipality
    from recruit.recruitment.model import RecruitmentRound


def proposed_text(round_: "RecruitmentRound", municipality: "Municipality | None") -> dict[str, str]:
    """Return a Danish text to begin with, in the terms of the form."""
    owner = municipality.name if municipality else "kommunen"
    council_word = municipality.council_word if municipality else "kommunalbestyrelsen"
    body, groups = round_.term.body.name, round_.groups
    facts = {"council": body, "municipality": owner, "council_word": council_word, "term": round_.term.label}
    with speaking(DEFAULT):
        criteria = [group.criterion for group in groups if group.criterion]
        return {
            "purpose": _(
                "%(council)s advises the municipality (%(council_word)s) on how everybody can take part in the life of "
                "%(municipality)s.",
                **facts,
            ),
            "call": _(
                "We look for members for the term %(term)s: %(groups)s. You need no experience of politics. What "
                "counts is that you know what it takes to come to a new place, or work with it, and that you have time "
                "for a few meetings each year.",
                **facts,
                groups=format_list(group.label for group in groups),
            ),
            "condition": "\n".join(criteria)
            or _("Whoever stands must be at least 18 years old and live in %(municipality)s.", **facts),
            "wanted": "",
        }
