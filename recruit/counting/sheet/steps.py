"""The stages of a count sheet: what happened and why, the papers that moved, and the votes before and after."""

from collections.abc import Iterator, Sequence

from recruit.counting.contest import Contest
from recruit.counting.result import ActionKind, Count, Parcel, Stage
from recruit.counting.sentences import Sentence, both, comma
from recruit.counting.sheet.layout import heading, paragraph
from recruit.counting.sheet.tables import of_quotients, of_votes

#: What a stage does -> its title.
TITLES = {
    ActionKind.FIRST_PREFERENCES: Sentence("første prioriteter", "first preferences"),
    ActionKind.SURPLUS: Sentence("overskud fra {who}", "surplus of {who}"),
    ActionKind.EXCLUSION: Sentence("{who} går ud", "{who} is excluded"),
    ActionKind.ITERATION: Sentence("sedlerne fordeles på ny", "the papers are handed out anew"),
    ActionKind.COUNT: Sentence("optælling", "count"),
    ActionKind.BALLOT: Sentence("{who}. afstemning", "ballot {who}"),
    ActionKind.QUOTIENTS: Sentence("pladserne fordeles", "the seats are divided"),
    ActionKind.LIST: Sentence("liste {who}", "list {who}"),
    ActionKind.LOT: Sentence("lodtrækning", "lot"),
    ActionKind.NO_POLL: Sentence("ingen afstemning", "no poll"),
}
_INSIDE = Sentence("pladserne i {who} fordeles", "the seats of {who} are divided")


def steps(contest: Contest, count: Count, language: str) -> Iterator[list[str]]:
    """Yield a part of the sheet for each stage: heading, reasons, parcels and table.

    Stages of a group are numbered by themselves, as their reasons refer to them.
    """
    for number, stage in enumerate(count.stages):
        earlier = [one for one in count.stages[:number] if one.group == stage.group]
        yield _step(contest, earlier, stage, language)


def _step(contest: Contest, earlier: Sequence[Stage], stage: Stage, language: str) -> list[str]:
    lines = heading(_title(contest, earlier, stage).in_language(language), "-")
    lines += paragraph(stage.why.in_language(language))
    for parcel in stage.parcels:
        lines += paragraph(_parcel(contest, parcel).in_language(language), "- ", "  ")
    for number, part in stage.keeps.items():
        lines += paragraph(_kept(contest, number, part).in_language(language), "- ", "  ")
    table = of_quotients(stage, language) or of_votes(contest, earlier, stage, language)
    return [*lines, "", *table] if table else lines


def _title(contest: Contest, earlier: Sequence[Stage], stage: Stage) -> Sentence:
    action, number = stage.action, len(earlier) + 1
    who = action.list or ""
    if action.candidate is not None:
        who = contest.name(action.candidate)
    elif action.kind == ActionKind.BALLOT:
        who = str(1 + sum(one.action.kind == ActionKind.BALLOT for one in earlier))
    said = _INSIDE if action.list and action.kind == ActionKind.QUOTIENTS else TITLES[action.kind]
    group = Sentence(f" i {stage.group}", f" in {stage.group}") if stage.group else Sentence("", "")
    return Sentence(
        f"Trin {number}{group.da}: {said.da.format(who=who)}", f"Stage {number}{group.en}: {said.en.format(who=who)}"
    )


def _parcel(contest: Contest, parcel: Parcel) -> Sentence:
    """Say where papers of one value went: "112 papers at 1.00000, each now 0.12927: 30 to Anna, 5 stop"."""
    papers = sum(parcel.papers.values()) + parcel.stopped
    went = [(contest.name(number), how_many) for number, how_many in parcel.papers.items()]
    danish, english = [f"{n} til {name}" for name, n in went], [f"{n} to {name}" for name, n in went]
    if parcel.stopped:
        danish.append(f"{parcel.stopped} kan ikke gå videre")
        english.append(f"{parcel.stopped} cannot go on")
    now = Sentence("", "")
    if parcel.value != parcel.was:
        now = Sentence(f", nu hver {comma(parcel.value)}", f", each now {parcel.value}")
    return Sentence(
        f"{papers} {'seddel' if papers == 1 else 'sedler'} à {comma(parcel.was)}{now.da}: {both(danish).da}.",
        f"{papers} {'paper' if papers == 1 else 'papers'} at {parcel.was}{now.en}: {both(english).en}.",
    )


def _kept(contest: Contest, number: int, part: str) -> Sentence:
    """Say how much of each paper stays with somebody who is elected: "Anna keeps 0.708333334 of each paper"."""
    name = contest.name(number)
    return Sentence(
        f"{name} beholder {comma(part)} af hver seddel, der når frem; resten går videre.",
        f"{name} keeps {part} of each paper that arrives; the rest goes on.",
    )
