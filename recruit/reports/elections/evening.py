"""What the evening of an election needs on paper: what is done when, how many come, what is counted, and who signs."""

from collections.abc import Iterator, Sequence
from datetime import time

from recruit.counting.lot import Tie
from recruit.elections import words
from recruit.elections.model import Election
from recruit.elections.queries.ballots import Ballot, Line
from recruit.elections.rules.counting import is_ranked
from recruit.elections.rules.vocabulary import FormOfVoting, Invalid
from recruit.foundation.clock import local
from recruit.foundation.i18n import _, _l, format_date, format_datetime
from recruit.foundation.papers.word import Heading, Said
from recruit.reports.elections.ballots import seats
from recruit.reports.elections.blocks import Block, Checks, Form, Lines, Numbers, Part, Signatures
from recruit.reports.words import word

#: How many voters a sheet at the door has numbers for.
AT_THE_DOOR = 500

#: The evening in minutes before the polls open, at their opening, at their closing, and after it.
_BEFORE = (
    (60, _l("Set up tables, screens and the ballot box; hang up how to vote in each language.")),
    (15, _l("The election committee shows that the ballot box is empty, and seals it.")),
)
_OPEN = (
    _l("The polls open. At the door, cross out one number for each voter who gets a ballot paper."),
    _l("Whoever makes a mistake gets a new paper; the old one is torn and kept apart."),
)
_CLOSED = (
    _l("Close the door. Whoever is inside may still vote; then the ballot box is closed."),
    _l("Write down how many voters came, before the box is opened."),
)
_AFTER = (
    _l("Open the box. Put blank and invalid papers apart; the committee decides about each in doubt."),
    _l("Count the papers of each pile twice, and write the tally sheets."),
    _l("Do the papers add up with the voters? If not, write why."),
    _l("Where candidates are equal for the last seat or for an order, draw lots, seen by somebody."),
    _l("Write the record, read it out, and sign it."),
    _l("Put the papers into an envelope for each contest, close it, and sign across the flap."),
)
_BY_POST = _l("Open the letters: the small envelopes are put together first, then opened and mixed with the others.")

_HANDS = 3


def run_sheet(election: Election) -> Part:
    """Return what is to be done and when, with room for who does it."""
    rows = [(when, str(what), "") for when, what in _run(election)]
    form = Form([_("When"), _("What"), _("Who")], rows, (4, 18, 6))
    return Part(_("Run sheet"), [*facts(election), form])


def _run(election: Election) -> Iterator[tuple[str, object]]:
    for minutes, what in _BEFORE:
        yield _before(election.opens, minutes), what
    for number, what in enumerate(_OPEN):
        yield _at(election.opens) if number == 0 else "", what
    for number, what in enumerate(_CLOSED):
        yield _at(election.closes) if number == 0 else "", what
    if election.is_by(FormOfVoting.POST):
        yield "", _BY_POST
    yield from (("", what) for what in _AFTER)


def _before(opens: time | None, minutes: int) -> str:
    if opens is None:
        return ""
    hour, minute = divmod(max(opens.hour * 60 + opens.minute - minutes, 0), 60)
    return _at(time(hour, minute))


def _at(when: time | None) -> str:
    return f"{when:%H.%M}" if when else ""


def facts(election: Election) -> Iterator[Block]:
    """Yield what everybody who helps has to know of an election."""
    yield Said(_("Election"), [election.name])
    yield Said(_("When"), [" ".join(filter(None, (format_date(election.polling_on), words.hours(election))))])
    yield Said(_("Where"), [election.place])
    yield Said(_("Who may vote"), election.who_may_vote.splitlines())
    yield Said(_("How people vote"), words.ways(election))


def door_list(election: Election) -> Part:
    """Return the sheet for the door where no register says who may vote: how many came, and nobody's name."""
    return Part(
        _("List for the door"),
        [
            Said(_("Election"), [election.name]),
            _("Cross out one number for each voter who gets a ballot paper. Nobody's name is written down."),
            Numbers(AT_THE_DOOR),
            Lines([_("The last number crossed out"), _("Who counted at the door")]),
        ],
    )


def tally_sheets(election: Election, ballots: Sequence[Ballot]) -> Iterator[Part]:
    """Yield a sheet for each contest and form of voting: the papers, and the votes of everybody on them."""
    for ballot in ballots:
        for form in election.forms:
            where = election.place if form == FormOfVoting.MEETING else ""
            yield Part(_("Tally sheet"), list(_tallied(election, ballot, FormOfVoting(form), where)))


def _tallied(election: Election, ballot: Ballot, form: FormOfVoting, where: str) -> Iterator[Block]:
    contest = ballot.contest
    yield Said(_("Election"), [election.name])
    yield Said(_("Contest"), [f"{contest.label}: {words.voted_on(contest)}"])
    yield Said(_("How people voted"), [word(form)])
    yield Said(_("Place"), [where]) if where else Lines([_("Place")])
    yield Heading(_("The papers"), 2)
    expected = _("Voters at the door") if form is FormOfVoting.MEETING else _("Small envelopes")
    yield Form([_("What"), _("How many")], [(label, "") for label in (expected, *_papers())], (3, 2))
    yield Heading(_("The votes"), 2)
    if is_ranked(contest.method):
        yield _("The papers are in order of preference: they are entered one by one, and not as totals.")
    else:
        rows = [(str(line.number), _name(line), "", "") for line in ballot.lines]
        yield Form([_("No."), _("Name"), _("Strokes"), _("Votes")], rows, (2, 9, 14, 3))
    yield Lines([_("If it does not add up: why")])
    yield Signatures(("", ""))


def _papers() -> list[str]:
    """Return the piles that papers are put into; together they are what was in the box."""
    invalid = [_("Invalid: %(why)s", why=word(one)) for one in Invalid]
    return [_("Valid"), _("Blank"), *invalid, _("All papers of the box")]


def _name(line: Line) -> str:
    """Return a candidate's name, with what has happened since the ballots were printed."""
    gone = _("(can no longer have a seat; votes are counted all the same)") if line.withdrawn_because else ""
    return " ".join(filter(None, (line.name, gone)))


def slips(label: str, lines: Sequence[Line], tie: Tie | None = None) -> Part:
    """Return slips for a lot: between those who are equal, or of everybody while nobody knows who will be."""
    drawn = [line for line in lines if tie is None or line.number in tie.between]
    entries = [{"number": line.number, "name": line.name or ""} for line in drawn]
    said: list[Block] = [
        _("Cut out the slips of those who are equal, fold them alike, and put them into a bowl nobody can see into."),
        Lines([_("Who draws"), _("Who sees it"), _("Day and time"), _("Drawn, in this order")]),
    ]
    return Part(_("Lots: %(contest)s", contest=label), said, "slips", more={"entries": entries, "label": label})


def to_sign(election: Election, ballots: Sequence[Ballot]) -> Part:
    """Return the record of the evening, to be written by hand and signed by all who are there."""
    blocks: list[Block] = [
        *facts(election),
        Lines([_("The box was shown to be empty at"), _("The polls opened at"), _("The polls closed at")]),
    ]
    if election.is_by(FormOfVoting.MEETING):
        blocks.append(Lines([_("Voters at the door")]))
    if election.is_by(FormOfVoting.POST):
        blocks.append(Lines([_("Postal votes accepted"), _("Postal votes rejected, and why")]))
    for ballot in ballots:
        blocks += _result(ballot)
    blocks += [
        Heading(_("Lots and remarks"), 2),
        Lines(["", "", ""]),
        _("The vote is advisory. It is the municipal council that appoints the members."),
        Heading(_("The election committee"), 2),
        Signatures(("",) * 2 * _HANDS),
    ]
    return Part(_("Record to sign"), blocks)


def _result(ballot: Ballot) -> Iterator[Block]:
    yield Heading(seats(ballot.contest), 2)
    yield Form([_("Valid"), _("Blank"), _("Invalid"), _("All papers of the box")], [("", "", "", "")], (1, 1, 1, 1))
    rows = [(str(line.number), _name(line), "", "") for line in ballot.lines]
    yield Form([_("No."), _("Name"), _("Votes"), _("Recommended, or number in order")], rows, (2, 10, 4, 8))


def packing_list(election: Election, ballots: Sequence[Ballot], languages: Sequence[str]) -> Sequence[Block]:
    """Return what to take along, to be ticked."""
    items = [
        _("Ballot papers: %(contest)s, as many as may come and some to spare", contest=ballot.contest.label)
        for ballot in ballots
    ]
    items += [
        _("Notices and how to vote, for the wall: %(languages)s", languages=", ".join(languages)),
        _("Ballot box with lock or seal, and tape to seal it"),
        _("Screens to vote behind, tables, pens of one colour"),
        _("The list for the door, tally sheets, slips for lots, the record to sign"),
        _("A bowl for the lot, and scissors"),
        _("Envelopes for the counted papers, one for each contest"),
        _("A calculator, a telephone and the number of the secretariat"),
    ]
    if election.is_by(FormOfVoting.POST):
        by = local(election.post_until) if election.post_until else None
        when = f" ({format_datetime(by)})" if by else ""
        items.append(_("The postal votes, unopened, all that came in time%(when)s", when=when))
    return [*facts(election), Heading(_("Take along"), 2), Checks(items)]
