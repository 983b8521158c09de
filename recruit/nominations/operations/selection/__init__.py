"""Selection without a vote: keep criteria, write about candidates, conclude who is recommended, tell, take back."""

from recruit.nominations.operations.selection.assess import assess
from recruit.nominations.operations.selection.criteria import add, add_ready, change, remove
from recruit.nominations.operations.selection.recommend import Concluding, conclude, release, take_back

__all__ = ["Concluding", "add", "add_ready", "assess", "change", "conclude", "release", "remove", "take_back"]
