"""Seats by hand: all vacant ones at once, somebody who leaves, and the municipal council's list of the next term."""

from datetime import timedelta

import pytest

from recruit.bodies.operations import record_decision
from recruit.bodies.queries import body_by_slug
from recruit.bodies.rules import DecisionKind
from recruit.foundation import clock
from recruit.foundation.db import transaction
from tests.builders import BY

pytestmark = pytest.mark.browser

SEATS = "/sekretariat/integrationsraadet/raad/pladser"
LIST = "Lokallisten\nKarsten Overgaard, borgmester\nStedfortræder: Åse Nordby\nHavnelisten\nDorit Strandby"


def test_the_vacant_seats_are_filled_on_one_page(walk):
    walk.signs_in()
    walk.opens(SEATS)
    walk.presses("Besæt de ledige pladser")

    walk.writes("Plads 6", "Parissa Rahmati")
    walk.presses("Sæt dem på pladserne")
    assert "Hvem er det?" in walk.reads()
    walk.chooses("En ny person")
    walk.writes("Plads 4: Oplysningsforbundenes Samråd i Eksempelby", "Torkil Vang Østerby")
    walk.presses("Sæt dem på pladserne")

    assert "Torkil Vang Østerby" in walk.reads()


def test_a_member_leaves_and_the_first_on_the_list_is_seated(walk, town):
    walk.signs_in()
    walk.opens(SEATS)
    walk.presses("Repræsentanter for flygtninge og indvandrere, plads 1")
    walk.presses("Registrér udtræden")
    walk.page.get_by_label("Hvorfor?").select_option("resigned")
    walk.presses("Vis, hvad der følger")
    said = walk.reads()
    assert "Der skal vælges en ny forperson efter" in said
    assert "Parisa Rahmati er nummer 1 på listen" in said
    assert "kræver det en ny beslutning i kommunalbestyrelsen" in said
    tomorrow = clock.now() + timedelta(days=1)
    walk.fills(ask_by=f"{tomorrow.day}.{tomorrow.month}.{tomorrow.year}")
    walk.presses("Registrér udtræden")
    assert "Udtræden for Samira Haddadi er registreret." in walk.reads()

    walk.opens("/sekretariat")
    walk.presses("Parisa Rahmati er spurgt")
    walk.presses("Indtast svaret fra Parisa Rahmati")
    walk.chooses("Ja, træder ind")
    walk.chooses("På telefon")
    walk.presses("Skriv svaret ned")
    with transaction(town.sessions()) as session:
        body, today = body_by_slug(session, "integrationsraadet"), clock.today()
        record_decision(session, body, DecisionKind.APPOINT, "Kommunalbestyrelsen", today, by=BY, now=clock.now())
    walk.presses("Lad Parisa Rahmati overtage")
    walk.page.locator("main [name=decision]").select_option(index=1)
    walk.presses("Lad Parisa Rahmati overtage pladsen")

    assert "Parisa Rahmati er medlem fra den" in walk.reads()


def test_the_list_of_the_municipal_council_is_read_line_by_line(walk):
    walk.signs_in()
    walk.opens("/sekretariat/indlaes")
    walk.presses("Indlæs kommunalbestyrelsens liste i stedet")
    walk.writes("Listen", LIST)
    walk.writes("Funktionsperiodens første dag", "1.1.2030")
    walk.writes("Funktionsperiodens sidste dag", "31.12.2033")

    walk.presses("Læs listen")
    assert "Medlem, borgmester, Lokallisten" in walk.reads()
    walk.presses("Indfør listen")

    assert "3 personer er indført" in walk.reads()
    assert "Åse Nordby" in walk.reads()
