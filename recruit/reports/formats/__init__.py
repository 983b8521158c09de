"""The formats of a report: text for the terminal, CSV for Danish Excel, JSON in Popolo's terms."""
