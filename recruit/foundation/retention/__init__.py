"""How long each class of data is kept: a rule of the program's own, until an administrator writes another one.

A rule says how many days after what event, and which law or decision it follows. Nothing is erased here: `acts` asks
each stage what is due.
"""
