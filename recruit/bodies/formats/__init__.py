"""How an outline is read from a file and written to one."""
