"""What an election needs to have ready, in words: they stand in the checklist in Danish, and are corrected there."""

from collections.abc import Collection

from recruit.elections.model import Election
from recruit.elections.rules.task import Needed, NewTask, TaskKind, needed
from recruit.elections.rules.vocabulary import FormOfVoting
from recruit.foundation import i18n
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l

_SAID = {
    TaskKind.ROOM: _l("Book the room, and agree on access and keys"),
    TaskKind.COMMITTEE: _l("Put the election committee's meetings into the calendar"),
    TaskKind.REGISTER: _l("Get the register of voters, and go through it"),
    TaskKind.HELPERS: _l("Find helpers for the door and the tables"),
    TaskKind.POST_SENT: _l("Print and send what is voted on by post"),
    TaskKind.COUNTERS: _l("Find those who count, two at each table"),
    TaskKind.FOOD: _l("Order food and drink"),
    TaskKind.BOX: _l("Get a ballot box that can be sealed, screens, pencils and signs"),
    TaskKind.WITNESSES: _l("Agree on who sees it, if lots are drawn"),
    TaskKind.BALLOTS: _l("Print the ballot papers, and count them"),
    TaskKind.CASE: _l("Print the case for the election evening"),
    TaskKind.POST_FETCHED: _l("Fetch the votes that came by post"),
    TaskKind.LOCKED_AWAY: _l("Lock the sealed papers away"),
}


def proposed(election: Election, languages: Collection[str], *, has_register: bool) -> list[NewTask]:
    """Return what an election needs, by day, in Danish; of interpreters one for each of the languages."""
    with i18n.speaking(i18n.DEFAULT):
        found = needed([FormOfVoting(form) for form in election.forms], languages, has_register=has_register)
        return [NewTask(_said(one), one.days) for one in found]


def _said(one: Needed) -> str:
    if one.kind is TaskKind.INTERPRETER:
        return _("Book an interpreter: %(language)s", language=i18n.name_of(one.language))
    return str(_SAID[one.kind])
