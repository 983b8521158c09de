"""The yardsticks: the least that Flask can do, without a template, with one, and with one row in the database."""

import os

from flask import Flask, render_template_string
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker

from recruit.foundation.db import create_engine, transaction

app = Flask(__name__)
#: On the same database, with the same settings, as what is measured beside it.
sessions = sessionmaker(create_engine(os.environ.get("DATABASE_URL", "sqlite://")))

TEMPLATE = "<!doctype html><title>{{ word }}</title><h1>{{ word }}</h1>"


class Base(DeclarativeBase):
    """Apart from the program's own tables."""

    metadata = MetaData()


class Yardstick(Base):
    """A table with a word."""

    __tablename__ = "yardstick"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]


@app.get("/")
def hello() -> str:
    """Answer without a template, a session or a database."""
    return "<!doctype html><title>Hello</title><h1>Hello</h1>"


@app.get("/template")
def template() -> str:
    """Fill in a template."""
    return render_template_string(TEMPLATE, word="Hello")


@app.post("/row")
def row() -> str:
    """Write one row as the program writes rows."""
    with transaction(sessions) as session:
        session.add(Yardstick(word="Hello"))
    return "<!doctype html><title>Hello</title><h1>Hello</h1>"
