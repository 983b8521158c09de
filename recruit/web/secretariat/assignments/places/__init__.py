"""Pladser i andre organer: which there are, who has them, describing, filling and ending, and telling of it."""
