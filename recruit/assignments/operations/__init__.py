"""The verbs of this stage: describing places, asking, choosing, sending, and what is told afterwards."""
