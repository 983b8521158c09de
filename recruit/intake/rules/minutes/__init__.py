"""Reads the lists of people in minutes."""
