"""`/opstilling/<round>/foto`: a photo, as a step of its own once everything else is safe. It can be left out."""

from contextlib import closing
from dataclasses import replace

from flask import Blueprint, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.files import pictures
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import _, _l
from recruit.foundation.refusal import NotFound, Refusal, Refused
from recruit.nominations import operations
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, FileField, Required
from recruit.web.form import ActingForm
from recruit.web.public.nominations.fields import Asking
from recruit.web.public.nominations.own import mine

bp = Blueprint("photo", __name__)
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)

#: More than any telephone makes of one picture.
MOST_MEGABYTES = 20


class PhotoForm(ActingForm):
    file = FileField(
        _l("Your photo"),
        [Required(_l("Choose a photo."))],
        hint=_l("A picture of you, as JPEG or PNG. Where and when it was taken is removed."),
        render_kw={"accept": "image/jpeg,image/png,image/webp"},
    )
    shows = CheckboxField(_l("Everybody may see the photo, once I am approved as a candidate"))


@bp.route("/opstilling/<slug>/foto", methods=["GET", "POST"])
@public
def photo(slug: str) -> ResponseReturnValue:
    """Take a photo. Whatever is wrong with it, everything else is safe already."""
    try:
        form = PhotoForm()
        if form.validate_on_submit():
            with form.refusals():
                return _taken(form)
    except RequestEntityTooLarge:
        form = PhotoForm(formdata=None)
        form.refuse(_too_large())
    with reading() as session:
        nomination = mine(session)
    if nomination.round.slug != slug:
        return redirect(url_for(".photo", slug=nomination.round.slug), code=303)
    asking = Asking(nomination.round, ())
    page = render_template("public/nominations/photo.html", form=form, asking=asking, nominee=nomination.nominee)
    return page, form.status


@bp.post("/svar/foto/slet")
@public
def remove() -> ResponseReturnValue:
    """Erase the photo."""
    with transaction() as session:
        operations.remove_photo(session, mine(session, lock=True), by=current_actor(), now=clock.now())
    flash(_("Your photo is erased."))
    return redirect(url_for("own_nomination.own"), code=303)


@bp.get("/svar/foto")
@public
def seen() -> ResponseReturnValue:
    """Send the photo to the person on it, and to nobody else."""
    with reading() as session:
        nominee = mine(session).nominee
        if nominee is None or nominee.photo_id is None:
            raise NotFound("photo")
        file = files.with_content(session, nominee.photo_id)
    response = make_response(file.content)
    response.content_type = file.media_type
    return response


def _taken(form: PhotoForm) -> Response:
    with closing(form.file.data) as sent:
        content = sent.read(MOST_MEGABYTES * 1_000_000 + 1)
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise Refused([_too_large()])
    drawn = _drawn(content)
    with transaction() as session:
        nomination = mine(session, lock=True)
        form.claim(session)
        shows = bool(form.shows.data)
        operations.set_photo(session, nomination, drawn, shows=shows, by=current_actor(), now=clock.now())
        response = form.done(session, url_for("own_nomination.own"))
    flash(_("Your photo is saved."))
    return response


def _drawn(content: bytes) -> bytes:
    """Draw the photo anew. It takes a while, so it is done before the database is asked to wait."""
    try:
        return pictures.redrawn_photo(content)
    except Refused as refused:
        raise Refused([replace(refusal, field="file") for refusal in refused.refusals]) from None


def _too_large() -> Refusal:
    return Refusal("file-too-large", {"megabytes": MOST_MEGABYTES}, "file")
