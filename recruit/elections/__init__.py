"""Elections: from the candidates who are fixed to what the vote advises.

An *election* (valg) belongs to a round and its list of candidates. It has a *contest* (afstemning) for each kind of
seat that is voted on apart; an *entry* is a candidate on its ballot, under a number. What is counted at a place is a
*tally* (optælling). Tallies that add up become a *count* by `recruit.counting`, which stops where a *lot* is needed.
The election committee certifies the result, and it goes on as a recommendation: **an election never seats anyone**
(integrationsloven § 42 stk. 3: the municipal council appoints).

Who voted and what was voted stand in tables without a common key, and neither holds a time that could join them.
"""
