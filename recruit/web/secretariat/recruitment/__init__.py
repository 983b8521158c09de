"""Rekruttering: the rounds of a council, from the first draft to the day on which nominations close."""
