"""What leaves the nominations of a round as a file."""
