"""What may be done about a nomination."""

import pytest

from recruit.nominations.rules import Source, Status, may_be_sent_a_link, may_undo
from recruit.recruitment.rules import Route


@pytest.mark.parametrize("status", Status)
def test_a_link_goes_to_whoever_stands_or_can_stand_again(status: Status) -> None:
    has_a_page = status in (Status.STANDS, Status.WITHDRAWN)

    assert bool(may_be_sent_a_link(status, has_mailbox=True)) is not has_a_page


@pytest.mark.parametrize("route", Route)
def test_what_an_organisation_or_a_member_answered_is_no_slip_of_whoever_entered_it(route: Route) -> None:
    is_entered_alone = route in (Route.SELF, Route.OTHER)

    assert bool(may_undo(Source.PAPER, route, has_moved_on=False)) is not is_entered_alone
