"""Pages that are the same for every reader are drawn once and kept ready; each reader gets a token of their own.

Kept for one language and one version of the municipality, in the memory of the process. A page with something to say to
this reader alone, such as a notice after a redirect, is drawn anew.
"""

from flask import current_app, render_template, request, session
from flask_wtf.csrf import generate_csrf

from recruit.foundation.i18n import current_locale
from recruit.web.form import Form
from recruit.web.shell import municipality

#: Stands where the reader's token goes.
TOKEN = "{the token of this reader}"  # noqa: S105 (a place, not a token)


def page(template: str, form: Form) -> str:
    """Return the page with an untouched form, which must not act once only: its key would be everybody's."""
    if request.query_string or "_flashes" in session:
        return render_template(template, form=form)
    kept: dict[tuple[str, str, int | None], str] = current_app.extensions.setdefault("ready", {})
    owner = municipality()
    key = (template, current_locale().code, owner.version if owner else None)
    if key not in kept:
        kept[key] = render_template(template, form=form).replace(generate_csrf(), TOKEN)
    return kept[key].replace(TOKEN, generate_csrf())
