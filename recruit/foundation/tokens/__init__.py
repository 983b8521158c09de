"""One-time links: who holds the link may do one thing, once, for a while.

The letter carries a token, the database its digest. Opening the link changes nothing, because mail filters open links
too; only the form on the page behind it uses it.
"""
