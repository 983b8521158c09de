"""Every table of the house, imported once so that `Base.metadata` is complete. For migrations, tests and the app."""

from recruit.foundation.audit import model as audit_model

__all__ = ["audit_model"]
