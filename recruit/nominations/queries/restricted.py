"""Saying of a nomination that what stands in it is kept and not used (GDPR art. 18)."""

from sqlalchemy import ColumnElement, exists

from recruit.nominations.model import Nomination, Restriction


def is_restricted() -> ColumnElement[bool]:
    """Say of a nomination that its data is held back from use."""
    return exists().where(Restriction.nomination_id == Nomination.id, Restriction.lifted_at.is_(None))
