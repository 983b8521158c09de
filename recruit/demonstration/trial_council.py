"""Integrationsrådet (prøve): a council without seats, to read old minutes into."""

from datetime import date

from recruit.bodies import operations as bodies
from recruit.bodies.rules import LEGAL_BASES, NewBody, NewTerm
from recruit.demonstration.seeding import Seeding
from recruit.foundation.dates import PartialDate
from recruit.people.rules import Classification


def seed(seeding: Seeding) -> None:
    """Set the council up with its term, and nothing more."""
    kind = Classification.INTEGRATION_COUNCIL
    term = NewTerm(PartialDate(date(2014, 1, 1)), PartialDate(date(2017, 12, 31)))
    new = NewBody("Integrationsrådet (prøve)", kind, "formand", "næstformand", term, LEGAL_BASES[kind])
    bodies.create_body(seeding.session, new, **seeding.signed)
