"""Pages of elections: setting one up, and taking it from a draft to the recommendation."""
