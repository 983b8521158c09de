"""The secretariat's pages: today, councils, intake, letters, history, settings. Signed-in staff only."""
