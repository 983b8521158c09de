"""Reads what a charter sets up: groups of seats, and the term."""
