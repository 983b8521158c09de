"""The verbs of this stage: ask the rule, write, log, queue letters; never commit."""
