"""Reading what a term hands over."""
