"""What the words of minutes, charters and lists mean: names, capacities, parties, numbers."""
