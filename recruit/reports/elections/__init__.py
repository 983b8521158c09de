"""The papers of an election: what voters get, what the evening needs, the record of it, and what goes on from it.

Until the municipal council has decided they say who is recommended and who is next in order, never who is elected.
Those of a rehearsal are marked across every sheet.
"""
