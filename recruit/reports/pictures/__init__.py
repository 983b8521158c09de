"""Pictures of a council: who sits where, and who sat when. Facts in, SVG out; the table beside it says the same."""
