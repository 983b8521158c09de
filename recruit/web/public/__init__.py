"""The public pages: what the council is and who sits in it. Nobody signs in here."""
