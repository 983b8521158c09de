"""Møder: the pages of a council's meetings."""
