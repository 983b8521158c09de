"""Rapporter: what a council's years come to in numbers."""
