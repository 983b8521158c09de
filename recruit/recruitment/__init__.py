"""Recruitment: a round in which a council looks for members, and the ways in which its call reaches people.

A round belongs to a term and to some of its seat groups. It has texts in several languages, a timetable with deadlines
by the clock, and channels: each with a short link, so that the secretariat sees which one people came by. Organisations
that own a seat, and members with a network, get links of their own. What people answer belongs to nominations.

Integrationsloven § 42; Ligestillingsloven § 10 a (organisations propose a woman and a man, or say why not);
Databeskyttelsesforordningen art. 13 and 14 (who is asked or proposed is told).
"""
