"""The verbs of this stage: ask the rule, write, log, queue letters; never commit."""

from recruit.nominations.operations.submit import submit

__all__ = ["submit"]
