"""The check of a nomination: noting, looking up, telling what is lacking, deciding, and joining two of one person.

Each loads the check anew under a lock: two secretaries who decide at once come one after the other.
"""

from recruit.nominations.operations.vetting.decide import approve, refuse, revoke
from recruit.nominations.operations.vetting.deficiency import remedied, tell_what_is_lacking
from recruit.nominations.operations.vetting.join import join, part
from recruit.nominations.operations.vetting.note import note
from recruit.nominations.operations.vetting.verify import unverify, verify

__all__ = [
    "approve",
    "join",
    "note",
    "part",
    "refuse",
    "remedied",
    "revoke",
    "tell_what_is_lacking",
    "unverify",
    "verify",
]
