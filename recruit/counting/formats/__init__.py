"""What a count reads and writes: BLT, CSV, a contest, recorded lots, and the answer as JSON."""
