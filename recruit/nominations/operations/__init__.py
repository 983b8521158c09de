"""The verbs of this stage: ask the rule, write, log, queue letters; never commit."""

from recruit.nominations.operations.answer import answer
from recruit.nominations.operations.erase import erase
from recruit.nominations.operations.expire import expire
from recruit.nominations.operations.remind import remind
from recruit.nominations.operations.submit import submit
from recruit.nominations.operations.support import support, take_support_back
from recruit.nominations.operations.take_back import take_back

__all__ = ["answer", "erase", "expire", "remind", "submit", "support", "take_back", "take_support_back"]
