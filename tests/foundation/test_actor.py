"""Who acted: what rows store of them, and back."""

from uuid import uuid4

import pytest

from recruit.foundation.actor import Actor


@pytest.mark.parametrize("actor", [Actor.staff(uuid4(), ""), Actor.system(), Actor.anonymous(), Actor.command()])
def test_whoever_a_reference_is_of_is_found_again(actor):
    assert Actor.of(actor.reference) == actor


@pytest.mark.parametrize("reference", ["", "nobody", "staff:no-number"])
def test_a_reference_of_nobody_is_an_error(reference):
    with pytest.raises(ValueError, match=r"^$|nobody|badly formed"):
        Actor.of(reference)
