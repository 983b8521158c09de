"""Staff who sign in: users, roles with dates, deputies, sessions, second factor.

Words: a *role grant* gives a user a role for a span of days. A *deputy* (stedfortræder) holds an absent user's role as
secretary for a span of days. A *session* is one sign-in on one device, kept here so that it can be revoked.
"""
