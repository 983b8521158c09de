"""Submitted forms: each acts once, however often it is sent.

A form carries a random key. Whoever sends the same key again, by a double click or by reloading, is led to what the
first sending made.
"""
