"""The letters about meetings: what each needs."""
