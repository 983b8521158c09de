"""Which sentences a citizen can meet: these are spoken in every language, the rest in the house's own only.

Said once, here. A test opens the public pages in a language that has nothing but these, and hears what else they say.
"""

from collections.abc import Mapping

#: The public part: folders and files, as the catalogues name them.
PUBLIC = (
    "recruit/appointments/letters/outcome.py",
    "recruit/elections/letters.py",
    "recruit/elections/queries/public.py",
    "recruit/elections/words.py",
    "recruit/foundation/i18n.py",
    "recruit/nominations/closed_letters.py",
    "recruit/nominations/formats/",
    "recruit/nominations/words.py",
    "recruit/recruitment/formats/notice.py",
    "recruit/recruitment/formats/information.py",
    "recruit/recruitment/formats/paper_form.py",
    "recruit/recruitment/words.py",
    "recruit/reports/editions.py",
    "recruit/reports/elections/ballots.py",
    "recruit/reports/elections/flow.py",
    "recruit/reports/elections/lots.py",
    "recruit/reports/elections/notices.py",
    "recruit/reports/elections/turnout.py",
    "recruit/reports/pictures/flow.py",
    "recruit/reports/pictures/scale.py",
    "recruit/reports/pictures/seat_plan.py",
    "recruit/reports/pictures/timeline.py",
    "recruit/reports/pictures/votes.py",
    "recruit/web/fields.py",
    "recruit/web/form.py",
    "recruit/web/nominations/",
    "recruit/web/public/",
    "recruit/web/sentences/citizens.py",
    "recruit/web/voice_form.py",
    "templates/components/",
    "templates/errors/",
    "templates/layouts/base.html",
    "templates/layouts/plain.html",
    "templates/layouts/public.html",
    "templates/letters/",
    "templates/links/",
    "templates/public/",
)

#: What stands there and is met only by those who work with the house in its own languages: the secretariat, sitting
#: members, organisations that own a seat.
STAFF = (
    "templates/components/asking.html",
    "templates/components/conflict.html",
    "templates/components/contact_lines.html",
    "templates/components/copy_button.html",
    "templates/components/first_day.html",
    "templates/components/last_day.html",
    "templates/components/letter_outcome.html",
    "templates/components/local_menu.html",
    "templates/components/pagination.html",
    "templates/components/progress.html",
    "templates/components/subscription.html",
    "templates/errors/401.html",
    "templates/errors/403.html",
    "templates/letters/about/",
    "templates/letters/asking",
    "templates/letters/continuation",
    "templates/letters/council_dissolved.",
    "templates/letters/evaluation",
    "templates/letters/invitation.",
    "templates/letters/invitation_",
    "templates/letters/leaving_",
    "templates/letters/mail_test.",
    "templates/letters/meeting_",
    "templates/letters/member_goes_on.",
    "templates/letters/member_thanks.",
    "templates/letters/member_welcome.",
    "templates/letters/network_",
    "templates/letters/organisation_",
    "templates/letters/own_email_changed.",
    "templates/letters/own_places",
    "templates/letters/password_reset.",
    "templates/letters/place_",
    "templates/letters/report_",
    "templates/letters/substitute_",
    "templates/letters/voice_",
    "templates/letters/weekly_digest.",
    "templates/letters/yearly_check",
    "templates/public/handover/",
    "templates/public/asking/",
    "templates/public/meetings/",
    "templates/public/own_places/",
    "templates/public/substitutes/",
    "recruit/web/public/handover/",
    "recruit/web/public/asking.py",
    "recruit/web/public/meetings/",
    "recruit/web/public/own_places/",
)

#: Files of which citizens meet a part: these sentences.
SOME: Mapping[str, frozenset[str]] = {
    "recruit/foundation/mail/by_hand.py": frozenset({"(You get the link from us: write or call.)"}),
    "recruit/reports/table.py": frozenset(
        {
            "%(num)s member",
            "%(num)s substitute",
            "%(num)s vacant seat",
            "%(num)s seat where nobody has begun",
            "%(num)s associate",
        }
    ),
    "recruit/reports/elections/blocks.py": frozenset({"Read more: %(address)s"}),
    "recruit/reports/election_words.py": frozenset(
        {
            "recommended for appointment",
            "next in order",
            "not among those next in order",
            "can no longer have a seat",
        }
    ),
    "recruit/reports/appointment_words.py": frozenset(
        {
            "member",
            "substitute",
            "associate",
            "filled",
            "vacant seat",
            "goes on until a successor is appointed",
            "not yet begun",
        }
    ),
    "recruit/reports/term_words.py": frozenset({"member", "associate", "substitute", "observer"}),
    "recruit/reports/words.py": frozenset(
        {
            "Integration council",
            "Statutory council or committee",
            "Task committee (§ 17, 4)",
            "advisory election",
            "direct election",
            "chosen by the municipal council",
            "proposed by the organisation",
            "among the municipal council's members",
            "ex officio",
            "recommended by the council itself",
            "secretary",
        }
    ),
    # The others are about forms that are written wrongly.
    "wtforms/fields/choices.py": frozenset(
        {"Not a valid choice.", "'%(value)s' is not a valid choice for this field."},
    ),
}


def is_public(file: str, sentence: str) -> bool:
    """Return whether a sentence that stands in this file is one that citizens meet."""
    return sentence in SOME.get(file, ()) or (file.startswith(PUBLIC) and not file.startswith(STAFF))
