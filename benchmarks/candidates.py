"""How long the brochure of 60 candidates takes, each with a photo and three texts, beside a page with a title alone."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from statistics import median
from uuid import UUID

from PIL import Image
from sqlalchemy.orm import sessionmaker

from benchmarks.flyers import bare
from recruit.foundation import clock
from recruit.foundation.db import Base, create_engine, transaction
from recruit.foundation.files import pictures
from recruit.nominations.formats import brochure
from recruit.nominations.model import Nominee
from recruit.nominations.queries.candidates import Placed
from recruit.nominations.rules.candidates import CandidateOrder
from tests.builders import a_council
from tests.nominations import an_open_round

CANDIDATES = 60
#: In seconds.
LIMIT = 3.0
#: As phones take them: 12 megapixels.
PHOTO = (3000, 4000)


@dataclass(frozen=True)
class Brochure:
    """What it took."""

    seconds: float
    #: The page with a title alone.
    reference: float
    size: int

    @property
    def ratio(self) -> float:
        return self.seconds / self.reference

    @property
    def is_within(self) -> bool:
        return self.seconds <= LIMIT


def measure(times: int) -> Iterator[Brochure]:
    """Make the brochure with other words each time, and yield what it took in the middle."""
    engine = create_engine("sqlite://")
    with transaction(sessionmaker(engine)) as session:
        Base.metadata.create_all(session.connection())
        round_ = an_open_round(session, a_council(session, "Integrationsrådet"))
        photos = {number: _photo(number) for number in range(1, CANDIDATES + 1)}
        taken, references = [], []
        for again in range(times + 1):
            shown = [_candidate(number, again) for number in range(1, CANDIDATES + 1)]
            began = time.perf_counter()
            content = brochure.write(
                round_, CandidateOrder.ALPHABETICAL, shown, photos, "Fjordby Kommune", made_at=clock.now()
            )
            half = time.perf_counter()
            bare(again)
            taken.append(half - began)
            references.append(time.perf_counter() - half)
    yield Brochure(median(taken[1:]), median(references[1:]), len(content))


def _photo(number: int) -> bytes:
    """Return a photo as it is kept: no two are alike, and none is of one colour."""
    file = BytesIO()
    noise = Image.effect_noise((PHOTO[0] // 10, PHOTO[1] // 10), 40 + number).resize(PHOTO).convert("RGB")
    noise.save(file, "JPEG")
    return pictures.redrawn_photo(file.getvalue())


def _candidate(number: int, again: int) -> Placed:
    nominee = Nominee(
        nomination_id=UUID(int=number),
        name=f"Navn{number} Efternavn {again}",
        presentation=f"Jeg har boet i kommunen i {number} år og er aktiv i foreningslivet. " * 6,
        motivation=f"Jeg vil gerne hjælpe nye borgere med at finde ind, {again}. " * 8,
        languages=["da", "ar", "so"],
        photo_id=UUID(int=number),
        shows_motivation=True,
        shows_languages=True,
        shows_photo=True,
    )
    return Placed(number, UUID(int=number), nominee, "Repræsentanter for foreninger", True, False, False)
