"""Who sits where, entered by hand: the seats of a term, one seat with its people, and an act a page."""
