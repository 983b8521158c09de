"""Kontrollen: what is looked up, noted and decided about one nomination."""
