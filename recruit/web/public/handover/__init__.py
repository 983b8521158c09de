"""What those with a place in a council meet behind a link at the end of a term."""
