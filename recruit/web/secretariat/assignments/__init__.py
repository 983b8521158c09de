"""Repræsentation: places in other bodies, asking around, and working groups."""
