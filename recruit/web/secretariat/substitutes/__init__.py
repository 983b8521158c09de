"""Suppleanter: who stands behind which seats, who is called in, and what each of them has said."""
