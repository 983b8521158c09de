"""Every table of the house, imported once so that `Base.metadata` is complete. For migrations, tests and the app."""

from recruit.foundation.audit import model as audit_model
from recruit.foundation.files import model as files_model
from recruit.foundation.municipality import model as municipality_model

__all__ = ["audit_model", "files_model", "municipality_model"]
