"""Counting: from what is put to the vote, and the ballots, to who has the seats, and why. Standard library only.

A `contest` says what is filled and how; `ballots` are the papers, equal ones together; a `lot` is the record of one
that people drew. A method (`plurality`, `block`, `approval`, `majority`, `list_dhondt`, `list_saintelague`,
`stv_scottish_2007`, `stv_meek`) is a function of these three and of nothing else, and tells its rule, paragraph by
paragraph, at its head. `methods.count` picks it, counts groups each by itself, and sees to contests that need no poll.

Numbers are exact: whole numbers, fractions, or the decimals that a rule prescribes. Nothing here is ever drawn: where a
tie matters the count stops and its `result` names for what, between whom and how many; counted again with the recorded
lot it goes on. Each stage says what happened and why, in Danish and in English.
"""
