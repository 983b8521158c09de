"""The photo that came with a nomination on paper or by e-mail: put in, looked at, and taken out again."""

from uuid import UUID

from flask import Blueprint, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from recruit.foundation import clock
from recruit.foundation.files import queries as files
from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import NotFound
from recruit.nominations import operations
from recruit.web.access import May, current_actor, requires
from recruit.web.converters import BodyRef
from recruit.web.extensions import reading, transaction
from recruit.web.fields import CheckboxField, FileField, Required
from recruit.web.nominations import photo as photos
from recruit.web.secretariat.nominations.loading import open_nomination

PREFIX = "/sekretariat/<body:body>/rekruttering/<id:round_id>/indstillinger/<id:nomination_id>/foto"
bp = Blueprint("nomination_photo", __name__, url_prefix=PREFIX)


class PhotoForm(photos.PhotoForm):
    file = FileField(
        _l("Photo"),
        [Required(_l("Choose a photo."))],
        hint=_l("As JPEG or PNG. Where and when it was taken is removed."),
        render_kw=photos.ACCEPTED,
    )
    shows = CheckboxField(_l("The person lets everybody see the photo, once they are approved as a candidate"))


@bp.route("", methods=["GET", "POST"])
@requires(May.MANAGE_NOMINATIONS)
def photo(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Show the photo, and take another one in its place."""
    try:
        form = PhotoForm()
        if form.validate_on_submit():
            with form.refusals():
                drawn = form.drawn()
                with transaction() as session:
                    form.claim(session)
                    council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
                    shows, by, now = bool(form.shows.data), current_actor(), clock.now()
                    operations.set_photo(session, nomination, drawn, shows=shows, by=by, now=now)
                    flash(_("The photo is saved."))
                    return form.done(session, _here(body, round_id, nomination_id))
    except RequestEntityTooLarge:
        form = PhotoForm(formdata=None)
        form.refuse(photos.too_large())
    with reading() as session:
        council, nomination = open_nomination(session, body, round_id, nomination_id)
    page = render_template(
        "secretariat/nominations/photo.html", form=form, council=council, round=nomination.round, nomination=nomination
    )
    return page, form.status


@bp.get("/billede")
@requires(May.MANAGE_NOMINATIONS)
def seen(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Send the photo."""
    with reading() as session:
        _council, nomination = open_nomination(session, body, round_id, nomination_id)
        if nomination.nominee is None or nomination.nominee.photo_id is None:
            raise NotFound("photo")
        file = files.with_content(session, nomination.nominee.photo_id)
    response = make_response(file.content)
    response.content_type = file.media_type
    return response


@bp.post("/slet")
@requires(May.MANAGE_NOMINATIONS)
def remove(body: BodyRef, round_id: UUID, nomination_id: UUID) -> ResponseReturnValue:
    """Erase the photo: the person no longer wants it, or it is somebody else's."""
    with transaction() as session:
        _council, nomination = open_nomination(session, body, round_id, nomination_id, lock=True)
        operations.remove_photo(session, nomination, by=current_actor(), now=clock.now())
    flash(_("The photo is erased."))
    return redirect(_here(body, round_id, nomination_id), code=303)


def _here(body: BodyRef, round_id: UUID, nomination_id: UUID) -> str:
    return url_for(".photo", body=body, round_id=round_id, nomination_id=nomination_id)
