"""Handing letters to a real mail server on the loopback, with and without TLS."""

import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path

import pytest

from recruit.foundation.mail.transport import Smtp, Undeliverable, from_url
from recruit.foundation.settings import SettingsError
from tests.operations.mail.letters import a_certificate, a_mail_server


def a_message(to: str = "aya@fjordby.example") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "raad@fjordby.example", to, "Prøve på æøå"
    message.set_content("Kære Åse\n")
    return message


def clear(port: int) -> Smtp:
    transport = from_url(f"smtp://localhost:{port}?tls=off", in_the_clear=True)
    assert transport is not None
    return transport


def private(port: int) -> Smtp:
    transport = from_url(f"smtp://localhost:{port}", in_the_clear=False)
    assert transport is not None
    return transport


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A mail server's certificate, which this machine trusts."""
    file = a_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_letter_arrives_with_its_danish_letters() -> None:
    with a_mail_server() as (office, port):
        clear(port).send(a_message())

    assert [message["To"] for message in office.received] == ["aya@fjordby.example"]
    assert office.received[0].get_payload(decode=True).decode() == "Kære Åse\r\n"


def test_a_letter_arrives_over_starttls(certificate: ssl.SSLContext) -> None:
    with a_mail_server(certificate) as (office, port):
        private(port).send(a_message())

    assert len(office.received) == 1


def test_a_letter_arrives_over_tls_from_the_first_byte(certificate: ssl.SSLContext) -> None:
    with a_mail_server(certificate, from_the_first_byte=True) as (office, port):
        transport = from_url(f"smtps://localhost:{port}", in_the_clear=False)
        assert transport is not None
        transport.send(a_message())

    assert len(office.received) == 1


def test_a_server_without_tls_gets_nothing() -> None:
    with a_mail_server() as (office, port), pytest.raises(smtplib.SMTPNotSupportedError):
        private(port).send(a_message())

    assert office.received == []


def test_a_server_that_nobody_vouches_for_gets_nothing(
    certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with a_mail_server(certificate) as (office, port), pytest.raises(ssl.SSLCertVerificationError):
        private(port).send(a_message())

    assert office.received == []


def test_a_server_with_an_outdated_tls_gets_nothing(certificate: ssl.SSLContext) -> None:
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        certificate.maximum_version = ssl.TLSVersion.TLSv1_1

    with a_mail_server(certificate) as (office, port), pytest.raises((OSError, smtplib.SMTPException)):
        private(port).send(a_message())

    assert office.received == []


def test_an_address_that_does_not_exist_is_undeliverable_and_not_quoted() -> None:
    with a_mail_server() as (_, port), pytest.raises(Undeliverable) as undeliverable:
        clear(port).send(a_message("nobody@fjordby.example"))

    assert str(undeliverable.value) == "SMTPRecipientsRefused 550"
    assert undeliverable.value.__cause__ is None


def test_a_busy_address_may_work_later() -> None:
    with a_mail_server() as (_, port), pytest.raises(smtplib.SMTPException, match="SMTPRecipientsRefused 451"):
        clear(port).send(a_message("later@fjordby.example"))


def test_a_server_that_is_away_may_answer_later() -> None:
    with a_mail_server() as (_, port):
        pass

    with pytest.raises(ConnectionRefusedError):
        clear(port).send(a_message())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("keep:", None),
        ("smtp://mail.example", Smtp("mail.example", 587, "", "", "starttls")),
        ("smtp://u%40x:p%2Fw@mail.example:2525?tls=required", Smtp("mail.example", 2525, "u@x", "p/w", "starttls")),
        ("smtps://mail.example", Smtp("mail.example", 465, "", "", "tls")),
        ("smtp://localhost:25?tls=off", Smtp("localhost", 25, "", "", "none")),
    ],
)
def test_the_setting_says_where_letters_go(address: str, expected: Smtp | None) -> None:
    assert from_url(address, in_the_clear=True) == expected


@pytest.mark.parametrize(
    "address", ["", "mail.example", "smtp://", "https://mail.example", "smtp://mail.example?tls=maybe", "smtp://h:port"]
)
def test_a_setting_that_says_nothing_sensible_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="MAIL_URL must look like"):
        from_url(address, in_the_clear=True)


def test_production_never_sends_in_the_clear() -> None:
    with pytest.raises(SettingsError, match="tls=off"):
        from_url("smtp://mail.example?tls=off", in_the_clear=False)
