"""Forms with which somebody could guess: their attempts are counted, and whoever guesses waits longer and longer."""

from flask import request
from sqlalchemy.orm import Session

from recruit.foundation import clock
from recruit.foundation.limits import operations
from recruit.foundation.limits.rules import Key
from recruit.foundation.refusal import Refusal, Refused
from recruit.web.extensions import transaction
from recruit.web.form import Form

#: A whole town hall may sit behind one address, and some mistype each morning.
FREE_FOR_AN_ADDRESS = 20


class SlowedForm(Form):
    """A form whose attempts are counted, per account and per address."""

    #: Seconds to wait before the next attempt.
    wait = 0

    @property
    def status(self) -> int:
        return 429 if self.wait else super().status

    @property
    def headers(self) -> dict[str, str]:
        """What to answer with besides the page."""
        return {"Retry-After": str(self.wait)} if self.wait else {}

    def attempt(self, account: Key) -> None:
        """Count an attempt, in a transaction of its own, before it is judged.

        Raises Refused while the account or the address still has to wait.
        """
        with transaction() as session:
            self.wait = operations.attempt(session, (account, address()), now=clock.now())
        if self.wait:
            raise Refused([Refusal("too-many-attempts", {"seconds": self.wait})])

    def forgive(self, session: Session, account: Key) -> None:
        """Take the count back: the attempt was right."""
        operations.forgive(session, account)
        operations.take_back(session, address())


def address() -> Key:
    """Return where the request comes from."""
    return Key("address", request.remote_addr or "", free=FREE_FOR_AN_ADDRESS)
