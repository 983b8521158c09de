"""Assignments: the places that a council fills in other bodies, how it finds who takes them, and what they tell.

A *place elsewhere* is described once: in which body, as what, with or without vote and right to be heard, for how long.
An *assignment* is that somebody has it. Whoever is to have it is found by asking in steps (*rundspørge*): first whoever
had it in the last term, even if no longer a member, then all members, then the substitutes. A working group is the
council's own, with a lead and participants who need not be members.
"""
