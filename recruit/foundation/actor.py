"""Who does something: a signed-in member of staff, the program itself, a citizen without an account, or a command."""

from dataclasses import dataclass
from typing import Literal, Self, cast, get_args
from uuid import UUID

Kind = Literal["staff", "system", "anonymous", "command"]


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who acts, as the log remembers it.

    `name` is for the page only; the log keeps `reference`, which holds an id and never a name.
    """

    kind: Kind
    id: UUID | None = None
    name: str = ""

    @classmethod
    def staff(cls, user_id: UUID, name: str) -> Self:
        """A member of staff who is signed in."""
        return cls("staff", user_id, name)

    @classmethod
    def system(cls) -> Self:
        """The program: acts of time, such as a deadline that passes."""
        return cls("system")

    @classmethod
    def anonymous(cls) -> Self:
        """A citizen without an account."""
        return cls("anonymous")

    @classmethod
    def command(cls) -> Self:
        """Whoever has the right to run commands on the server."""
        return cls("command")

    @classmethod
    def of(cls, reference: str) -> Self:
        """Whoever the reference is of; the name is not in it. Raises ValueError."""
        kind, _colon, number = reference.partition(":")
        if kind not in get_args(Kind):
            raise ValueError(reference)
        return cls(cast("Kind", kind), UUID(number) if number else None)

    @property
    def reference(self) -> str:
        """What rows store: `staff:<uuid>`, `system`, `anonymous` or `command`."""
        return f"{self.kind}:{self.id}" if self.id else self.kind
