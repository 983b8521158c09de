"""Højtidskalender: days on which many people are away, fast or celebrate.

They warn and never move a date. The moon decides about some, a municipality about others, the secretariat about all.
"""

from recruit.foundation.observances.calendar import between, on
from recruit.foundation.observances.observance import Certainty, Observance

__all__ = ["Certainty", "Observance", "between", "on"]
