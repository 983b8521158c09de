"""The tables of elections."""

from recruit.elections.model.election import Contest, Election, ElectionMilestone, Entry
from recruit.elections.model.tally import LotDraw, StoredCount, Tally

__all__ = ["Contest", "Election", "ElectionMilestone", "Entry", "LotDraw", "StoredCount", "Tally"]
