"""Letters: an outbox that is its own log.

A letter is written down in the transaction of the act that causes it: it exists if and only if the act does. Its text
is fixed then, so the log shows what was sent. Only a one-time link is missing: its token is minted when the letter
leaves, and the database keeps the token's digest alone.

The worker hands letters over one by one. A letter that fails waits longer each time and never holds up the others.
"""
