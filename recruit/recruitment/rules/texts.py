"""What a round says in one language, and when that may be saved."""

from dataclasses import dataclass

from recruit.foundation.refusal import Refusal

#: A longer text is read by nobody on a phone.
LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class NewText:
    """The words of a round in one language, as somebody wrote them."""

    purpose: str
    call: str
    #: Who may stand, as printed: what a candidate declares on faith and honour.
    condition: str
    wanted: str = ""

    def parts(self) -> dict[str, str]:
        """Return each part by its name, without blanks at its ends."""
        return {name: getattr(self, name).strip() for name in ("purpose", "call", "condition", "wanted")}


def may_write(text: NewText) -> tuple[Refusal, ...]:
    """Return every reason why these cannot be the words of a round; only whom it wants may be left out."""
    reasons = []
    for name, part in text.parts().items():
        if not part and name != "wanted":
            reasons.append(Refusal("round-text-missing", field=name))
        elif len(part) > LONGEST_TEXT:
            reasons.append(Refusal("text-too-long", {"longest": LONGEST_TEXT}, name))
    return tuple(reasons)
