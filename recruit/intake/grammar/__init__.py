"""The words of Danish minutes, a TOML table per question. Another town hall's word is added here, not as a rule."""
