"""By which rule a line was understood, in plain words: every code of the reader's rules has its words here."""

from collections.abc import Mapping

from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy

#: The part of a rule that says that a lesson was followed.
TAUGHT = "taught"
#: A rule with several parts, such as `name+office+party`, says them one after the other.
RULES: Mapping[str, object] = {
    "name": lazy("the name stands in the list"),
    "name-in-row": lazy("the name stands on the line of its heading, or with other names"),
    "table": lazy("the name stands in its column"),
    "table-in-row": lazy("the name is one of several in its cell"),
    "table-guessed": lazy("the table has no headings, and the names stand in this column"),
    "seats": lazy("the line stands below the seats of a member group"),
    "decided": lazy("you have said who stands here"),
    "stand-in": lazy("the line says for whom somebody came"),
    TAUGHT: lazy("you have taught the program what the words mean"),
    # What stands beside the name
    "appointed-by": lazy("the line says who appointed"),
    "associate": lazy("the line says associate"),
    "attendance": lazy("the line says who came and who did not"),
    "citizens": lazy("the line says that the seat is for citizens"),
    "group": lazy("the line says the member group"),
    "left": lazy("the line says that somebody has left"),
    "councillor": lazy("the line names the seat in the municipal council"),
    "elected-among": lazy("the line says that the seat is the municipal council's own"),
    "experience": lazy("the line says that the seat is for special experience"),
    "guest": lazy("the line says guest"),
    "instead-of": lazy("the line says for whom somebody came"),
    "member": lazy("the line says member"),
    "member-of": lazy("the line says what somebody is a member of"),
    "not-now": lazy("what the line says holds no more"),
    "observer": lazy("the line says observer"),
    "office": lazy("the line says the office in the council"),
    "office-elsewhere": lazy("the office is in another organisation, so the seat is that organisation's"),
    "organisation": lazy("an organisation or a field stands beside the name"),
    "party": lazy("a party stands beside the name"),
    "position": lazy("the line says where somebody works, and for whom the seat is"),
    "refugee-immigrant": lazy("the line says that the seat is for refugees and immigrants"),
    "representative": lazy("the line says representative"),
    "secretary": lazy("the secretary belongs to the administration"),
    "staff": lazy("the job is one in the administration"),
    "stands-for": lazy("the line says whom somebody represents"),
    "substitute": lazy("the line says substitute"),
    "substitute-of-person": lazy("the line says whose substitute somebody is"),
    "title": lazy("a job stands beside the name"),
}
#: What is true of every line.
_PLAIN = ("name", "table")


def reason(rule: str) -> str:
    """Return why a line was understood as it was; that a name stands there is only said where nothing else is."""
    parts = [part for part in rule.split("+") if part in RULES]
    said = [part for part in parts if part not in _PLAIN] or parts
    told = "; ".join(dict.fromkeys(str(RULES[part]) for part in said))
    return _("%(reason)s.", reason=told[:1].upper() + told[1:]) if told else ""
