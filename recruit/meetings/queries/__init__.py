"""Reading meetings: one of them, a term's, who is invited, and who was there."""
