"""The tables that count."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from recruit.foundation.db import Base


class RateLimit(Base):
    """How often somebody failed lately. The key is a digest: neither address nor name."""

    __tablename__ = "rate_limit"
    __table_args__ = (
        CheckConstraint("failures >= 0", name="counts_upwards"),
        Index("ix_rate_limit_last_at", "last_at"),
    )

    key_digest: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime]


class Spending(Base):
    """How much of an allowance is spent since it last began."""

    __tablename__ = "spending"
    __table_args__ = (CheckConstraint("spent >= 0", name="counts_upwards"), Index("ix_spending_until", "until"))

    key_digest: Mapped[str] = mapped_column(primary_key=True)
    spent: Mapped[int]
    #: When it begins anew.
    until: Mapped[datetime]
