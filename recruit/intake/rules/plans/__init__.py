"""From proposals to seats: what putting a reading to use would do, as data."""
