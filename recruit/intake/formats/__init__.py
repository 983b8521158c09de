"""The files that intake can be given, each turned into plain text or refused with a reason."""
