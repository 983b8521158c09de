"""Somebody leaves: what follows across all stages, carried out in one transaction, and undone as a whole."""
