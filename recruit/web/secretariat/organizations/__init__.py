"""The pages of organisations: the list, one of them, and what it is called from which day on."""
