"""The documents of complaints: what somebody complained about, and what came of it."""

from collections.abc import Iterable, Iterator

from recruit.foundation.i18n import _, format_date, format_datetime
from recruit.nominations.model import Complaint
from recruit.nominations.rules.complaints import Standing
from recruit.reports.journal.entry import Direction, Entry, Guard, Said
from recruit.reports.words import word


def of_complaints(complaints: Iterable[Complaint]) -> Iterator[Entry]:
    """Yield each complaint as it was received, and how it ended."""
    for each in complaints:
        guard = Guard.PRIVATE if each.standing is Standing.CONCERNED else Guard.OTHERS
        said = [line for line in _received(each, guard) if line.words.strip()]
        key, party, subject = f"complaint:{each.id}", each.complainant, _("Complaint")
        yield Entry(key, each.received_at, each.at, Direction.IN, party, subject, said, party_guard=guard)
        if each.closed_at and each.outcome:
            ended = [line for line in _ended(each) if line.words.strip()]
            key, subject = f"ruling:{each.id}", _("The complaint: %(outcome)s", outcome=word(each.outcome))
            at = each.closed_at
            yield Entry(key, at, at, Direction.OUT, party, subject, ended, party_guard=guard)


def _received(complaint: Complaint, guard: Guard) -> Iterator[Said]:
    yield Said(_("Who complains"), complaint.complainant, guard)
    yield Said(_("Where the answer goes"), complaint.contact, guard)
    yield Said(_("As what"), word(complaint.standing))
    yield Said(_("May they complain?"), complaint.considered, Guard.INTERNAL)
    received = f"{format_datetime(complaint.received_at)}, {word(complaint.manner)}"
    yield Said(_("Received"), f"{received}, {_('too late')}" if complaint.is_late else received)
    yield Said(_("Who decides it"), complaint.complaint_to)
    yield Said(_("What the complaint says"), complaint.text, Guard.PRIVATE)


def _ended(complaint: Complaint) -> Iterator[Said]:
    if complaint.sent_on and complaint.sent_on_to:
        yield Said(_("Sent on"), f"{complaint.sent_on_to}, {format_date(complaint.sent_on)}")
    yield Said(_("Decided by"), complaint.decided_by)
    yield Said(_("Decided"), format_date(complaint.decided_on) if complaint.decided_on else "")
    yield Said(_("Reason"), complaint.reason, Guard.PRIVATE)
    yield Said(_("The way from here"), complaint.further_way)
