"""The verbs of this stage: ask the rule, write, log, queue letters; never commit."""

from recruit.nominations.operations.answer import answer
from recruit.nominations.operations.correct import confirm_email, correct, show
from recruit.nominations.operations.erase import erase, erase_as_asked_for, erase_declined
from recruit.nominations.operations.expire import expire
from recruit.nominations.operations.hand_link import hand_link
from recruit.nominations.operations.photo import remove_photo, set_photo
from recruit.nominations.operations.remind import remind, remind_one
from recruit.nominations.operations.send_link import send_link
from recruit.nominations.operations.submit import submit
from recruit.nominations.operations.support import support, take_support_back
from recruit.nominations.operations.take_back import take_back
from recruit.nominations.operations.undo import undo
from recruit.nominations.operations.withdraw import stand_again, withdraw

__all__ = [
    "answer",
    "confirm_email",
    "correct",
    "erase",
    "erase_as_asked_for",
    "erase_declined",
    "expire",
    "hand_link",
    "remind",
    "remind_one",
    "remove_photo",
    "send_link",
    "set_photo",
    "show",
    "stand_again",
    "submit",
    "support",
    "take_back",
    "take_support_back",
    "undo",
    "withdraw",
]
