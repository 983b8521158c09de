"""Nominations: who stands, who proposed whom, and what the proposed say to it.

A *nomination* is one submission for one person: they stand themselves, somebody proposes them, an organisation does, or
they sit now and go on. Whoever is proposed is told by whom, and answers: *acceptance* (tilsagn) is agreeing to stand;
*consent* (samtykke) is only the word of the data protection law. The same person may be on several nominations: they
are one candidate, and that is the next stage's.

Whatever is personal stands in rows of its own, so that erasing them leaves the count: where somebody came from, when,
and that they did not go on (GDPR art. 5(1)(e), 13, 14). Nothing about a nominee is public.
"""
