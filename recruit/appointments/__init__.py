"""Appointments: who sits where, from when until when, and in which office.

A *membership* is one person in one place of a body for a span of days: as member of a seat, as substitute, or as
associate without a vote. An *office* (chair, vice chair, secretary) is held by a member, for days within the
membership. Nobody is seated by a vote: the municipal council appoints (Integrationsloven § 42, stk. 3), and the
membership names the decision. A membership that has ended is never edited into a new one; whoever returns gets a new
row.
"""
