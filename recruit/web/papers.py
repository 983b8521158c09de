"""What the papers of all doors have in common: whose they are, and which languages they may speak in public."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from recruit.foundation.files import queries as files
from recruit.foundation.i18n import LANGUAGES
from recruit.foundation.municipality import queries as municipalities
from recruit.recruitment.formats.notice import Owner, owner_of


def owner(session: Session) -> Owner:
    """Return the municipality with its logo."""
    known = municipalities.municipality(session)
    logo = files.with_content(session, known.logo_id) if known and known.logo_id else None
    return owner_of(known, logo)


def shown_languages(session: Session) -> Mapping[str, bool]:
    """Return of each language whether the public gets it; before the set-up, the house's own."""
    known = municipalities.municipality(session)
    return {code: code in known.languages if known else language.whole for code, language in LANGUAGES.items()}
