"""Who may be what, and who may stand in for whom."""

from datetime import date
from uuid import UUID

import pytest

from recruit.foundation.accounts.rules import (
    EXPIRING,
    Role,
    administrator_faults,
    deputy_faults,
    email_key,
    grant_faults,
    user_faults,
)
from recruit.foundation.dates import Span

GRETHE, SALIM = UUID(int=1), UUID(int=2)
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
IN_APRIL = Span(APRIL, MAY)


def codes(faults):
    return [fault.code for fault in faults]


def test_a_user_has_an_address_and_a_name():
    assert user_faults("grethe@ballerslev.example", "Grethe Holm") == ()
    assert codes(user_faults("grethe", " ")) == ["email-is-malformed", "name-missing"]


def test_an_address_is_the_same_however_it_is_spelt():
    assert email_key(" Åse@Ballerslev.example ") == email_key("a\u030ase@ballerslev.EXAMPLE")


def test_a_role_may_be_open_ended():
    assert grant_faults(Role.SECRETARY, Span(MARCH), held=[]) == ()


@pytest.mark.parametrize("role", sorted(EXPIRING))
def test_a_role_for_an_election_says_when_it_ends(role):
    assert codes(grant_faults(role, Span(MARCH), held=[])) == ["role-needs-an-end"]
    assert grant_faults(role, Span(MARCH, APRIL), held=[]) == ()


def test_a_role_lasts_at_least_a_day():
    assert codes(grant_faults(Role.READER, Span(MARCH, MARCH), held=[])) == ["ends-before-it-begins"]


def test_a_role_is_not_given_twice_for_the_same_day():
    assert codes(grant_faults(Role.READER, Span(MARCH, MAY), held=[Span(APRIL)])) == ["role-held-already"]
    assert grant_faults(Role.READER, Span(MARCH, APRIL), held=[Span(APRIL)]) == ()


def deputy(absent=GRETHE, stands_in=SALIM, span=IN_APRIL, roles=frozenset({Role.SECRETARY}), active=True):
    return codes(deputy_faults(absent, stands_in, span, roles_of_absent=roles, deputy_active=active, on=MARCH))


def test_a_colleague_stands_in_for_a_secretary_who_is_away():
    assert deputy() == []


@pytest.mark.parametrize(
    ("arrangement", "fault"),
    [
        ({"stands_in": GRETHE}, "deputy-is-oneself"),
        ({"active": False}, "deputy-not-active"),
        ({"roles": frozenset({Role.ADMINISTRATOR, Role.AUDITOR})}, "nothing-to-lend"),
        ({"span": Span(APRIL)}, "absence-needs-an-end"),
        ({"span": Span(MAY, APRIL)}, "ends-before-it-begins"),
        ({"span": Span(date(2026, 2, 1), MARCH)}, "already-over"),
    ],
)
def test_a_deputy_is_refused_with_the_reason(arrangement, fault):
    assert deputy(**arrangement) == [fault]


def test_the_last_administrator_stays():
    assert codes(administrator_faults(others=0)) == ["last-administrator"]
    assert administrator_faults(others=1) == ()
