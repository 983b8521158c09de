"""Complaints: the list of a round, one of them, and what is done with it."""
