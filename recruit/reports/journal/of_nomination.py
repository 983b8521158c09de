"""The documents of one nomination, in the order in which they came about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from recruit.foundation import i18n
from recruit.foundation.i18n import _, format_date, format_datetime, format_list
from recruit.foundation.mail.model import Letter
from recruit.foundation.mail.rules import LINK_TO_COME, Channel
from recruit.nominations.model import Deficiency, NominationWithdrawal, Verification, VettingDecision
from recruit.nominations.queries.case import Case, fields_of
from recruit.nominations.rules.vetting import Lacking
from recruit.reports.journal import of_selection
from recruit.reports.journal.entry import Direction, Entry, Guard, Said
from recruit.reports.journal.of_complaint import of_complaints
from recruit.reports.journal.words import CHANNELS, FIELDS
from recruit.reports.words import word

PRIVATE, OTHERS, INTERNAL = Guard.PRIVATE, Guard.OTHERS, Guard.INTERNAL


def entries(case: Case) -> Sequence[Entry]:
    """Return the documents, the oldest first, in the language that is spoken.

    Whoever was proposed comes on record when they answer: what was written before counts as written then.
    """
    answered_at = min((answer.written_at for answer in case.nomination.answers), default=None)
    if case.nomination.ask and answered_at is None:
        return []
    found = [
        *_received(case),
        *_corrected(case),
        *_answered(case),
        *_withdrawn(case),
        *_supported(case),
        *_noted(case),
        *_looked_up(case),
        *_lacking(case),
        *_decided(case),
        *_joined(case),
        *_letters(case),
        *of_complaints(case.complaints),
        *of_selection.of_case(case),
    ]
    since = answered_at or case.nomination.written_at
    ours = [replace(each, recorded_at=max(each.recorded_at, since), reference=_reference(case)) for each in found]
    return sorted(ours, key=lambda each: each.at)


def _reference(case: Case) -> str:
    return case.nomination.reference


def _entry(
    key: str, at: datetime, direction: Direction, party: str, subject: str, *said: Said, named: Guard | None = None
) -> Entry:
    filled = [each for each in said if each.words.strip()]
    return Entry(key, at, at, direction, party, subject, filled, party_guard=named)


def _received(case: Case) -> Iterator[Entry]:
    nomination, nominator, call = case.nomination, case.nomination.nominator, case.nomination.organisation_call
    organisation = call.organization.newest.name if call else ""
    party = nominator.name if nominator else organisation or case.nominee.name
    corrected = _("It was corrected later: this is how it stands.") if case.corrections else ""
    yield _entry(
        f"nomination:{nomination.id}",
        nomination.received_at,
        Direction.IN,
        party,
        _("Nomination received"),
        Said("", corrected),
        Said(_("At whose wish"), f"{word(nomination.route)}, {word(nomination.source)}"),
        Said(_("Organisation"), organisation),
        *_stands(case),
        *(_proposed_by(case) if nominator else ()),
        named=PRIVATE if nominator or not organisation else None,
    )


def _stands(case: Case) -> Iterator[Said]:
    """Yield what the nomination says of the nominee. A date of birth is looked up and erased, so it is put nowhere."""
    nominee, nomination = case.nominee, case.nomination
    interests = [each.label_in(i18n.DEFAULT) for each in case.interests if str(each.id) in nominee.interests]
    yield Said(_("Name"), nominee.name, PRIVATE)
    yield Said(_("E-mail"), nominee.email, PRIVATE)
    yield Said(_("Telephone"), nominee.phone, PRIVATE)
    yield Said(_("Postal address"), nominee.address, PRIVATE)
    yield Said(_("Date of birth"), _("Stated, for looking it up alone.") if nominee.birth_date else "", PRIVATE)
    yield Said(_("Member group"), nomination.seat_group.label if nomination.seat_group else _("no preference"))
    yield Said(_("Why do you want to take part?"), nominee.motivation, PRIVATE)
    yield Said(_("What would you like to work for?"), format_list(interests), PRIVATE)
    yield Said(_("Present yourself"), nominee.presentation, PRIVATE)
    yield Said(_("Which languages do you speak?"), format_list(map(i18n.name_of, nominee.languages)), PRIVATE)
    yield Said(_("Photo"), _("There is one.") if nominee.photo_id else "", PRIVATE)
    text = nominee.declared_text
    yield Said(_("Declared on faith and honour"), text.condition if text else _("Not yet"))
    consents = _("Yes") if nominee.consents_to_contact_at else _("No")
    yield Said(_("May we write to the person after the term?"), consents, PRIVATE)


def _proposed_by(case: Case) -> Iterator[Said]:
    nominator = case.nomination.nominator
    if nominator:
        yield Said(_("Who proposed the person"), nominator.name, PRIVATE)  # whoever was proposed was told
        yield Said(_("E-mail"), nominator.email, OTHERS)
        yield Said(_("Telephone"), nominator.phone, OTHERS)
        yield Said(_("How they know each other"), nominator.relation, PRIVATE)
        yield Said(_("Why do they think of this person?"), nominator.reason, PRIVATE)


def _corrected(case: Case) -> Iterator[Entry]:
    """Yield each correction; the last one with what stands now."""
    for correction in case.corrections:
        by = case.names.get(correction.actor)
        changed = [str(FIELDS[name]) for name in fields_of(correction) if name in FIELDS]
        yield _entry(
            f"correction:{correction.number}",
            correction.at,
            Direction.INTERNAL if by else Direction.IN,
            by or case.nominee.name,
            _("Nomination corrected"),
            Said(_("What was changed"), format_list(changed) or _("nothing")),
            *(_stands(case) if correction is case.corrections[-1] else ()),
            named=None if by else PRIVATE,
        )


def _answered(case: Case) -> Iterator[Entry]:
    for answer in case.nomination.answers:
        key, subject = f"answer:{answer.id}", _("Says yes to standing") if answer.accepts else _("Says no to standing")
        how = Said(_("How"), word(answer.manner))
        made = _entry(key, answer.at, Direction.IN, case.nominee.name, subject, how, named=PRIVATE)
        yield replace(made, recorded_at=answer.written_at)


def _withdrawn(case: Case) -> Iterator[Entry]:
    for each in case.nomination.withdrawals:
        made = _entry(
            f"withdrawal:{each.id}",
            each.at,
            Direction.IN,
            _withdrawer(case, each),
            _("Nomination withdrawn"),
            Said(_("How"), word(each.manner)),
            Said(_("Reason"), each.reason, PRIVATE),
            named=PRIVATE,
        )
        yield replace(made, recorded_at=each.written_at)
        if each.revoked_at:
            key, party, subject = f"withdrawal-back:{each.id}", case.nominee.name, _("Stands again after all")
            yield _entry(key, each.revoked_at, Direction.IN, party, subject, named=PRIVATE)


def _withdrawer(case: Case, withdrawal: NominationWithdrawal) -> str:
    nominator = case.nomination.nominator
    return nominator.name if withdrawal.by_nominator and nominator else case.nominee.name


def _supported(case: Case) -> Iterator[Entry]:
    for each in case.nomination.supporters:
        said = (Said(_("How"), word(each.manner)), Said(_("Who signs"), each.name, OTHERS))
        key, subject = f"supporter:{each.id}", _("Signature of a supporter")
        yield _entry(key, each.signed_at, Direction.IN, each.name, subject, *said, named=OTHERS)
        if each.withdrawn_at:
            key, subject = f"supporter-back:{each.id}", _("A supporter's signature is taken back")
            yield _entry(key, each.withdrawn_at, Direction.IN, each.name, subject, said[1], named=OTHERS)


def _noted(case: Case) -> Iterator[Entry]:
    for note in case.notes:
        party = case.names.get(note.by, _("the secretariat"))
        made = _entry(f"note:{note.id}", note.at, Direction.INTERNAL, party, _("Note"), Said("", note.text, INTERNAL))
        yield replace(made, guard=INTERNAL)


def _looked_up(case: Case) -> Iterator[Entry]:
    for seen in case.verifications:
        party = case.names.get(seen.by, _("the secretariat"))
        said = (Said(_("What"), word(seen.fact)), Said(_("Looked up"), _seen(seen), PRIVATE))
        made = _entry(f"verification:{seen.id}", seen.at, Direction.INTERNAL, party, _("Looked up"), *said)
        yield replace(made, guard=INTERNAL)
        if seen.revoked_at:
            key, subject = f"verification-back:{seen.id}", _("What was looked up is taken back")
            back = _entry(key, seen.revoked_at, Direction.INTERNAL, party, subject, said[0])
            yield replace(back, guard=INTERNAL)


def _seen(seen: Verification) -> str:
    holds = _("as the person says") if seen.holds else _("not as the person says")
    return f"{holds} ({seen.how}, {format_date(seen.seen_on)}, {seen.initials})"


def _lacking(case: Case) -> Iterator[Entry]:
    for each in case.deficiencies:
        key, party = f"deficiency:{each.id}", case.nominee.name
        subject = _("What is lacking (mangelbrev)")
        yield _entry(key, each.at, Direction.OUT, party, subject, *_deficient(each), named=PRIVATE)
        if each.remedied_at:
            key, subject = f"remedy:{each.id}", _("What was lacking is mended")
            yield _entry(key, each.remedied_at, Direction.IN, party, subject, named=PRIVATE)


def _deficient(deficiency: Deficiency) -> Iterator[Said]:
    yield Said(_("What is lacking"), format_list(word(Lacking(code)) for code in deficiency.lacking), PRIVATE)
    yield Said("", deficiency.text, PRIVATE)
    yield Said(_("Can be mended until"), format_datetime(deficiency.remedy_until))


def _decided(case: Case) -> Iterator[Entry]:
    for each in case.decisions:
        subject = _("Approved as a candidate") if each.approves else _("Not approved as a candidate")
        key, party = f"decision:{each.id}", case.nominee.name
        yield _entry(key, each.at, Direction.OUT, party, subject, *_decision(each), named=PRIVATE)
        if each.revoked_at:
            because = Said(_("Reason"), each.revoked_because or "", PRIVATE)
            key, subject = f"decision-back:{each.id}", _("The decision is taken back")
            yield _entry(key, each.revoked_at, Direction.OUT, party, subject, because, named=PRIVATE)


def _decision(decision: VettingDecision) -> Iterator[Said]:
    yield Said(_("Decided"), ", ".join(filter(None, (format_date(decision.decided_on), decision.committee))))
    yield Said(_("Reason"), decision.reason, PRIVATE)
    yield Said(_("Conflict of interest"), decision.conflict, INTERNAL)
    if decision.complaint_until:
        until = format_datetime(decision.complaint_until)
        yield Said(_("Complaint"), _("to %(whom)s, until %(until)s", whom=decision.complaint_to, until=until))


def _joined(case: Case) -> Iterator[Entry]:
    for join in case.joins:
        other = join.joined_id if join.kept_id == case.nomination.id else join.kept_id
        said = Said(_("The other nomination"), case.references.get(other, ""))
        party, subject = case.names.get(join.by, _("the secretariat")), _("Two nominations are of one person")
        yield _entry(f"join:{join.id}", join.at, Direction.INTERNAL, party, subject, said)
        if join.undone_at:
            subject = _("Two nominations are not of one person after all")
            yield _entry(f"join-back:{join.id}", join.undone_at, Direction.INTERNAL, party, subject, said)


def _letters(case: Case) -> Iterator[Entry]:
    for letter in case.letters:
        left = letter.sent_at or letter.given_up_at
        if left:
            nominator = case.nomination.nominator
            to_nominator = letter.recipient.startswith("nominator:") and nominator
            party, guard = (nominator.name, OTHERS) if to_nominator and nominator else (case.nominee.name, PRIVATE)
            key, subject = f"letter:{letter.id}", letter.subject or _("A letter whose text is erased")
            made = _entry(key, left, Direction.OUT, party, subject, *_letter(letter, guard), named=guard)
            yield replace(made, title=_("Letter"))


def _letter(letter: Letter, guard: Guard) -> Iterator[Said]:
    how = str(CHANNELS[Channel(letter.channel)])
    sent = _("sent") if letter.sent_at else _("could not be delivered")
    yield Said(_("How"), f"{how}, {sent}")
    yield Said(_("To"), letter.address, guard)
    yield Said("", letter.body.replace(LINK_TO_COME, _("[the reader's own link]")), guard)
