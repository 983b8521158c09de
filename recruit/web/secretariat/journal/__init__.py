"""The journal of a round: what is journalised, what is not, and the packets for the case system."""
