"""What the roles of staff are called on the page."""

from recruit.foundation.accounts.rules import Role
from recruit.foundation.i18n import lazy

NAMES = {
    Role.ADMINISTRATOR: lazy("Administrator"),
    Role.SECRETARY: lazy("Secretary"),
    Role.READER: lazy("Reader"),
    Role.AUDITOR: lazy("Auditor"),
    Role.POLLING_WORKER: lazy("Election worker"),
    Role.ELECTION_COMMITTEE: lazy("Election committee"),
}

DESCRIPTIONS = {
    Role.ADMINISTRATOR: lazy("May do everything: users, settings and every council."),
    Role.SECRETARY: lazy("Looks after the councils: members, letters, reading in."),
    Role.READER: lazy("Sees the councils and their members."),
    Role.AUDITOR: lazy("Sees everything but the count of an election under way, checks the log and changes nothing."),
    Role.POLLING_WORKER: lazy("Works at a screen during one election. The role has a last day."),
    Role.ELECTION_COMMITTEE: lazy("Sits on the committee of one election. The role has a last day."),
}
