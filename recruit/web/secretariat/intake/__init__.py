"""Indlæs: choose a document, see line for line what was understood, correct it, put in what is ready, or undo it."""
