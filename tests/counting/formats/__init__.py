"""The files that counting reads and writes."""
