"""Listing ballot packets, sealing them, destroying them, and taking each of it back where that is possible."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.elections.model import BallotPacket, Election, PacketAct, PacketKeeping
from recruit.elections.queries import packets as queries
from recruit.elections.rules import packets as rules
from recruit.elections.rules.packets import ByTwo, Keeping, NewPacket, PacketStep
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.audit import operations as audit
from recruit.foundation.audit.events import Event
from recruit.foundation.refusal import Refusal, refuse_if
from recruit.foundation.writing import tidy_line, tidy_text
from recruit.recruitment.model import RecruitmentRound


def list_packets(session: Session, election: Election, new: Sequence[NewPacket], *, by: Actor, now: datetime) -> None:
    """List packets under the next numbers. The election is loaded and locked. Raises Refused with every reason."""
    refuse_if([reason for one in new for reason in rules.may_list(one, election.passed)])
    refuse_if([] if new else [Refusal("no-packet-is-chosen")])
    last = max((one.number for one in queries.packets(session, election.id)), default=0)
    for number, one in enumerate(new, last + 1):
        session.add(
            BallotPacket(
                election_id=election.id,
                number=number,
                label=tidy_line(one.label),
                contents=[part.value for part in one.contents],
                papers=one.papers,
                place=tidy_line(one.place),
                form=one.form,
                kept_at=tidy_line(one.kept_at),
                at=now,
                by=by.reference,
            )
        )
    session.flush()
    details = {"first": last + 1, "packets": len(new)}
    audit.record(session, Event.PACKETS_LISTED, election, by=by, at=now, details=details)


def seal(
    session: Session, election: Election, seals: Mapping[int, str], act: ByTwo, *, by: Actor, now: datetime
) -> None:
    """Record that two people sealed packets: the number of the seal by packet. The election is loaded and locked.

    Raises Refused with every reason why not.
    """
    found = {one.number: one for one in queries.listed(session, election.id)}
    sealed = {number: one.sealed.seal if one.sealed else None for number, one in found.items()}
    today = clock.local(now).date()
    refuse_if(rules.may_seal(seals, sealed, act, polling_on=election.polling_on, today=today))
    for number, seal_ in seals.items():
        found[number].acts.append(_act(PacketStep.SEALED, act, tidy_line(seal_), by=by, now=now))
    session.flush()
    details = {"packets": sorted(seals)}
    audit.record(session, Event.PACKETS_SEALED, election, by=by, at=now, details=details)


def destroy(
    session: Session, election: Election, numbers: Collection[int], act: ByTwo, *, by: Actor, now: datetime
) -> None:
    """Record that two people destroyed packets. The election is loaded and locked.

    Whoever complains or asks for access to documents at the same time waits, or is heard first. Raises Refused with
    every reason why not.
    """
    session.execute(select(RecruitmentRound.id).where(RecruitmentRound.id == election.round_id).with_for_update())
    found = {one.number: one for one in queries.listed(session, election.id)}
    sealed_on = {number: one.sealed.on for number, one in found.items() if one.sealed and not one.destroyed}
    facts, today = queries.facts(session, election), clock.local(now).date()
    refuse_if(rules.may_destroy(numbers, sealed_on, act, facts, today=today))
    for number in numbers:
        found[number].acts.append(_act(PacketStep.DESTROYED, act, None, by=by, now=now))
    session.flush()
    details = {"packets": sorted(numbers)}
    audit.record(session, Event.PACKETS_DESTROYED, election, by=by, at=now, details=details)


def take_back(
    session: Session, election: Election, packet: BallotPacket, because: str, *, by: Actor, now: datetime
) -> None:
    """Take back what was recorded last of a packet: that it is destroyed, sealed, or listed at all.

    A seal that was broken to count again is taken back like this, too. The election is loaded and locked. Raises
    Refused without a reason.
    """
    refuse_if([] if because.strip() else [Refusal("answer-missing", field="because")])
    latest, why = packet.destroyed or packet.sealed, tidy_text(because)
    if latest:
        latest.revoked_at, latest.revoked_by, latest.revoked_because = now, by.reference, why
    else:
        packet.removed_at, packet.removed_by, packet.removed_because = now, by.reference, why
    session.flush()
    details = {"packet": packet.number, "step": latest.step if latest else "listed"}
    audit.record(session, Event.PACKET_TAKEN_BACK, election, by=by, at=now, details=details)


def keep(session: Session, election: Election, new: Keeping, *, by: Actor, now: datetime) -> PacketKeeping:
    """Write how long packets are kept, or correct it. The election is loaded and locked.

    Raises Refused with every reason why not.
    """
    complaints_on, today = clock.local(new.complaints_until).date(), clock.local(now).date()
    refuse_if(rules.may_keep_packets(new, complaints_on, polling_on=election.polling_on, today=today))
    made = queries.keeping(session, election.id) or PacketKeeping(election_id=election.id)
    session.add(made)
    made.complaints_until, made.decided_on = new.complaints_until, new.decided_on
    made.days, made.source = new.days, tidy_line(new.source)
    made.at, made.by = now, by.reference
    session.flush()
    audit.record(session, Event.PACKETS_KEPT, election, by=by, at=now, details={"days": new.days})
    return made


def _act(step: PacketStep, act: ByTwo, seal_: str | None, *, by: Actor, now: datetime) -> PacketAct:
    people = [tidy_line(name) for name in act.people if name.strip()]
    return PacketAct(step=step, on=act.on, people=people, seal=seal_, at=now, by=by.reference)
