"""Overlevering: what the end of a term asks for, and what it leaves to the next."""
