"""When an area of interest may be offered under these names."""

from collections.abc import Iterable, Mapping

from recruit.foundation.refusal import Refusal

#: The language in which an interest always has a name.
BINDING = "da"
#: A longer one is no box to tick.
LONGEST_LABEL = 80


def may_be_offered(labels: Mapping[str, str], others: Iterable[str]) -> tuple[Refusal, ...]:
    """Return every reason why an interest cannot have these names, by language; `others` are the Danish ones in use."""
    danish = labels.get(BINDING, "").strip()
    reasons = [] if danish else [Refusal("interest-has-no-name", field=label_field(BINDING))]
    if danish and danish.casefold() in {other.casefold() for other in others}:
        reasons.append(Refusal("interest-exists", {"label": danish}, label_field(BINDING)))
    too_long = (language for language, label in labels.items() if len(label.strip()) > LONGEST_LABEL)
    reasons.extend(Refusal("text-too-long", {"longest": LONGEST_LABEL}, label_field(language)) for language in too_long)
    return tuple(reasons)


def label_field(language: str) -> str:
    """Return the name of the form field that holds the name in a language."""
    return f"label_{language}"
