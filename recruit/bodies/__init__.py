"""Bodies: councils and committees, their terms, seat groups, seats, decisions and rules.

A *body* is an organization that has terms and seats. A *term* is the span for which its members sit. A *seat group*
(medlemsgruppe) is the number of seats that are filled in one way: "6 repræsentanter for flygtninge og indvandrere,
vejledende valg". A *seat* exists whether or not somebody sits on it, so a vacancy can be seen.

Integrationsloven § 42 lets a municipality set up an integration council, and leaves its size, rules and elections to
the municipality. So everything here is a record with its source, never a constant: which minimum applies, what the
chair is called, how a seat is filled.
"""
