"""What the public form of a nomination and the secretariat's have in common: a nomination is asked for in one way."""
