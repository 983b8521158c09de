"""Pictures are read in Danish here, whatever was spoken before."""

from collections.abc import Iterator

import pytest

from recruit.foundation.i18n import speaking


@pytest.fixture(autouse=True)
def in_danish() -> Iterator[None]:
    with speaking("da"):
        yield
