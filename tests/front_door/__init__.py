"""run.py and what it builds: what a person meets before the program does."""
