"""The verbs of meetings: planning, noting who was there, and taking apologies."""
