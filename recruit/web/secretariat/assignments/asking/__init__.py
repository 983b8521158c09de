"""Rundspørger: what is asked, in which steps, who answers what, and who is chosen."""
