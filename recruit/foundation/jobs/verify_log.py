"""The job that walks the whole log: `verify_log`."""

from collections.abc import Mapping
from typing import Any

from recruit.foundation.audit import queries
from recruit.foundation.db import Sessions, reading
from recruit.foundation.jobs.work import Run

KIND = "verify_log"

#: More than this many faults are counted, not listed.
MOST_FINDINGS = 100


def verify_log(sessions: Sessions, run: Run) -> Mapping[str, Any]:
    """Verify the log and return what was found; `payload` may hold the `head` that was printed earlier."""
    with reading(sessions) as session:
        found = queries.verify(session, expected_head=run.payload.get("head"), progress=run.progress)
    return {
        "holds": found.holds,
        "rows": found.rows,
        "head": found.head,
        "number_of_findings": len(found.findings),
        "findings": [{"number": one.number, "fault": one.fault.value} for one in found.findings[:MOST_FINDINGS]],
        "erasures": len(found.erasures),
    }
