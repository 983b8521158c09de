"""What leaves a round as a file."""
