"""For which seats a nomination is."""

from uuid import UUID

from recruit.nominations.rules import Submission
from recruit.recruitment.model import OrganisationCall, RecruitmentRound


def seat_group_of(round_: RecruitmentRound, submission: Submission, call: OrganisationCall | None) -> UUID | None:
    """Return the group of the organisation that was called, else the one that was chosen, or the only one there is."""
    if call is not None:
        return call.seat_group_id
    only = round_.open_groups[0].id if len(round_.open_groups) == 1 else None
    return submission.seat_group_id or only
