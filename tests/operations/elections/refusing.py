"""An act that has to be refused, on its own transaction, and why it was."""

from collections.abc import Callable
from typing import Any

import pytest

from recruit.foundation.refusal import Refused
from tests.conftest import Database


def refused(database: Database, act: Callable[[Any], object]) -> list[str]:
    """Return the reasons; fail where the act was done."""
    with pytest.raises(Refused) as reasons, database.transaction() as session:
        act(session)
    return [refusal.code for refusal in reasons.value.refusals]
