"""The documents of a round and of its nominations, for the case system and for whoever asks for access to them."""

from recruit.reports.journal.entry import Direction, Entry, Guard, Said
from recruit.reports.journal.packing import KIND, Zip, handler

__all__ = ["KIND", "Direction", "Entry", "Guard", "Said", "Zip", "handler"]
