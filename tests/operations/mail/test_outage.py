"""A mail server that is down for a day: nothing is lost, and nothing arrives twice."""

import socket
from datetime import datetime, timedelta

from recruit.foundation.mail.rules import Status
from recruit.foundation.mail.transport import Smtp
from tests.conftest import Database
from tests.operations.mail.letters import a_mail_server, queued
from tests.operations.mail.test_delivery import deliver_all, read

HOUR = timedelta(hours=1)


def test_letters_outlast_a_mail_server_that_is_down_for_a_day(sqlite: Database, now: datetime) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        nobody_there = Smtp("127.0.0.1", free.getsockname()[1], "", "", "none")
    before = [queued(sqlite, now, f"reader{number}@x.example") for number in range(3)]

    for hour in range(24):
        deliver_all(sqlite, nobody_there, now + hour * HOUR)
    meanwhile = queued(sqlite, now + 23 * HOUR, "late@x.example")

    assert [read(sqlite, letter).status for letter in (*before, meanwhile)] == [Status.RETRYING] * 3 + [Status.WAITING]
    assert read(sqlite, before[0]).error == "ConnectionRefusedError"
    with a_mail_server() as (office, port):
        back = Smtp("127.0.0.1", port, "", "", "none")
        for hour in range(24, 30):
            deliver_all(sqlite, back, now + hour * HOUR)

    assert sorted(message["To"] for message in office.received) == [
        "late@x.example",
        *(f"reader{number}@x.example" for number in range(3)),
    ]
    assert {read(sqlite, letter).status for letter in (*before, meanwhile)} == {Status.SENT}
