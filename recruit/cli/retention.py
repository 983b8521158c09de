"""`recruit retention`: erase whatever its time is over for, or say what would be erased, and what stays and why."""

import sys
from collections.abc import Collection, Sequence
from datetime import date

import click
from sqlalchemy.orm import sessionmaker

import recruit.models  # noqa: F401 (completes the tables)
from recruit.acts.retention import Outlook, carry_out, outlook
from recruit.cli.roster import Day
from recruit.cli.start import database_or_exit, engine_or_exit
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.dates import danish
from recruit.foundation.db import reading
from recruit.foundation.retention.rules import DataClass
from recruit.reports.words import word


@click.command(name="retention", help="Slet de oplysninger, hvis tid er gået.")
@click.option("--dry-run", is_flag=True, help="Slet intet: vis, hvad der ville blive slettet, og hvad der bliver.")
@click.option("--on", "day", type=Day(), help="Hvad der er forfaldent den dag; i dag, når intet er sagt.")
@click.option(
    "--class",
    "classes",
    type=click.Choice([which.value for which in DataClass]),
    multiple=True,
    help="Kun denne slags oplysninger. Kan gives flere gange.",
)
def command(dry_run: bool, day: date | None, classes: tuple[str, ...]) -> None:
    on, wanted = day or clock.today(), tuple(map(DataClass, dict.fromkeys(classes))) or tuple(DataClass)
    if on > clock.today() and not dry_run:
        raise click.UsageError("En dag, der ikke er kommet, kan kun bruges med --dry-run.")
    sessions = sessionmaker(engine_or_exit(), expire_on_commit=False)
    with database_or_exit():
        if dry_run:
            with reading(sessions) as session:
                _tell(outlook(session, on=on, classes=wanted), on)
            return
        by = Actor.system()
        erased = carry_out(sessions, on=on, by=by, now=clock.now, progress=_show, classes=wanted)
    _sum_up(wanted, [erased[which] for which in wanted])


def _tell(found: Sequence[Outlook], on: date) -> None:
    """Explain each class: its rule, how many, the oldest, and what stays."""
    for one in found:
        click.echo(f"{word(one.which)} ({one.which.value})")
        click.echo(f"  Regel: {one.rule.days} dage efter {word(one.begins)}. {one.rule.source}.")
        oldest = f", det ældste fra {danish(clock.local(one.oldest).date())}" if one.oldest else ""
        click.echo(f"  Slettes: {one.number}{oldest}")
        for why, number in one.held.items():
            click.echo(f"  Bliver: {number}, fordi {word(why)}")
    click.echo(f"{sum(one.number for one in found)} ville blive slettet {danish(on)}. Intet er ændret.")


def _sum_up(classes: Collection[DataClass], numbers: Sequence[int]) -> None:
    for which, number in zip(classes, numbers, strict=True):
        if number:
            click.echo(f"{number}: {word(which)}")
    click.echo(f"{sum(numbers)} slettet.")


def _show(done: int, total: int) -> None:
    """Draw the bar where somebody watches."""
    if sys.stderr.isatty() and total:
        part = done * 30 // total
        click.echo(f"\r[{'#' * part}{'-' * (30 - part)}] {done} af {total}", nl=done == total, err=True)
