"""Indlæs: paste minutes, see line for line what was understood, decide, put it to use."""
