"""Reading which rule is in use, and which were before it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from recruit.foundation.retention.model import RetentionRule
from recruit.foundation.retention.rules import BY_ITSELF, OWN_RULES, DataClass, Rule


def newest(session: Session) -> Mapping[DataClass, RetentionRule]:
    """Return the rule that was written last for each class that has one. One query."""
    chosen = select(RetentionRule).order_by(RetentionRule.version)
    return {row.data_class: row for row in session.scalars(chosen)}


def in_use(session: Session) -> Mapping[DataClass, Rule]:
    """Return the rule of every class: the one that was written last, else the program's own. One query."""
    written = {which: Rule(row.days, row.source) for which, row in newest(session).items()}
    return {**OWN_RULES, **written}


def decided(session: Session) -> Sequence[DataClass]:
    """Return the classes that are erased without anybody asking for it: the municipality has written their rule.

    Records may be discarded only under a rule that somebody has decided. One query.
    """
    written = newest(session)
    return [which for which in DataClass if which in written or which in BY_ITSELF]


def history(session: Session, which: DataClass) -> Sequence[RetentionRule]:
    """Return every rule that was written for a class, the newest first. One query."""
    chosen = select(RetentionRule).filter_by(data_class=which)
    return session.scalars(chosen.order_by(RetentionRule.version.desc())).all()
