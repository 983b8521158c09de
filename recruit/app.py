"""The whole house put together. The only module that knows everything."""

import os
from importlib import import_module

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import recruit.models  # noqa: F401 (completes the tables)
from recruit.foundation import logging
from recruit.foundation.mail import transport
from recruit.foundation.places import TEMPLATES
from recruit.foundation.settings import Settings
from recruit.web import converters, errors, extensions, filters, headers, language, shell

#: The pages, in the order of the map in docs/architecture.md. Each module has a `bp`.
PAGES = (
    "recruit.web.public.front",
    "recruit.web.public.councils",
    "recruit.web.public.call",
    "recruit.web.public.candidates",
    "recruit.web.public.election",
    "recruit.web.public.election_result",
    "recruit.web.public.calendar",
    "recruit.web.public.channel",
    "recruit.web.public.nominations.stand",
    "recruit.web.public.nominations.receipt",
    "recruit.web.public.nominations.photo",
    "recruit.web.public.nominations.own",
    "recruit.web.public.nominations.own_data",
    "recruit.web.public.nominations.own_erasure",
    "recruit.web.public.nominations.correct",
    "recruit.web.public.nominations.propose",
    "recruit.web.public.nominations.proposal",
    "recruit.web.public.nominations.answer",
    "recruit.web.public.nominations.support",
    "recruit.web.public.nominations.continuation",
    "recruit.web.public.own_places.own",
    "recruit.web.public.own_places.sharing",
    "recruit.web.public.own_places.check",
    "recruit.web.public.own_places.data",
    "recruit.web.public.organisation",
    "recruit.web.public.network",
    "recruit.web.public.prospect",
    "recruit.web.public.voice",
    "recruit.web.public.voices",
    "recruit.web.public.accessibility",
    "recruit.web.public.logo",
    "recruit.web.public.health",
    "recruit.web.links",
    "recruit.web.account.first_run",
    "recruit.web.account.sign_in",
    "recruit.web.account.second_factor",
    "recruit.web.account.password",
    "recruit.web.account.sessions",
    "recruit.web.secretariat.today",
    "recruit.web.secretariat.bodies.council",
    "recruit.web.secretariat.bodies.files",
    "recruit.web.secretariat.bodies.changes",
    "recruit.web.secretariat.archive",
    "recruit.web.secretariat.timeline",
    "recruit.web.secretariat.seats.overview",
    "recruit.web.secretariat.seats.filling",
    "recruit.web.secretariat.seats.seat",
    "recruit.web.secretariat.seats.seating",
    "recruit.web.secretariat.seats.membership",
    "recruit.web.secretariat.seats.offices",
    "recruit.web.secretariat.seats.office_overview",
    "recruit.web.secretariat.seats.office_vote",
    "recruit.web.secretariat.seats.office_filling",
    "recruit.web.secretariat.people.list_of_people",
    "recruit.web.secretariat.people.person",
    "recruit.web.secretariat.people.names",
    "recruit.web.secretariat.people.publication",
    "recruit.web.secretariat.people.merging",
    "recruit.web.secretariat.organizations.list_of_organizations",
    "recruit.web.secretariat.organizations.organization",
    "recruit.web.secretariat.search",
    "recruit.web.secretariat.setup.new",
    "recruit.web.secretariat.setup.guided",
    "recruit.web.secretariat.setup.composition",
    "recruit.web.secretariat.setup.group",
    "recruit.web.secretariat.setup.terms",
    "recruit.web.secretariat.setup.dated",
    "recruit.web.secretariat.setup.decisions",
    "recruit.web.secretariat.setup.documents",
    "recruit.web.secretariat.setup.facts",
    "recruit.web.secretariat.setup.exchange",
    "recruit.web.secretariat.council_list",
    "recruit.web.secretariat.recruitment.rounds",
    "recruit.web.secretariat.recruitment.stops",
    "recruit.web.secretariat.recruitment.round",
    "recruit.web.secretariat.recruitment.texts",
    "recruit.web.secretariat.recruitment.fields",
    "recruit.web.secretariat.recruitment.timetable",
    "recruit.web.secretariat.recruitment.extension",
    "recruit.web.secretariat.recruitment.announcement",
    "recruit.web.secretariat.recruitment.interests",
    "recruit.web.secretariat.recruitment.channels",
    "recruit.web.secretariat.recruitment.flyers",
    "recruit.web.secretariat.recruitment.figures",
    "recruit.web.secretariat.recruitment.network",
    "recruit.web.secretariat.recruitment.prospects",
    "recruit.web.secretariat.recruitment.voice",
    "recruit.web.secretariat.recruitment.voices",
    "recruit.web.secretariat.recruitment.organisations.listed",
    "recruit.web.secretariat.recruitment.organisations.calling",
    "recruit.web.secretariat.recruitment.organisations.writing",
    "recruit.web.secretariat.recruitment.organisations.change",
    "recruit.web.secretariat.recruitment.organisations.entering",
    "recruit.web.secretariat.nominations.candidates",
    "recruit.web.secretariat.nominations.candidates_fixing",
    "recruit.web.secretariat.nominations.selection.overview",
    "recruit.web.secretariat.nominations.selection.criteria",
    "recruit.web.secretariat.nominations.selection.assessing",
    "recruit.web.secretariat.nominations.selection.concluding",
    "recruit.web.secretariat.nominations.selection.papers",
    "recruit.web.secretariat.nominations.packet",
    "recruit.web.secretariat.nominations.list_of_nominations",
    "recruit.web.secretariat.nominations.nomination",
    "recruit.web.secretariat.nominations.answering",
    "recruit.web.secretariat.nominations.withdrawing",
    "recruit.web.secretariat.nominations.writing",
    "recruit.web.secretariat.nominations.correcting",
    "recruit.web.secretariat.nominations.erasing",
    "recruit.web.secretariat.nominations.restricting",
    "recruit.web.secretariat.disclosure",
    "recruit.web.secretariat.nominations.supporters",
    "recruit.web.secretariat.nominations.paper_letter",
    "recruit.web.secretariat.nominations.continuation",
    "recruit.web.secretariat.nominations.continuation_answer",
    "recruit.web.secretariat.nominations.continuation_paper",
    "recruit.web.secretariat.nominations.entering",
    "recruit.web.secretariat.nominations.floor",
    "recruit.web.secretariat.nominations.photo",
    "recruit.web.secretariat.nominations.message",
    "recruit.web.secretariat.nominations.complaints.listed",
    "recruit.web.secretariat.nominations.complaints.registering",
    "recruit.web.secretariat.nominations.complaints.deciding",
    "recruit.web.secretariat.journal.access",
    "recruit.web.secretariat.journal.access_request",
    "recruit.web.secretariat.journal.overview",
    "recruit.web.secretariat.journal.packet",
    "recruit.web.secretariat.nominations.vetting.noting",
    "recruit.web.secretariat.nominations.vetting.lacking",
    "recruit.web.secretariat.nominations.vetting.deciding",
    "recruit.web.secretariat.nominations.vetting.joining",
    "recruit.web.secretariat.elections.listed",
    "recruit.web.secretariat.elections.of_all",
    "recruit.web.secretariat.elections.setting_up",
    "recruit.web.secretariat.elections.exchange",
    "recruit.web.secretariat.elections.contests",
    "recruit.web.secretariat.elections.election",
    "recruit.web.secretariat.elections.passing",
    "recruit.web.secretariat.elections.tasks",
    "recruit.web.secretariat.elections.timetable",
    "recruit.web.secretariat.elections.ballots",
    "recruit.web.secretariat.elections.papers",
    "recruit.web.secretariat.elections.letters",
    "recruit.web.secretariat.elections.notices",
    "recruit.web.secretariat.elections.voters",
    "recruit.web.secretariat.elections.voters_post",
    "recruit.web.secretariat.elections.voters_door",
    "recruit.web.secretariat.elections.voters_register",
    "recruit.web.secretariat.elections.voters_import",
    "recruit.web.secretariat.elections.voters_marking",
    "recruit.web.secretariat.elections.voters_removing",
    "recruit.web.secretariat.elections.packets",
    "recruit.web.secretariat.elections.packets_listing",
    "recruit.web.secretariat.elections.packets_sealing",
    "recruit.web.secretariat.elections.evening",
    "recruit.web.secretariat.elections.evening_acts",
    "recruit.web.secretariat.elections.evening_projector",
    "recruit.web.secretariat.elections.counting.overview",
    "recruit.web.secretariat.elections.counting.tally",
    "recruit.web.secretariat.elections.counting.lots",
    "recruit.web.secretariat.elections.counting.certification",
    "recruit.web.secretariat.elections.counting.result",
    "recruit.web.secretariat.intake.start",
    "recruit.web.secretariat.intake.lessons",
    "recruit.web.secretariat.intake.term",
    "recruit.web.secretariat.intake.preview",
    "recruit.web.secretariat.intake.person",
    "recruit.web.secretariat.intake.registered",
    "recruit.web.secretariat.intake.conflict",
    "recruit.web.secretariat.intake.line",
    "recruit.web.secretariat.intake.group",
    "recruit.web.secretariat.intake.columns",
    "recruit.web.secretariat.intake.bulk",
    "recruit.web.secretariat.intake.application",
    "recruit.web.secretariat.intake.receipt",
    "recruit.web.secretariat.intake.undoing",
    "recruit.web.secretariat.intake.discarding",
    "recruit.web.secretariat.letters",
    "recruit.web.secretariat.letters_batch",
    "recruit.web.secretariat.letters_instead",
    "recruit.web.secretariat.letters_of_council",
    "recruit.web.secretariat.wording",
    "recruit.web.secretariat.letterheads",
    "recruit.web.secretariat.history",
    "recruit.web.secretariat.jobs",
    "recruit.web.secretariat.municipality",
    "recruit.web.secretariat.languages",
    "recruit.web.secretariat.language_texts",
    "recruit.web.secretariat.language_files",
    "recruit.web.secretariat.retention",
    "recruit.web.secretariat.retention_outlook",
    "recruit.web.secretariat.users",
    "recruit.web.secretariat.user_roles",
)

#: What the demonstration has besides.
DEMONSTRATION = ("recruit.web.secretariat.letters_demonstration",)


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application, ready to serve.

    Raises SettingsError when the environment lacks something or is unsafe.
    """
    settings = settings or Settings.from_environment(os.environ)
    # Read here too, so that a faulty address is said at the start and not by the first letter.
    transport.from_url(settings.mail_url, in_the_clear=not settings.is_production)
    app = Flask("recruit", template_folder=str(TEMPLATES), static_folder="web/static", static_url_path="/static")
    _configure(app, settings)
    converters.init_app(app)
    extensions.init_app(app, settings)
    headers.init_app(app, secure=settings.is_production)
    language.init_app(app)
    filters.init_app(app)
    shell.init_app(app)
    errors.init_app(app)
    for page in (*PAGES, *(DEMONSTRATION if settings.mode == "demo" else ())):
        app.register_blueprint(import_module(page).bp)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SETTINGS=settings,
        MAX_CONTENT_LENGTH=settings.largest_request,
        MAX_FORM_MEMORY_SIZE=settings.largest_request,
        SESSION_COOKIE_NAME="recruit",
        SESSION_COOKIE_SECURE=settings.is_production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        TESTING=settings.mode == "test",
        PROPAGATE_EXCEPTIONS=False,
    )
    if settings.mode != "test":
        logging.start(settings.log_level)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
