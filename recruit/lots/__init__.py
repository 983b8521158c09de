"""Lots: what a drawn order means, and a draw that everybody can verify. Standard library only.

`meaning` says what the first one drawn receives, in the words that stand on slips, in the protocol and on the screen.
`draw` turns numbers that nobody could know beforehand into an order, as RFC 3797 does. Nothing here draws by itself:
people do, from a bowl or from the numbers of a lottery, and what they drew is recorded and can be repeated.
"""
