"""The verbs of this stage: ask the rule, write, log; never commit."""
