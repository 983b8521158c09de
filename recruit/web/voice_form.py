"""A recording as a member sends it, or as the secretariat enters it: read up to a limit, and freed of notes."""

from contextlib import closing
from typing import TYPE_CHECKING, Any

from recruit.foundation import i18n
from recruit.foundation.files import audio
from recruit.foundation.files.audio import Recording
from recruit.foundation.i18n import lazy as _l
from recruit.foundation.refusal import Refusal, Refused
from recruit.nominations.rules import SPOKEN
from recruit.people.rules import LONGEST_NAME
from recruit.recruitment.rules.voice import LONGEST_TRANSCRIPT, MOST_MEGABYTES, MOST_SECONDS, Words
from recruit.web.fields import CheckboxField, FileField, SelectField, TextAreaField, TextField
from recruit.web.form import VersionedForm

if TYPE_CHECKING:
    from recruit.recruitment.model import Voice

_WRITTEN = {"rows": 5, "dir": "auto", "maxlength": LONGEST_TRANSCRIPT}


class VoiceForm(VersionedForm):
    """A recording, its words, and the consent; without a new recording the one that is there stays."""

    file = FileField(
        _l("The recording"),
        hint=_l("About 40 seconds, 60 at most, as the telephone saves it. Where and when it was made is removed."),
        render_kw={"accept": audio.ACCEPTED},
        marked=False,
    )
    language = SelectField(_l("Which language is spoken?"), marked=False)
    transcript = TextAreaField(
        _l("What is said, word for word"),
        hint=_l("In the language that is spoken, for everybody who cannot hear it."),
        render_kw=_WRITTEN,
        marked=False,
    )
    danish = TextAreaField(
        _l("The same in Danish"), hint=_l("Leave it empty where Danish is spoken."), render_kw=_WRITTEN
    )
    called = TextField(
        _l("The name that stands beside it"),
        hint=_l("Leave it empty if there is to be no name."),
        width="l",
        autocomplete="off",
        render_kw={"maxlength": LONGEST_NAME},
    )
    consents = CheckboxField(
        _l("Everybody may hear my recording and read its words and the name where the call is shown.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(((code, i18n.name_of(code)) for code in SPOKEN), key=lambda each: each[1])
        self.language.choices = [("", "–"), *named]

    @property
    def words(self) -> Words:
        written = (self.transcript.data, self.danish.data, self.called.data)
        return Words(str(self.language.data), *(str(each or "") for each in written))

    def recording(self) -> Recording | None:
        """Return the recording that was sent, with nothing but its sound; none where nothing was chosen.

        Raises Refused for a file that is too large, and as `audio.cleaned` does.
        """
        if not self.file.data:
            return None
        with closing(self.file.data) as sent:
            content = sent.read(MOST_MEGABYTES * 1_000_000 + 1)
        if len(content) > MOST_MEGABYTES * 1_000_000:
            raise Refused([too_large()])
        return audio.cleaned(content, most_seconds=MOST_SECONDS)


def as_it_stands(voice: "Voice") -> dict[str, Any]:
    """Return what a form begins with: the words that are there, else the name of whoever is asked."""
    if voice.file_id is None:
        return {"version": voice.version, "called": voice.person.name}
    return {name: getattr(voice, name) for name in ("version", "language", "transcript", "danish", "called")}


def too_large() -> Refusal:
    """Return why a file is not taken that is larger than a minute of speech needs to be."""
    return Refusal("file-too-large", {"megabytes": MOST_MEGABYTES}, "file")
