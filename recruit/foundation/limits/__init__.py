"""Limits in the database, so that every process counts together.

*Slow-down*: whoever guesses waits longer and longer, but nobody is ever locked out. *Allowance*: so many of something
within so long, for forms that anybody can send.
"""
