"""Udvælgelse without a vote: the gaps, the comparison, who is recommended and why, and the papers of it."""
