"""A photo of somebody who stands, as it is sent: read up to a limit, and drawn anew before the database has to wait."""

from contextlib import closing
from dataclasses import replace

from recruit.foundation.files import pictures
from recruit.foundation.i18n import _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.web.fields import CheckboxField, FileField, Required
from recruit.web.form import ActingForm

#: More than any telephone makes of one picture.
MOST_MEGABYTES = 20
ACCEPTED = {"accept": "image/jpeg,image/png,image/webp"}


class PhotoForm(ActingForm):
    """A photo, and whether it is public."""

    file = FileField(
        _l("Your photo"),
        [Required(_l("Choose a photo."))],
        hint=_l("A picture of you, as JPEG or PNG. Where and when it was taken is removed."),
        render_kw=ACCEPTED,
    )
    shows = CheckboxField(_l("Everybody may see the photo, once I am approved as a candidate"))

    def drawn(self) -> bytes:
        """Return the photo, drawn anew. It takes a while: do it outside the transaction.

        Raises Refused for a file that is too large, or is no picture.
        """
        with closing(self.file.data) as sent:
            content = sent.read(MOST_MEGABYTES * 1_000_000 + 1)
        if len(content) > MOST_MEGABYTES * 1_000_000:
            raise Refused([too_large()])
        try:
            return pictures.redrawn_photo(content)
        except Refused as refused:
            raise Refused([replace(refusal, field="file") for refusal in refused.refusals]) from None


def too_large() -> Refusal:
    """Return why a file is not taken that is larger than a photo needs to be."""
    return Refusal("file-too-large", {"megabytes": MOST_MEGABYTES}, "file")
