"""What holds when a term is handed over to the next."""

from recruit.handover.rules.vocabulary import NoteKind, NoteStatus, StepKind

__all__ = ["NoteKind", "NoteStatus", "StepKind"]
