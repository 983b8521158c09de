"""What stays of what was written about people once its time is over."""

#: What stands where a reason was: what differs from a recommendation is never without one.
ERASED = "–"
