"""`recruit admin`: the users of an installation, from the server: the first administrator, and the way back in."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from sqlalchemy.orm import Session, sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from recruit.cli.start import database_or_exit, settings_or_exit
from recruit.foundation import clock
from recruit.foundation.accounts import operations, queries, rules
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.dates import Span
from recruit.foundation.db import create_engine, reading, transaction
from recruit.foundation.links import one_time
from recruit.foundation.refusal import Refused
from recruit.foundation.settings import Settings

if TYPE_CHECKING:
    from recruit.foundation.accounts.model import StaffUser

REASONS = {
    "email-is-malformed": "Skriv en e-mailadresse som navn@eksempel.dk.",
    "email-taken": "Der er allerede en bruger med den e-mailadresse. Se dem med: recruit admin list",
    "name-missing": "Skriv et navn med --name.",
    "password-too-short": "Adgangskoden skal have mindst {shortest} tegn. Flere ord er lette at huske.",
    "password-too-long": "Adgangskoden må højst have {longest} tegn.",
    "password-too-even": "Adgangskoden gentager de samme få tegn. Vælg en anden.",
    "password-tells-who": "Adgangskoden indeholder navnet eller e-mailadressen. Vælg en anden.",
    "user-not-active": "Brugerens adgang er lukket. En administrator kan åbne den igen på siden Brugere.",
    "password-common": "Adgangskoden bruges af mange og er let at gætte. Vælg en anden.",
}

ROLES = {
    Role.ADMINISTRATOR: "administrator",
    Role.SECRETARY: "sekretær",
    Role.READER: "læser",
    Role.AUDITOR: "revisor",
    Role.POLLING_WORKER: "valgmedarbejder",
    Role.ELECTION_COMMITTEE: "valgbestyrelse",
}


@click.group(name="admin", help="Opret administratorer, se brugerne, og luk nogen ind igen.")
def command() -> None:
    pass


@command.command(help="Opret en bruger med rollen administrator. Adgangskoden bliver spurgt om og vises ikke.")
@click.option("--email", required=True, help="Den adresse, brugeren logger ind med.")
@click.option("--name", required=True, help="Brugerens navn.")
@click.option("--link", is_flag=True, help="Skriv et link, som brugeren selv vælger adgangskode med.")
def create(email: str, name: str, link: bool) -> None:
    settings = settings_or_exit()
    password = "" if link else click.prompt("Adgangskode", hide_input=True, confirmation_prompt="Adgangskoden igen")
    by, now = Actor.command(), clock.now()
    with _saying(), transaction(_sessions(settings)) as session:
        user = operations.create_user(session, email=email, name=name, by=by, now=now)
        operations.grant_role(session, user.id, Role.ADMINISTRATOR, Span(clock.today()), by=by, now=now)
        if link:
            address = _address(session, user, settings)
        else:
            operations.set_password(session, user, password, by=by, now=now)
    click.echo(f"{user.name} er oprettet som administrator.")
    if link:
        _tell(address)


@command.command(name="list", help="Skriv brugerne med deres roller.")
def list_users() -> None:
    with _saying(), reading(_sessions(settings_or_exit())) as session:
        for user in queries.users(session):
            held = [ROLES[grant.role] for grant in user.grants if grant.holds(clock.today())]
            state = "" if user.active else "  (lukket)"
            click.echo(f"{user.email}  {user.name}  {', '.join(held) or 'ingen rolle'}{state}")


@command.command(help="Skriv et nyt link, som brugeren vælger adgangskode med. Ældre links holder op med at virke.")
@click.argument("email")
def link(email: str) -> None:
    settings = settings_or_exit()
    with _saying(), transaction(_sessions(settings)) as session:
        address = _address(session, _known(session, email), settings)
    _tell(address)


@command.command(
    name="reset-second-factor", help="Slå totrinsbekræftelse fra for en bruger, der har mistet sin telefon."
)
@click.argument("email")
def reset_second_factor(email: str) -> None:
    with _saying(), transaction(_sessions(settings_or_exit())) as session:
        user = _known(session, email)
        operations.reset_second_factor(session, user.id, by=Actor.command(), now=clock.now())
    click.echo("Totrinsbekræftelse er slået fra, og brugeren er logget ud alle steder.")


def _known(session: Session, email: str) -> "StaffUser":
    user = queries.by_email(session, email)
    if user is None:
        click.echo(f"Der er ingen bruger med adressen {email}. Se dem med: recruit admin list", err=True)
        sys.exit(1)
    return user


def _address(session: Session, user: "StaffUser", settings: Settings) -> str:
    """Return the address of a new link with which the user chooses a password."""
    return one_time(settings.public_url, operations.hand_out_link(session, user, by=Actor.command(), now=clock.now()))


def _tell(address: str) -> None:
    days = rules.INVITATION_LIFETIME.days
    click.echo(f"Giv brugeren dette link. Det virker én gang og i {days} dage:\n{address}")


@contextmanager
def _saying() -> Iterator[None]:
    """Say in Danish why something is refused, and end with 1."""
    try:
        with database_or_exit():
            yield
    except Refused as refused:
        for refusal in refused.refusals:
            click.echo(REASONS[refusal.code].format(**refusal.facts), err=True)
        sys.exit(1)


def _sessions(settings: Settings) -> sessionmaker[Session]:
    return sessionmaker(create_engine(settings.database_url), expire_on_commit=False)
