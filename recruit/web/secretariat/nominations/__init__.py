"""Opstillinger: who stands in a round, as the secretariat sees it."""
