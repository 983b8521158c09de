"""The house as a municipality runs it, on a new SQLite file: set up, one secretary signed in, and no council yet."""

import os
import secrets
from pathlib import Path

from flask.sessions import SecureCookieSessionInterface
from sqlalchemy.orm import sessionmaker

from recruit.app import create_app
from recruit.foundation import clock, migrations
from recruit.foundation.accounts import operations as accounts
from recruit.foundation.accounts.rules import Role
from recruit.foundation.actor import Actor
from recruit.foundation.dates import Span
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.municipality import operations as municipalities
from recruit.foundation.municipality.rules import Particulars
from recruit.foundation.settings import Settings

MUNICIPALITY = Particulars("Eksempelby Kommune", email="raad@eksempelby.example", second_factor_roles=())


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a production server whose database lies in the folder."""
    return {
        **os.environ,
        "RECRUIT_MODE": "production",
        "SECRET_KEY": secrets.token_hex(32),
        "DATABASE_URL": f"sqlite:///{folder / 'house.db'}",
        "PUBLIC_URL": "https://raad.example",
        "MAIL_URL": "keep:",
        "MAIL_FROM": "raad@eksempelby.example",
        "LOG_LEVEL": "INFO",
    }


def set_up(settings: Settings) -> str:
    """Fill the database and return the cookie of a secretary who is signed in."""
    engine = create_engine(settings.database_url)
    migrations.upgrade(engine)
    by, now = Actor.command(), clock.now()
    with transaction(sessionmaker(engine)) as session:
        municipalities.set_up(session, MUNICIPALITY, by=by, now=now)
        user = accounts.create_user(session, email="grethe@eksempelby.example", name="Grethe Holm", by=by, now=now)
        accounts.grant_role(session, user.id, Role.SECRETARY, Span(clock.local(now).date()), by=by, now=now)
        token = accounts.open_session(session, user.id, user_agent="Firefox/140.0 (Linux)", now=now)
    engine.dispose()
    signer = SecureCookieSessionInterface().get_signing_serializer(create_app(settings))
    assert signer is not None
    return f"recruit={signer.dumps({'_user_id': token})}"
