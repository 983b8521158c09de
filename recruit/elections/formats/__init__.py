"""An election in the shapes in which it leaves the house: a calendar, and its set-up as a file for a neighbour."""
