"""The yardstick: the least that Flask can do."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    """Answer without a template, a session or a database."""
    return "<!doctype html><title>Hello</title><h1>Hello</h1>"
