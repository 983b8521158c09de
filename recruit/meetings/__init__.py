"""Meetings: who is invited, who comes, who sends apologies, who is called in instead, and what is paid for it.

A council meets on days that are planned a year at a time. Who is invited follows from the places that are held on the
day, never from a list that somebody keeps. Presence is noted per person, and a seat is represented or it is not,
whoever sat on it (Kommunestyrelsesloven §§ 15, 16 a and 28, which councils follow where their own rules say nothing
else).
"""
