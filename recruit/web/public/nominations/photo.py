"""`/opstilling/<round>/foto`: a photo, as a step of its own once everything else is safe. It can be left out."""

from flask import Blueprint, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from recruit.foundation import clock
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import _
from recruit.foundation.refusal import NotFound
from recruit.nominations import operations
from recruit.web import links
from recruit.web.access import current_actor, public
from recruit.web.extensions import reading, transaction
from recruit.web.nominations.fields import Asking
from recruit.web.nominations.photo import PhotoForm, too_large
from recruit.web.public.nominations.own import mine

bp = Blueprint("photo", __name__)
bp.register_error_handler(NotFound, lambda _missing: links.over())
bp.after_request(links.unreferred)


@bp.route("/opstilling/<slug>/foto", methods=["GET", "POST"])
@public
def photo(slug: str) -> ResponseReturnValue:
    """Take a photo. Whatever is wrong with it, everything else is safe already."""
    with reading() as session:  # before a picture is drawn: that takes a while
        nomination = mine(session)
    if nomination.round.slug != slug:
        return redirect(url_for(".photo", slug=nomination.round.slug), code=303)
    try:
        form = PhotoForm()
        if form.validate_on_submit():
            with form.refusals():
                return _taken(form)
    except RequestEntityTooLarge:
        form = PhotoForm(formdata=None)
        form.refuse(too_large())
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
    drawn = form.drawn()
    with transaction() as session:
        nomination = mine(session, lock=True)
        form.claim(session)
        shows = bool(form.shows.data)
        operations.set_photo(session, nomination, drawn, shows=shows, by=current_actor(), now=clock.now())
        response = form.done(session, url_for("own_nomination.own"))
    flash(_("Your photo is saved."))
    return response
