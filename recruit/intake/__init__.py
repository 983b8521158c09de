"""Intake: what a council has already written down becomes a proposal for the roster.

Minutes (referater) list who was present, who sent apologies, and what each sits there for, in as many forms as there
are municipalities. The reader understands the lists by a grammar kept as data, says for each line by which rule it was
understood, and leaves everything outside the lists alone: minutes hold other people's health (GDPR art. 5 and 9).
Nothing is created or merged from here without a person confirming it.
"""
