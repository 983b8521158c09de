"""The letters about places elsewhere, rounds of asking and what is told afterwards: what each needs."""
