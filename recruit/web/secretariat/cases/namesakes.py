"""Somebody by name in a case where a candidate has the same name: the secretary says whether it is somebody else."""

from recruit.foundation.i18n import lazy as _l
from recruit.web.fields import CheckboxField
from recruit.web.secretariat.choosing import SomebodyForm


class NamesakeForm(SomebodyForm):
    """A form that asks for a person by name, and whether they are the candidate of that name; only once it matters."""

    is_another = CheckboxField(_l("This is somebody else than the candidate of the same name"))

    @property
    def may_be(self) -> str:
        """Return the name while the candidate may be meant; empty once it is said that somebody else is."""
        return "" if self.is_another.data else str(self.name.data)

    @property
    def asks_whether_another(self) -> bool:
        """Return whether the box is shown: where it was ticked, or a candidate has the name."""
        return bool(self.is_another.data or self.name.errors)
