"""`recruit intake --body --term`: what would become of files in a term; with `--apply`, what is ready is put in."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from sqlalchemy.orm import Session, sessionmaker

from recruit.bodies import queries as bodies
from recruit.cli.intake.words import problem
from recruit.cli.start import database_or_exit, engine_or_exit
from recruit.foundation import clock
from recruit.foundation.actor import Actor
from recruit.foundation.db import Sessions, reading, transaction
from recruit.foundation.refusal import NotFound, Refusal, Refused, refuse_if
from recruit.intake import operations, queries
from recruit.intake.formats.opening import opened
from recruit.intake.rules import read_document
from recruit.intake.rules.plans.plan import may_be_kept
from recruit.intake.rules.proposals.lessons import columns, taught

if TYPE_CHECKING:
    from uuid import UUID

    from recruit.bodies.model import Term
    from recruit.intake.model import IntakeReading
    from recruit.intake.queries import Outlook

#: What the shell hears: everything is put in; something waits for a decision; a file could not be read at all.
DONE, WAITS, BAD_INPUT = 0, 1, 2

Content = Callable[[Path], bytes]


@dataclass(frozen=True, slots=True)
class Told:
    """What became, or would become, of one file."""

    file: Path
    outlook: "Outlook"
    #: Why nothing of it was put in, although something is ready.
    refusals: tuple[Refusal, ...] = ()

    @property
    def code(self) -> int:
        return WAITS if self.refusals or self.outlook.waits else DONE


def put_in(files: tuple[Path, ...], content: Content, slug: str, label: str, form: str, *, apply: bool) -> int:
    """Tell what becomes of each file, one after the other, and return what the shell hears.

    With `apply` each file is kept as a reading of the term, and what is ready of it is put in; else nothing is stored.
    """
    sessions = sessionmaker(engine_or_exit(), expire_on_commit=False)
    codes = [DONE]
    with database_or_exit():
        with reading(sessions) as session:
            term = _term(session, slug, label)
        bar = click.progressbar(files, file=sys.stderr, label="Læser", hidden=not sys.stderr.isatty())
        with bar as shown:
            for file in shown:
                codes.append(_one(sessions, term, file, content, form, apply=apply))
    return max(codes)


def _one(sessions: Sessions, term: "Term", file: Path, content: Content, form: str, *, apply: bool) -> int:
    try:
        source = content(file)
        become = _applied if apply else _foreseen
        told = become(sessions, term, file, source)
    except Refused as refused:
        return _complain(file, problem(refused.refusals[0]), form)
    click.echo(
        json.dumps(_data(told, apply=apply), ensure_ascii=False)
        if form == "json"
        else "\n".join(_lines(told, apply=apply))
    )
    return told.code


def _complain(file: Path, error: str, form: str) -> int:
    if form == "json":
        click.echo(json.dumps({"file": str(file), "error": error}, ensure_ascii=False))
    click.echo(f"{file}: {error}", err=True)
    return BAD_INPUT


def _foreseen(sessions: Sessions, term: "Term", file: Path, source: bytes) -> Told:
    """Return what would become of a file; nothing is stored."""
    document = opened(source, file.name)
    with reading(sessions) as session:
        lessons = queries.lessons(session)
        found = taught(read_document(document, taught=columns(lessons)), lessons)
        refuse_if(may_be_kept(found))
        return Told(file, queries.foresee(session, found, term))


def _applied(sessions: Sessions, term: "Term", file: Path, source: bytes) -> Told:
    """Keep a file as a reading of the term, and put in what is ready; a refusal leaves the reading waiting whole."""
    kept = _kept(sessions, term, file, source)
    try:
        with transaction(sessions) as session:
            waiting = queries.reading(session, kept, for_change=True)
            told = Told(file, queries.outlook(session, waiting, term))
            operations.apply(session, waiting, by=Actor.command(), now=clock.now())
    except Refused as refused:
        return Told(file, told.outlook, refused.refusals)
    return told


def _kept(sessions: Sessions, term: "Term", file: Path, source: bytes) -> "UUID":
    document, by, now = opened(source, file.name), Actor.command(), clock.now()
    with transaction(sessions) as session:
        lessons = queries.lessons(session)
        name = "" if str(file) == "-" else file.name
        kept = operations.keep(session, document, source, name, by=by, now=now, reach=None, lessons=lessons)
        _stays_in_its_term(kept, term)
        if kept.term_id != term.id:
            operations.choose_term(session, kept, bodies.locked_term(session, term.id), by=by, now=now)
        return kept.id


def _stays_in_its_term(kept: "IntakeReading", term: "Term") -> None:
    """Refuse to move a reading that waits already: somebody has placed it where it is."""
    if kept.term is not None and kept.term.id != term.id:
        council = kept.term.body.name_on(kept.term.since)
        refuse_if([Refusal("waits-in-another-term", {"council": council, "term": kept.term.label})])


def _term(session: Session, slug: str, label: str) -> "Term":
    try:
        body = bodies.body_by_slug(session, slug)
    except NotFound:
        known = ", ".join(bodies.slugs(session))
        _stop(f"Der er intet råd, der hedder »{slug}«. " + (f"Vælg mellem: {known}." if known else "Der er ingen råd."))
    terms = {term.label: term for term in bodies.terms(session, body)}
    term = terms.get(label) or terms.get(label.replace("-", "–"))  # the dash that keyboards lack
    if term is None:
        _stop(f"Rådet har ingen periode, der hedder »{label}«. Vælg mellem: {', '.join(terms)}.")
    return term


def _stop(problem: str) -> NoReturn:
    click.echo(problem, err=True)
    sys.exit(BAD_INPUT)


def _data(told: Told, *, apply: bool) -> dict[str, object]:
    """Return what `--format json` prints, a line a file."""
    outlook, plan = told.outlook, told.outlook.plan
    return {
        "file": str(told.file),
        "applied": apply and not told.refusals,
        "read": len(outlook.found.people),
        "put_in": plan.placed,
        "known_only": len(plan.known_only),
        "groups": [{"label": group.label, "seats": len(group.seats)} for group in plan.groups if not group.known],
        "unchanged": outlook.unchanged,
        "waiting": [
            {"name": listed.name, "line": listed.line, "reasons": [reason.code for reason in reasons]}
            for listed, reasons in outlook.held_back
        ],
        "not_understood": [{"line": one.line, "text": one.text} for one in outlook.found.not_understood],
        "refused": [reason.code for reason in told.refusals],
    }


def _lines(told: Told, *, apply: bool) -> Iterator[str]:
    """Yield what becomes of a file, in Danish."""
    outlook, plan = told.outlook, told.outlook.plan
    done = apply and not told.refusals
    yield f"== {told.file} =="
    yield f"Læst: {len(outlook.found.people)} personer"
    yield f"{'Sat ind' if done else 'Klar til at blive sat ind'}: {plan.placed}"
    yield f"{'Registreret' if done else 'Klar til at blive registreret'} uden plads: {len(plan.known_only)}"
    for group in plan.groups:
        if not group.known:
            places = f"{len(group.seats)} {'plads' if len(group.seats) == 1 else 'pladser'}"
            yield f"{'Ny' if done else 'Klar som ny'} medlemsgruppe: {group.label}, {places}"
    yield f"Kendes i forvejen, og intet nyt: {outlook.unchanged}"
    yield f"Venter: {len(outlook.held_back)}"
    for listed, reasons in outlook.held_back:
        yield f"  linje {listed.line}: {listed.name}: {' '.join(problem(reason) for reason in reasons)}"
    yield f"Ikke forstået: {len(outlook.found.not_understood)}"
    for line in outlook.found.not_understood:
        yield f"  linje {line.line}: {line.text}"
    if told.refusals:
        yield "Intet er sat ind:"
        yield from (f"  {problem(reason)}" for reason in told.refusals)
    yield ""
