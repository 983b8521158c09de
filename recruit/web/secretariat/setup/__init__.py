"""Opsætning: a council comes into being step by step, and is changed page by page afterwards."""
