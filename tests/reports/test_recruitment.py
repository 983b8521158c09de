"""What each channel of a round brought, as numbers, as a picture and as files."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import event
from sqlalchemy.orm import Session

from recruit.foundation.i18n import speaking
from recruit.nominations.model import Nomination, NominationAnswer, NominationWithdrawal, NomineeAsk
from recruit.nominations.rules import Source
from recruit.recruitment.model import Channel, RecruitmentRound
from recruit.recruitment.operations.channels import count_visit
from recruit.recruitment.queries import round_by_slug
from recruit.recruitment.rules import ChannelKind, Manner, Route
from recruit.reports.formats import csv as csv_format
from recruit.reports.formats import xlsx
from recruit.reports.pictures import funnel as picture
from recruit.reports.recruitment import Funnel, Stage, funnel, table
from tests.builders import BY, NOW, day
from tests.conftest import Database
from tests.drawings import Drawing
from tests.rounds import a_channel, a_round

VUC = "VUC <Fjordby> & omegn"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


def nominated(
    session: Session,
    round_: RecruitmentRound,
    channel: Channel | None,
    *,
    accepts: bool | None = None,
    asked: bool = False,
) -> Nomination:
    """Write down the bare bones of a nomination; asked, the person was proposed by somebody."""
    made = Nomination(
        round_id=round_.id,
        reference=f"N{session.query(Nomination).count()}",
        route=Route.OTHER if asked else Route.SELF,
        source=Source.FORM,
        language="da",
        received_at=NOW,
        received_by=BY.reference,
        channel_id=channel.id if channel else None,
    )
    session.add(made)
    session.flush()
    if asked:
        session.add(NomineeAsk(nomination_id=made.id, asked_at=NOW, expires_at=NOW + timedelta(days=30)))
    if accepts is not None:
        session.add(
            NominationAnswer(nomination_id=made.id, accepts=accepts, at=NOW, by=BY.reference, manner=Manner.ONLINE)
        )
    session.flush()
    return made


@pytest.fixture
def brought(database: Database) -> Database:
    """A round with two channels: by one people came and stand, by the other somebody looked only."""
    with database.transaction() as session:
        round_ = a_round(session)
        centre, vuc = a_channel(session, round_), a_channel(session, round_, VUC, ChannelKind.ADULT_EDUCATION)
        for on in ("2026-11-20", "2026-11-20", "2026-11-21"):
            count_visit(session, centre, on=day(on))
        count_visit(session, vuc, on=day("2026-11-21"))
        nominated(session, round_, centre)
        nominated(session, round_, centre, asked=True, accepts=True)
        nominated(session, round_, centre, asked=True)
        gone = nominated(session, round_, centre)
        session.add(
            NominationWithdrawal(nomination_id=gone.id, at=NOW, by=BY.reference, manner=Manner.ONLINE, reason="")
        )
        nominated(session, round_, None, asked=True, accepts=False)
    return database


def seen(database: Database, now: datetime) -> Funnel:
    with database.reading() as session:
        return funnel(session, round_by_slug(session, "nye-medlemmer-2027"), now=now)


def test_whoever_came_without_a_link_stands_where_they_say_they_heard_of_it(brought: Database, now: datetime) -> None:
    with brought.transaction() as session:
        round_ = session.query(RecruitmentRound).one()
        for heard in (ChannelKind.SOCIAL_MEDIA, ChannelKind.SOCIAL_MEDIA, ChannelKind.MEETING):
            nominated(session, round_, None).heard = heard
        nominated(session, round_, session.query(Channel).first()).heard = ChannelKind.OTHER  # the link says more

    lines = seen(brought, now).lines
    unlinked = {line.label: line.numbers[Stage.NOMINATIONS] for line in lines if not line.channel}

    assert unlinked == {
        "Without a link (social media)": 2,
        "Without a link (meeting)": 1,
        "Without a channel's link": 1,
    }
    assert sum(line.numbers[Stage.NOMINATIONS] for line in lines if line.channel) == 5


def test_every_channel_has_its_numbers_and_what_came_by_itself_stands_last(brought: Database, now: datetime) -> None:
    found = seen(brought, now)

    assert [(line.label, dict(line.numbers)) for line in found.lines] == [
        ("Sprogcenter Fjordby", {Stage.VISITS: 3, Stage.NOMINATIONS: 4, Stage.STANDING: 2}),
        (VUC, {Stage.VISITS: 1, Stage.NOMINATIONS: 0, Stage.STANDING: 0}),
        ("Without a channel's link", {Stage.NOMINATIONS: 1, Stage.STANDING: 0}),
    ]
    assert found.total == {Stage.VISITS: 4, Stage.NOMINATIONS: 5, Stage.STANDING: 2}


def test_it_asks_no_more_for_many_channels(sqlite: Database, now: datetime) -> None:
    asked: list[str] = []

    def note(*args: object) -> None:
        asked.append(str(args[2]))

    with sqlite.transaction() as session:
        round_ = a_round(session)
        for number in range(12):
            nominated(session, round_, a_channel(session, round_, f"Kanal {number}"))
    with sqlite.reading() as session:
        known = round_by_slug(session, "nye-medlemmer-2027")
        event.listen(sqlite.engine, "before_cursor_execute", note)
        funnel(session, known, now=now)
        event.remove(sqlite.engine, "before_cursor_execute", note)

    assert len(asked) == 4


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_table_and_files_say_the_same(brought: Database, now: datetime) -> None:
    whole = table(seen(brought, now))

    assert whole.columns == ("Channel", "Kind", "Visits", "Nominations", "Standing")
    assert whole.rows[0] == ("Sprogcenter Fjordby", "language centre", 3, 4, 2)
    assert whole.rows[-1] == ("Without a channel's link", "", "", 1, 0)
    lines = list(csv.reader(io.StringIO(csv_format.write(whole).decode("utf-8-sig")), delimiter=";"))
    assert lines[1] == ["Sprogcenter Fjordby", "language centre", "3", "4", "2"]
    book = load_workbook(io.BytesIO(xlsx.write(whole, sheet="Channels")))
    assert book.sheetnames == ["Channels", "Totals"]
    assert [cell.value for cell in book["Channels"][2]] == ["Sprogcenter Fjordby", "language centre", 3, 4, 2]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_picture_shows_every_number_and_says_it_in_words(brought: Database, now: datetime) -> None:
    found = seen(brought, now)

    drawn = picture.draw(found, twin="tragt-tabel")

    read = Drawing(drawn)
    assert "Sprogcenter Fjordby: Visits 3, Nominations 4, Standing 2." in read.description
    assert read.words == [
        *("Visits", "Nominations", "Standing"),
        *("Sprogcenter Fjordby", "3", "4", "2"),
        *(VUC, "1", "0", "0"),
        *("Without a channel's link", "1", "0"),
    ]
    assert read.root.attrib["aria-describedby"] == "tragt-tekst tragt-tabel"


def test_nothing_is_no_bar(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        a_channel(session, a_round(session))

    boxes = Drawing(picture.draw(seen(sqlite, now))).all("rect")

    in_the_legend_and_its_pattern = 4
    assert len(boxes) == in_the_legend_and_its_pattern


def test_a_round_without_channels_is_empty(sqlite: Database, now: datetime) -> None:
    with sqlite.transaction() as session:
        a_round(session)

    assert seen(sqlite, now).is_empty
