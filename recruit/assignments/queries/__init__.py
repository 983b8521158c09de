"""Reading places elsewhere, rounds of asking, working groups and reports."""
