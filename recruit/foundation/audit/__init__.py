"""The audit chain: what happened, in an order that cannot be changed afterwards without showing.

One row is a gapless number, the time, the actor, an event code, the subject, a salted digest of the details, and the
digest of the row before. Details stand in a second table, hold ids rather than names, and can be erased; the chain
stays whole and verification says by whom. Rows are written last in the transaction, under one lock. The head (the last
row's digest) is printed in protocols, so that a tail that was cut off shows.
"""
