"""Flask's extensions, bound to our own ground. The only module that knows Flask-SQLAlchemy."""

from contextlib import AbstractContextManager
from typing import cast

from flask import Flask
from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Session

from recruit.foundation import db
from recruit.foundation.settings import Settings
from recruit.web import forgery

store = SQLAlchemy(model_class=db.Base, session_options={"expire_on_commit": False})
login = LoginManager()


def init_app(app: Flask, settings: Settings) -> None:
    """Bind the extensions to the app; SQLALCHEMY_DATABASE_URI is set from the settings."""
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    store.init_app(app)
    with app.app_context():
        db.prepare(store.engine)
    forgery.init_app(app)
    login.init_app(app)


def open_session() -> Session:
    """Return a new session on the app's database; the caller closes it."""
    return cast(Session, store.session.session_factory())


def transaction() -> AbstractContextManager[Session]:
    """Open a writing transaction; it commits when the block ends well."""
    return db.transaction(open_session)


def reading() -> AbstractContextManager[Session]:
    """Open a reading transaction; the database refuses writes in it."""
    return db.reading(open_session)
