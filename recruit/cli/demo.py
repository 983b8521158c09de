"""`recruit demo`: the whole program on this machine, filled with an invented municipality."""

import os
import subprocess
import sys
from importlib import import_module
from typing import Any

import click
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from recruit.demonstration import seed, staff
from recruit.foundation import clock
from recruit.foundation.db import create_engine, transaction
from recruit.foundation.places import INSTANCE, MIGRATIONS, ROOT
from recruit.foundation.settings import DEMO_DATABASE

#: Two processes answer, as in production: what works here does not hang on one process.
PROCESSES, THREADS = 2, 4


@click.command(name="demo", help="Start programmet på denne maskine med en opdigtet kommune.")
@click.option("--port", default=8000, show_default=True, help="Hvor programmet lytter.")
def command(port: int) -> None:
    INSTANCE.mkdir(exist_ok=True)
    address = f"http://localhost:{port}"
    demonstration = {"RECRUIT_MODE": "demo", "DATABASE_URL": DEMO_DATABASE, "PUBLIC_URL": address}
    for name, value in demonstration.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    prepare()
    welcome(address)
    Demonstration(port).run()


def prepare() -> None:
    """Bring the database to this version and, when it is new, fill it."""
    engine = create_engine(os.environ["DATABASE_URL"])
    # Alembic takes half a second to load, so it is only asked when something is to be done.
    if _stands_at(engine) != _newest_file():
        from recruit.foundation import migrations

        is_new = _stands_at(engine) is None
        migrations.upgrade(engine)
        if is_new:
            _fill(engine)
    engine.dispose()


def _fill(engine: Engine) -> None:
    now = clock.now()
    with transaction(sessionmaker(engine, expire_on_commit=False)) as session:
        seed.seed(session, now)


def _stands_at(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _newest_file() -> str:
    return max(file.name for file in (MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]


def welcome(address: str) -> None:
    """Say where it is, and as whom one can sign in."""
    click.echo(f"\n  Programmet kører på {address}\n")
    click.echo(f"  Log ind på {address}/konto/log-ind med adgangskoden {staff.PASSWORD} som")
    for member in staff.STAFF:
        click.echo(f"    {member.email:<32} {member.title}")
    click.echo("\n  Alle navne er opdigtede, og ingen breve forlader maskinen. Stop med Ctrl-C.\n")


class Demonstration(BaseApplication):  # type: ignore[misc]
    """The web server and the worker beside it; both end together."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.worker: subprocess.Popen[bytes] | None = None
        super().__init__()

    def load_config(self) -> None:
        chosen: dict[str, Any] = {
            "bind": f"127.0.0.1:{self.port}",
            "workers": PROCESSES,
            # A browser holds connections open that it does not use; a process that waited for one would be ended.
            "worker_class": "gthread",
            "threads": THREADS,
            "preload_app": True,
            "loglevel": "warning",
            "chdir": str(ROOT),
            "when_ready": self._start_worker,
            "on_exit": self._stop_worker,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return import_module("wsgi").app

    def _start_worker(self, _arbiter: object) -> None:
        self.worker = subprocess.Popen([sys.executable, "-m", "recruit.cli", "worker"])

    def _stop_worker(self, _arbiter: object) -> None:
        if self.worker:
            self.worker.terminate()
            self.worker.wait(timeout=10)
