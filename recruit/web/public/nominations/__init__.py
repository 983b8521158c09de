"""The public form: stand yourself, and what follows from it behind one's own link."""
