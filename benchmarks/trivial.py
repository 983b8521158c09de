"""The yardsticks: the least that Flask can do, without a template, with one, and with one row in the database."""

import os

from flask import Flask, render_template_string
from sqlalchemy import text

from recruit.foundation.db import WRITES, create_engine

app = Flask(__name__)
#: On the same database, with the same settings, as what is measured beside it.
engine = create_engine(os.environ.get("DATABASE_URL", "sqlite://")).execution_options(**{WRITES: True})

TEMPLATE = "<!doctype html><title>{{ word }}</title><h1>{{ word }}</h1>"
TABLE = "CREATE TABLE IF NOT EXISTS yardstick (word varchar NOT NULL)"


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
    """Write one row, and see it safe."""
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO yardstick (word) VALUES ('Hello')"))
    return "<!doctype html><title>Hello</title><h1>Hello</h1>"
