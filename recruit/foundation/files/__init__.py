"""Stored files: rows in the database, so that one backup holds everything and a rolled-back act leaves no file behind.

An upload waits until somebody keeps it; what nobody keeps expires. Pictures are drawn anew before they are stored, so
that neither a camera's notes (place, time, owner) nor anything hidden behind the picture comes along.
"""
