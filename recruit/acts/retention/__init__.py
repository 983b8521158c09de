"""Erasing whatever its time is over for: what is due in every class of data, and carrying that out step by step.

Each step is a transaction of its own, and what it erased is due no more: work that was stopped goes on where it was.
"""

from recruit.acts.retention.carrying_out import KIND, carry_out, handler, plan
from recruit.acts.retention.outlook import Outlook, outlook

__all__ = ["KIND", "Outlook", "carry_out", "handler", "outlook", "plan"]
