"""The demonstration: an invented municipality with its staff, its councils and their members.

No real person is in it.
"""
