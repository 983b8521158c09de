"""`recruit intake`: who stands on the lists of documents, as data or as a summary."""

from recruit.cli.intake.files import command

__all__ = ["command"]
