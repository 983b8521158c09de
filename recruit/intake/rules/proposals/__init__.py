"""What becomes of each line: who is meant, what contradicts what, what the secretary decided and taught."""
