"""Handover: what a council leaves to the next one.

At the end of a term its members say what they have learnt, notes are gathered by topic, the council adopts them, and
the next term sees them, with what is to be done and when. Former members who wish to hear from the municipality are
kept on a list for one purpose, until a day (GDPR art. 5(1)(b) and (e), 7).
"""
