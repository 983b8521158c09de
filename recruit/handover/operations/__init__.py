"""The verbs of the handover."""
