"""Who a letter comes from: the name under it, the mailbox it leaves from, and where an answer goes.

Each council may have letterheads of its own, each from a day on; where it has none the municipality's particulars hold.
A letter's text takes the one of the day on which it is queued; its headers take the one of the day on which it leaves.
"""
