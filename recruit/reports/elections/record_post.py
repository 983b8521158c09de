"""What a record says of votes by post: how many came, why some were rejected, who confirmed and who opened them."""

from collections import Counter
from collections.abc import Iterator

from recruit.elections.queries.voters import Post
from recruit.elections.rules.voters import EnvelopeFault
from recruit.foundation.i18n import _
from recruit.foundation.papers.word import Heading, Said
from recruit.reports.elections.blocks import Block
from recruit.reports.words import word


def votes_by_post(found: Post) -> Iterator[Block]:
    """Yield what came by post; nothing where no envelope was registered."""
    if not found.envelopes:
        return
    yield Heading(_("Votes by post"))
    yield Said(_("Accepted by two people"), [str(len(found.accepted))])
    why = Counter(one.fault for one in found.rejected)
    rejected = [f"{word(fault)}: {why[fault]}" for fault in EnvelopeFault if why[fault]]
    yield Said(_("Rejected by two people"), [str(len(found.rejected)), *rejected])
    if found.waiting:
        yield Said(_("Waiting for a second person"), [str(len(found.waiting))])
    on_paper = Counter(one.witness for one in found.envelopes if one.witness)
    if on_paper:
        yield Said(_("Confirmed on paper"), [f"{name}: {number}" for name, number in on_paper.items()])
    if found.opening:
        yield Said(_("Inner envelopes"), [str(found.opening.inner_envelopes), *found.opening.remark.splitlines()])
        yield Said(_("Opened by"), list(found.opening.people))
