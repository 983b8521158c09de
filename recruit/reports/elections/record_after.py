"""What a record says of the time after the count: who complained about what, and where the papers are.

A complaint has a number and a day here, and nobody's name: whoever complains, or was not a candidate, is in no record.
"""

from collections.abc import Iterator, Sequence

from recruit.elections.model import BallotPacket, PacketAct
from recruit.foundation.i18n import _, format_date, format_datetime
from recruit.foundation.papers.word import Heading, Rows
from recruit.nominations.model import Complaint
from recruit.reports.elections.blocks import Block
from recruit.reports.elections.packets import came_from, held
from recruit.reports.words import word


def complaints(found: Sequence[Complaint]) -> Iterator[Block]:
    """Yield the complaints, the oldest first: when they came, about what, and how they ended."""
    yield Heading(_("Complaints"))
    if not found:
        yield _("Nobody has complained so far.")
        return
    columns = [_("No."), _("Received"), _("About"), _("How it ended")]
    yield Rows(columns, [(str(number), *_complaint(one)) for number, one in enumerate(found, 1)])


def _complaint(one: Complaint) -> tuple[str, str, str]:
    received = format_datetime(one.received_at)
    about = _("a decision on who is a candidate") if one.decision_id else _("the round as a whole")
    return f"{received}, {_('too late')}" if one.is_late else received, about, _ended(one)


def _ended(one: Complaint) -> str:
    if one.outcome is None or one.decided_on is None:
        return _("open")
    return f"{word(one.outcome)}, {format_date(one.decided_on)}"


def packets(found: Sequence[BallotPacket]) -> Iterator[Block]:
    """Yield the packets with what two people did with each; nothing where none is listed."""
    if found:
        yield Heading(_("Ballot packets"))
        columns = [_("No."), _("What is in it"), _("Kept"), _("Sealed"), _("Destroyed")]
        yield Rows(columns, [_packet(one) for one in found])


def _packet(one: BallotPacket) -> tuple[str, ...]:
    contents = f"{one.label}, {came_from(one)}: {held(one)}, {one.papers}"
    kept = "" if one.destroyed else one.kept_at
    return str(one.number), contents, kept, _act(one.sealed), _act(one.destroyed)


def _act(act: PacketAct | None) -> str:
    if act is None:
        return ""
    seal = [_("seal %(number)s", number=act.seal)] if act.seal else []
    return ", ".join([format_date(act.on), *seal, *act.people])
