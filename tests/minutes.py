"""Invented minutes with the phenomena of real ones: offices, units, a substitute without a member, a party twice."""

from datetime import datetime

from sqlalchemy.orm import Session

from recruit.foundation.actor import Actor
from recruit.intake import operations
from recruit.intake.model import IntakeReading
from recruit.intake.rules.document import Document

MINUTES = """Referat fra møde i Integrationsrådet Fjordby Kommune

Mødedato: 7. september 2017 kl. 17.00 til 19.00

Mødested: Byrådssalen, Rådhuset

Deltagere:

Gerda Kjær-Winther – formand for Integrationsrådet/udpeget af Kommunalbestyrelsen

Ruth Jespersen – næstformand/formand for FjordbyPigerne

Brit Marker - suppleant som repræsentant for LO

Masud Kadir – repræsentant for borgere med anden etnisk baggrund end dansk

Morten Hartmann – formand for Det Lokale Råd i Fjordby, Ungdommens Hjælp

Henning Bro – medlem af Enhedslisten/udpeget af Kommunalbestyrelsen

Sekretariatet:

Karin Elise Holm, integrationsmedarbejder, Center for Social Indsats

Afbud:

Berit Has Olsen – repræsentant for de almennyttige boligselskaber

Sonja Kær – suppleant som repræsentant for de almennyttige boligselskaber

Pkt. 1 Velkomst

Henning Bro (SF) bød velkommen og fortalte om sin operation.
"""


def kept(session: Session, text: str = MINUTES, *, by: Actor, now: datetime) -> IntakeReading:
    """Keep what is read from a text that somebody has pasted."""
    return operations.keep(session, Document(text=text), text.encode(), by=by, now=now, reach=None)
