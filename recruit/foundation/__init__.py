"""The ground: database, clock, dates, accounts, audit, mail, jobs, files, links, limits.

It knows nothing of councils.
"""
