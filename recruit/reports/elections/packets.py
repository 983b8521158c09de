"""The labels of ballot packets: one to stick on each, with room to write on while it is not sealed."""

from collections.abc import Sequence

from recruit.elections.model import BallotPacket, Election
from recruit.elections.rules.packets import Contents
from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_date, format_list
from recruit.foundation.papers import press
from recruit.reports.elections.blocks import REHEARSAL, Imprint
from recruit.reports.words import word


def held(packet: BallotPacket) -> str:
    """Return what a packet holds, as a list in words."""
    return format_list([str(word(Contents(part))) for part in packet.contents])


def came_from(packet: BallotPacket) -> str:
    """Return where the papers of a packet are from, and how they were given."""
    return f"{packet.place}, {word(packet.form)}" if packet.form else packet.place


def labels(election: Election, council: str, packets: Sequence[BallotPacket], by: Imprint) -> bytes:
    """Return the labels as PDF, eight to a sheet, in the language that is spoken."""
    data = {
        "labels": [_label(election, council, one) for one in packets],
        "mark": REHEARSAL if by.is_rehearsal else "",
    }
    title, language = by.title(_("Labels for ballot packets")), i18n.current_locale().code
    return press.render("election_labels", data, title=title, language=language, made_at=by.made_at)


def _label(election: Election, council: str, packet: BallotPacket) -> dict[str, object]:
    sealed = packet.sealed
    return {
        "number": _("Packet %(number)s", number=packet.number),
        "label": packet.label,
        "holds": f"{held(packet)}: {packet.papers}",
        "from": came_from(packet),
        "of": f"{council} · {election.name} · {format_date(election.polling_on)}",
        "rows": [
            [_("Sealed on"), format_date(sealed.on) if sealed else ""],
            [_("Seal no."), sealed.seal if sealed and sealed.seal else ""],
            [_("By"), ", ".join(sealed.people) if sealed else ""],
            [_("Kept"), packet.kept_at],
        ],
    }
