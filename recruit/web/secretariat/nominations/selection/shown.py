"""What a page and a paper of a selection say in words: the composition, and who is recommended by member group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from recruit.foundation import clock, i18n
from recruit.foundation.i18n import gettext as _
from recruit.nominations.queries import gaps
from recruit.nominations.rules.gaps import Coverage, Line, age_groups
from recruit.nominations.rules.selection import Aspect
from recruit.reports.recommendation import Group, arranged
from recruit.reports.words import word

if TYPE_CHECKING:
    from recruit.nominations.model import Recommendation
    from recruit.recruitment.model import RecruitmentRound
    from recruit.web.secretariat.nominations.selection.loading import Found


@dataclass(frozen=True, slots=True)
class Named:
    """An aspect of the composition with its lines, each beside what it is called."""

    coverage: Coverage
    lines: Sequence[tuple[str, Line]]

    @property
    def gaps(self) -> list[str]:
        """What nobody covers, neither those who stay nor the candidates, of whom something is known."""
        return [label for label, line in self.lines if line.is_gap]

    @property
    def unknown(self) -> int:
        """Of how many people nothing is known."""
        return self.coverage.unknown_members + self.coverage.unknown_candidates

    @property
    def is_known(self) -> bool:
        """Whether something is known of anybody at all."""
        return any(not line.is_gap for _label, line in self.lines)


def covered(session: Session, round_: "RecruitmentRound", found: "Found") -> Sequence[Named]:
    """Return what the council covers with those who stay, and with the candidates. Two queries."""
    nominees = [each.nominee for each in found.compared if each.nominee]
    coverages, interests = gaps.gaps(session, round_, found.staying, nominees, on=clock.today())
    return [Named(each, [(_called(each, line, interests), line) for line in each.lines]) for each in coverages]


def composition(session: Session, round_: "RecruitmentRound", found: "Found") -> Sequence[Sequence[str]]:
    """Return the same as rows of a paper; of what is not known of anybody the paper says nothing."""
    return [
        (f"{word(each.coverage.aspect).capitalize()}: {label}", str(line.members), str(line.candidates))
        for each in covered(session, round_, found)
        if each.is_known
        for label, line in each.lines
    ]


def groups_of(round_: "RecruitmentRound", concluded: "Recommendation", found: "Found") -> Sequence[Group]:
    """Return whom a recommendation names, by member group."""
    return arranged(round_, concluded, found.placed)


def _called(coverage: Coverage, line: Line, interests: Mapping[str, str]) -> str:
    if coverage.aspect is Aspect.LANGUAGES:
        return i18n.name_of(line.value)
    if coverage.aspect is Aspect.AGE:
        first, last = age_groups()[line.value]
        return (
            _("%(first)s–%(last)s years", first=first, last=last) if last else _("%(first)s years or more", first=first)
        )
    return interests.get(line.value, line.value) if coverage.aspect is Aspect.INTERESTS else line.value
