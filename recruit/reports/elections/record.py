"""The record of an election (valgbog): what was decided, counted and drawn, and the digests by which it is checked.

It is a PDF that can be read aloud, or a Word document; both say the same. It names everybody who stood, with votes: it
is for the election committee and the municipality's case, and what everybody may read of it is the result page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from recruit.elections import words
from recruit.elections.model import BallotPacket, Contest, Election, ElectionMilestone, LotDraw, Tally
from recruit.elections.queries.ballots import Ballot
from recruit.elections.queries.election import counted
from recruit.elections.queries.results import Result
from recruit.elections.queries.signing import Signed
from recruit.elections.queries.voters import Post
from recruit.elections.rules.passing import BY_COMMITTEE
from recruit.elections.rules.tally import differences
from recruit.elections.rules.turnout import Voted
from recruit.elections.rules.vocabulary import CountRound, Invalid, Milestone
from recruit.foundation.i18n import _, format_date, format_datetime
from recruit.foundation.papers.word import Heading, Rows, Said
from recruit.nominations.model import Complaint
from recruit.reports.elections import record_after as after
from recruit.reports.elections import result as told
from recruit.reports.elections.blocks import Block, Imprint, Part, Signatures, imprint
from recruit.reports.elections.flow import flow, tables
from recruit.reports.elections.record_post import votes_by_post
from recruit.reports.elections.turnout import turnout
from recruit.reports.words import word

#: How many may sign where nobody is named yet.
_HANDS = 4


@dataclass(frozen=True, slots=True)
class Record:
    """An election, loaded, with everything that its record says."""

    election: Election
    council: str
    ballots: Sequence[Ballot]
    results: Sequence[Result]
    #: Of both counts and both clerks, and all lots that stand.
    tallies: Sequence[Tally]
    lots: Sequence[LotDraw]
    #: `Actor.reference` -> who that is, of everybody who noted a milestone.
    actors: Mapping[str, str]
    #: The last number of the log, and its digest.
    head: tuple[int, str]
    municipality: str
    made_at: datetime
    #: What came by post; None where nobody votes like that.
    post: Post | None = None
    #: How many voted; None where nobody counted.
    voted: Voted | None = None
    #: Of the round, the oldest first, and the packets that are listed.
    complaints: Sequence[Complaint] = ()
    packets: Sequence[BallotPacket] = ()
    #: Who has signed the result at a screen.
    signed: Signed | None = None

    @property
    def by(self) -> Imprint:
        """Who made it and when."""
        return imprint(self.election, self.municipality, self.made_at)


def record(known: Record) -> Part:
    """Return the record of an election, in the language that is spoken."""
    return Part(_("Record of %(election)s", election=known.election.name), list(_blocks(known)))


def _blocks(known: Record) -> Iterator[Block]:
    election = known.election
    if Milestone.ANNULLED in election.passed:
        yield f"{_capital(word(Milestone.ANNULLED))}."
    elif Milestone.CERTIFIED not in election.passed:
        yield _("The result is not certified yet.")
    yield Said(_("Council"), [known.council])
    yield Said(_("Election"), [election.name])
    yield Said(_("When"), [" ".join(filter(None, (format_date(election.polling_on), words.hours(election))))])
    yield Said(_("Where"), [election.place])
    yield Said(_("Who may vote"), election.who_may_vote.splitlines())
    if _is_polled(election):
        yield Said(_("How people vote"), words.ways(election))
    yield from _committee(election)
    if known.signed and Milestone.CERTIFIED in election.passed:
        by = [(name, format_datetime(at)) for name, at in known.signed.by]
        yield Rows([_("Signed on the screen"), _("When")], by)
        yield Said(_("Digest of what was signed"), [known.signed.digest])
    yield Heading(_("What has happened"))
    happened = [_happened(known, one) for one in sorted(election.milestones, key=lambda one: one.at)]
    yield Rows([_("When"), _("What"), _("Noted by"), _("Remark")], happened)
    if known.voted:
        yield Said(_("Who has voted"), [turnout(known.voted, len(known.ballots))])
    if known.post:
        yield from votes_by_post(known.post)
    for ballot in known.ballots:
        yield from _contest(known, ballot)
    yield from after.complaints(known.complaints)
    yield from after.packets(known.packets)
    yield from _signed(known)


def _committee(election: Election) -> Iterator[Block]:
    met = [one for one in election.milestones if one.kind in BY_COMMITTEE and one.revoked_at is None]
    if met:
        yield Heading(_("The election committee"))
        rows = [
            (format_date(one.committee_on) if one.committee_on else "", _capital(word(one.kind)), ", ".join(one.people))
            for one in met
        ]
        yield Rows([_("Meeting"), _("What was decided"), _("Who was there")], rows)


def _happened(known: Record, one: ElectionMilestone) -> tuple[str, str, str, str]:
    remarks = [one.note]
    if one.revoked_at:
        when = format_datetime(one.revoked_at)
        remarks.append(_("Taken back %(when)s: %(why)s", when=when, why=one.revoked_because))
    remark = " ".join(filter(None, remarks))
    return format_datetime(one.at), _capital(word(one.kind)), known.actors[one.by], remark


def _contest(known: Record, ballot: Ballot) -> Iterator[Block]:
    contest = ballot.contest
    yield Heading(contest.label)
    yield Said(_("Seats"), [str(contest.seats)])
    if _is_polled(known.election):
        yield Said(_("A voter writes"), [words.voted_on(contest)])
    yield from _account(contest, known.tallies)
    found = next((one for one in known.results if one.contest.id == contest.id), None)
    yield from _result(found, known.lots) if found else [_("It is not counted yet.")]
    gone = [
        _("%(number)s %(name)s: %(why)s", number=line.number, name=line.name or "", why=line.withdrawn_because)
        for line in ballot.lines
        if line.withdrawn_because
    ]
    if gone:
        yield Said(_("Can no longer have a seat"), gone)


def _is_polled(election: Election) -> bool:
    return Milestone.UNCONTESTED not in election.passed


def _account(contest: Contest, tallies: Sequence[Tally]) -> Iterator[Block]:
    """Yield the account of the votes: of each place what was counted, and what was said about it."""
    here = [one for one in tallies if one.contest_id == contest.id and one.clerk == 1]
    final = [one for one in here if one.round is CountRound.FINAL]
    if not final:
        return
    columns = [_("Place"), _("Voters"), _("Valid"), _("Blank"), _("Invalid"), _("All papers")]
    rows = [(f"{one.place}, {word(one.form)}", *_numbers(one)) for one in final]
    yield Heading(_("Account of the votes"), 3)
    yield Rows(columns, [*rows, (_("Together"), *_sums(final))] if len(final) > 1 else rows)
    invalid = {one: sum(tally.invalid.get(one, 0) for tally in final) for one in Invalid}
    if any(invalid.values()):
        yield Said(_("Invalid"), [f"{_capital(word(one))}: {many}" for one, many in invalid.items() if many])
    evening = {(one.place, one.form): one for one in here if one.round is CountRound.PRELIMINARY}
    for one in final:
        before = evening.get((one.place, one.form))
        changed = len(differences(counted(before), counted(one))) if before else 0
        if changed:
            yield _("%(place)s: %(many)s figures differ from the preliminary count.", place=one.place, many=changed)
        if one.remark:
            yield Said(one.place, one.remark.splitlines())


def _numbers(one: Tally) -> tuple[str, ...]:
    papers = counted(one)
    expected = "" if one.expected is None else str(one.expected)
    return (expected, *map(str, (one.valid, one.blank, sum(one.invalid.values()), papers.cast)))


def _sums(tallies: Sequence[Tally]) -> tuple[str, ...]:
    papers = [counted(one) for one in tallies]
    known = [one.expected for one in tallies if one.expected is not None]
    expected = str(sum(known)) if len(known) == len(tallies) else ""
    valid, blank, cast = (sum(numbers) for numbers in zip(*((p.valid, p.blank, p.cast) for p in papers), strict=True))
    return expected, str(valid), str(blank), str(cast - valid - blank), str(cast)


def _result(found: Result, lots: Sequence[LotDraw]) -> Iterator[Block]:
    yield Heading(_("Result"), 3)
    if found.is_preliminary:
        yield _("This is the preliminary count.")
    lines = told.lines(found)
    votes = [_("Votes")] if any(line.votes is not None for line in lines) else []
    rows = [[str(line.number), line.name, *([str(line.votes)] if votes else []), _advice(line)] for line in lines]
    yield Rows([_("No."), _("Name"), *votes, _("What the vote advises")], rows)
    steps = list(told.steps(found)) if found.kept else []
    if steps:
        yield Heading(_("How it was counted"), 3)
        yield _("Where it says that somebody takes a seat, it means that they are recommended for it.")
        yield Rows([_("Step"), _("What it did")], [(str(step.number), step.why) for step in steps])
    if moved := flow(found, lines):
        yield Heading(_("Votes after each stage"), 3)
        yield from tables(moved)
    drawn = [one for one in lots if one.contest_id == found.contest.id]
    if drawn:
        yield Heading(_("Lots"), 3)
        yield Rows([_("Between"), _("Drawn"), _("How"), _("Who drew, who saw it")], [_lot(found, one) for one in drawn])


def _advice(line: told.Line) -> str:
    said = _capital(word(line.advice))
    return f"{said}, {line.rank}" if line.rank else said


def _lot(found: Result, one: LotDraw) -> tuple[str, str, str, str]:
    between, drawn = (", ".join(found.counted.name(who) for who in those) for those in (one.between, one.drawn))
    how = ". ".join(filter(None, (_capital(word(one.manner)), one.how)))
    who = _(
        "%(drawn_by)s, seen by %(witness)s, %(when)s",
        drawn_by=one.drawn_by,
        witness=one.witnessed_by,
        when=format_datetime(one.drawn_at),
    )
    return between, drawn, how, who


def _signed(known: Record) -> Iterator[Block]:
    yield Heading(_("How it is checked"))
    for found in known.results:
        if found.kept:
            yield Said(found.contest.label, [_("What was counted (SHA-256):"), *_halves(found.kept.digest)])
    number, digest = known.head
    yield Said(_("The log up to number %(number)s", number=number), _halves(digest))
    if any(found.kept for found in known.results):
        yield Said(_("Count again with"), [f"recruit verify-count {known.election.id}"])
    yield _("The vote is advisory. It is the municipal council that appoints the members.")
    yield Heading(_("Signatures"))
    yield Signatures(_who_signs(known.election) or ("",) * _HANDS)


def _halves(digest: str) -> list[str]:
    """Return a digest as two lines, each of which fits beside its label."""
    return [digest[:32], digest[32:]]


def _who_signs(election: Election) -> Sequence[str]:
    """Return who was there when the result was certified, or the poll cancelled."""
    for kind in (Milestone.CERTIFIED, Milestone.UNCONTESTED):
        if made := election.milestone(kind):
            return made.people
    return ()


def _capital(words_: object) -> str:
    said = str(words_)
    return said[:1].upper() + said[1:]
