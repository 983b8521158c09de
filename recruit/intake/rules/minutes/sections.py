"""Finds the participant lists of a document: where each begins, what stands in it, and where it ends."""

import re
from dataclasses import replace

from recruit.intake.rules.charter.reader import Charter
from recruit.intake.rules.minutes import headings, remarks
from recruit.intake.rules.minutes.continuation import continues
from recruit.intake.rules.minutes.entry import Entry, read_entry
from recruit.intake.rules.minutes.furniture import running_heads
from recruit.intake.rules.minutes.headings import Heading
from recruit.intake.rules.minutes.inherited import Inherited
from recruit.intake.rules.minutes.introductions import attended_group, begins_list, group_within, introduction, singular
from recruit.intake.rules.minutes.lines import Line
from recruit.intake.rules.minutes.lists import STAYING, Found, Row, Section
from recruit.intake.rules.minutes.meeting import is_label
from recruit.intake.rules.minutes.rows import Style
from recruit.intake.rules.minutes.sentences import continues_sentence, read_sentence
from recruit.intake.rules.reading import Attendance, NotUnderstood, Role
from recruit.intake.rules.words.capacity import understand
from recruit.intake.rules.words.facts import Facts, Manner
from recruit.intake.rules.words.letters import raised_names
from recruit.intake.rules.words.names import is_name

#: No council is longer. What goes on after that is not its list of participants.
MOST_IN_A_LIST = 250
#: No document has more lists or more rows in them; what comes after is read by nobody.
_MOST_LISTS = 400
_MOST_IN_ALL = 1500
#: A line longer than this is a page that lost its line breaks; it is not cut up.
_LONGEST_LINE = 4000

_SENTENCE_OF_ATTENDANCE = re.compile(r"fravær|afbud|deltog|mødte|udeble|til ?stede|forhindret", re.I)
_SINGLE_SUBSTITUTE = re.compile(r"(?:personlig |1\. |2\. )?(?:suppleant|stedfortræder)\s*[:–-]", re.I)
_SENTENCES = re.compile(r"(?<=\w\w)\.\s+(?=[A-ZÆØÅ])")


class Walk:
    """Goes through the lines once, with the list that is open, if one is."""

    def __init__(self, manner: Manner, charter: Charter) -> None:
        self.found = Found()
        self._manner = manner
        self._charter = charter
        self._running_heads: frozenset[int] = frozenset()
        self._open: Section | None = None
        self._pending: list[Line] = []
        self._is_body = False
        self._above = Inherited()
        self._rows = 0
        #: The line below the one being read.
        self._following: Line | None = None

    def through(self, lines: tuple[Line, ...]) -> Found:
        """Return what was found in the lines."""
        self._running_heads = running_heads(lines, self._manner)
        for position, line in enumerate(lines):
            self._following = lines[position + 1] if position + 1 < len(lines) else None
            self._take(line)
        self._close()
        return self.found

    def _take(self, line: Line) -> None:
        if line.text.islower():
            line = self._raised(line)
        if line.number in self._running_heads:
            self._take_furniture(line)
            return
        if line.number in self._charter.lines or line.number in self._charter.headings:
            self._take_seats(line)
            return
        if headings.is_furniture(line.text) and ("\t" in line.text or not headings.whole_heading(line.text)):
            self._take_furniture(line)
            return
        if self._is_full:
            self._end()
            return
        if len(line.text) <= _LONGEST_LINE and (self._take_headings(line) or self._take_introduction(line)):
            return
        if self._open and is_label(line.text):
            self._close()
        elif self._open:
            self._take_row(line)
        elif _SENTENCE_OF_ATTENDANCE.search(line.text[:_LONGEST_LINE]):
            self._take_sentence(line)

    def _raised(self, line: Line) -> Line:
        """In a list of small letters, a line that begins with one goes on with no other."""
        text = raised_names(line.text)
        if self._open and text != line.text:
            self._open.is_small = True
        return replace(line, text=text)

    def _take_seats(self, line: Line) -> None:
        """A group of seats ends what was listed above, and heads a list when people are named below it."""
        self._close()
        group = self._charter.lines.get(line.number)
        if group and self._following and begins_list(self._following.text, self._manner):
            self._begin(Heading(Role.MEMBER, is_composition=True), line, "", group)

    def _take_furniture(self, line: Line) -> None:
        """Pass over what a page break puts into a list: page numbers, rules, heads of pages and tables."""
        if self._open:
            self.found.headings.update(line.numbers)

    def _take_headings(self, line: Line) -> bool:
        """Open a list for each heading on the line; return whether there was one."""
        fragments = list(headings.fragments(line.text))
        if not any(heading for heading, _ in fragments) or (self._open and headings.is_role_before_name(line.text)):
            return False
        if self._is_above(line.text, fragments):
            self._append(Row(line, fragments[0][1], is_substitute_of_above=True))
            return True
        read = False
        for heading, rest in fragments:
            if heading and self._may_open(heading, rest, line):
                self._begin(heading, line, rest)
                read = True
        return read

    def _take_introduction(self, line: Line) -> bool:
        """Open a list for a sentence or a group that introduces the members, where no list goes on."""
        if line.is_item or not self._following:
            return False
        introduced: tuple[Heading, Facts | None] | None = attended_group(line.text, self._manner)
        if not introduced and not (self._open and self._open.rows):
            introduced = introduction(line.text, self._following.text, self._manner)
        if introduced:
            self._begin(introduced[0], line, "", introduced[1])
        return introduced is not None

    def _is_above(self, text: str, fragments: list[tuple[Heading | None, str]]) -> bool:
        return bool(
            self._open
            and self._open.rows
            and _SINGLE_SUBSTITUTE.match(text)
            and len(fragments) == 1
            and fragments[0][1]
        )

    def _may_open(self, heading: Heading, rest: str, line: Line) -> bool:
        """A heading with names at once, or without a colon, is one only if the names can be read."""
        entry = read_entry(rest, self._manner, Style(inline=True)) if rest else None
        if rest and not entry and (":" not in line.text or heading.office or self._is_late):
            return False
        if not rest and line.is_numbered:
            return False
        if self._is_late and not (
            heading.is_composition
            or heading.role == Role.SECRETARIAT
            or heading.attendance not in (None, Attendance.PRESENT)
        ):
            return False
        return bool(rest or line.text.endswith(":")) or self._may_stand_alone(heading, line)

    def _may_stand_alone(self, heading: Heading, line: Line) -> bool:
        """A role or an office without a colon heads a list, unless it stands right below a name."""
        below_name = bool(self._open and self._open.rows) and not line.after_blank
        if heading.office:
            return not below_name and self._following is not None and is_name(self._following.text)
        return not (below_name and headings.is_role_below_name(line.text))

    @property
    def _is_full(self) -> bool:
        return self._rows >= _MOST_IN_ALL or len(self.found.sections) >= _MOST_LISTS

    @property
    def _is_late(self) -> bool:
        return self._is_body and any(section.rows for section in self.found.sections)

    def _begin(self, heading: Heading, line: Line, rest: str, group: Facts | None = None) -> None:
        was_empty = self._open is not None and not self._open.rows and not self._open.is_inline
        of_members = self._open is not None and self._open.heading.is_composition and not heading.attendance
        belongs = heading.office or heading.role == Role.SUBSTITUTE
        if of_members and (belongs or (heading.role == Role.MEMBER and not line.after_blank)):
            heading = replace(heading, is_composition=True)
        self._close()
        self._is_body = self._is_body and self._is_late
        is_below = was_empty and not (rest and heading.role not in (None, *STAYING))
        above = self.found.sections[-1].heading if self.found.sections and is_below else None
        self._above.take(heading, above, after_blank=line.after_blank)
        role = heading.role or self._above.role
        section = Section(heading, role, self._above.attendance_of(heading), group, self._is_late)
        self.found.sections.append(section)
        self.found.headings.update(line.numbers)
        self.found.names_absentees |= heading.attendance in (Attendance.APOLOGY, Attendance.ABSENT)
        self._open = section
        if rest:
            section.is_inline = True
            self._take_row(replace(line, text=rest, is_item=True, is_numbered=False, after_blank=False))

    def _take_row(self, line: Line) -> None:
        section = self._open
        assert section is not None  # noqa: S101 (callers look first)
        last = section.rows[-1] if section.rows and not self._pending else None
        is_apart = section.is_small and line.text.islower()
        goes_on = last is not None and not is_apart and continues(last.text, line, above_is_item=last.line.is_item)
        if last and (goes_on or (not is_apart and self._is_below_name(line, last))):
            last.text = f"{last.text}{' ' if goes_on else ', '}{line.text}"
            last.line = replace(last.line, numbers=last.line.numbers + line.numbers)
            return
        style = Style(inline=section.is_inline and not section.rows)
        entry = read_entry(line.text, self._manner, style) if len(line.text) <= _LONGEST_LINE else None
        if headings.ends_lists(line.text) or (entry is None and line.is_numbered):
            self._end()
        elif entry is not None and not self._is_stray(entry, section):
            self._append(Row(line, line.text))
        elif group := group_within(line, self._manner, is_late=section.is_late):
            self._begin_group(group, line)
        elif self._is_end(line):
            self._end()
        else:
            self._pending.append(line)

    def _is_below_name(self, line: Line, above: Row) -> bool:
        """Whether the line is an office or capacity in a block of lines that begins with a name."""
        text = line.text
        if line.after_blank or line.is_item or text.endswith((":", ".")) or singular(text) != text:
            return False
        if (
            is_name(text)
            or headings.ends_lists(text)
            or remarks.is_talk(text)
            or read_entry(text, self._manner, Style())
        ):
            return False
        is_last = self._following is None or self._following.after_blank
        return understand(text, self._manner).is_known or (above.line.after_blank and is_last and len(text) < 60)

    def _is_stray(self, entry: Entry, section: Section) -> bool:
        """Late in the document only whole names count, and no list is endless."""
        return len(section.rows) >= MOST_IN_A_LIST or (
            section.is_late and not all(is_name(one.name) for one in entry.people)
        )

    def _is_end(self, line: Line) -> bool:
        """Talk ends a list, unless the list clearly goes on right below."""
        if self._open and (self._open.is_late or len(self._open.rows) >= MOST_IN_A_LIST):
            return True
        if not remarks.is_talk(line.text):
            return len(self._pending) >= 2 or (line.after_blank and line.text.endswith(":"))
        below = self._following.text if self._following and len(self._following.text) < 300 else ""
        after = read_entry(below, self._manner, Style())
        return not (after and after.people) or remarks.is_talk(below)

    def _begin_group(self, group: Facts, line: Line) -> None:
        above = self._open
        assert above is not None  # noqa: S101 (callers look first)
        self._settle(keep=True)
        is_new = group.role != Role.MEMBER or above.role in (Role.ADMINISTRATION, Role.SECRETARIAT)
        role = (group.role if is_new else None) or above.role
        section = Section(above.heading, role, above.attendance, group, above.is_late)
        self.found.sections.append(section)
        self.found.headings.update(line.numbers)
        self._open = section

    def _end_group(self, group: Section) -> None:
        """Whoever stands below a heading that no rule knows does not belong to the group above it."""
        self._open = Section(group.heading, group.heading.role, group.attendance, is_late=group.is_late)
        self.found.sections.append(self._open)

    def _take_sentence(self, line: Line) -> None:
        row: Row | None = None
        for sentence in _SENTENCES.split(line.text[:_LONGEST_LINE]):
            if row and continues_sentence(sentence):
                row.text += f". {sentence}"
            elif _SENTENCE_OF_ATTENDANCE.search(sentence) and read_sentence(sentence, self._manner):
                row = Row(line, sentence)
                self.found.sections.append(Section(Heading(), None, None, is_late=self._is_late, rows=[row]))
                self._rows += 1
            else:
                row = None

    def _append(self, row: Row) -> None:
        assert self._open is not None  # noqa: S101 (callers look first)
        if self._open.group and any(line.after_blank and not line.is_item for line in self._pending):
            self._end_group(self._open)
        self._settle(keep=True)
        self._open.rows.append(row)
        self._rows += 1

    def _end(self) -> None:
        """The list is over, and the meeting itself has begun."""
        self._close()
        self._is_body = True

    def _close(self) -> None:
        self._settle(keep=False)
        self._open = None

    def _settle(self, *, keep: bool) -> None:
        """Decide on lines that no rule understood: within the list they are shown, after its end they are not of it."""
        for line in self._pending:
            if keep or not line.after_blank:
                self.found.not_understood.append(NotUnderstood(line.number, line.text))
        self._pending.clear()
