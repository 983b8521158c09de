"""What a handover says on paper: the pack, the evaluation, and the yearly statement."""
