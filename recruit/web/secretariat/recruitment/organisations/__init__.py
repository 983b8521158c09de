"""Organisationer: who owns a seat of a round, what they are asked, and whom they propose."""
