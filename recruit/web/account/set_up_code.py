"""The code that shows that whoever sets the installation up may read the server's log.

Until there is a user anybody could open the set-up first. The code is made from the server's secret, so that every
process prints the same one; it opens nothing once there is a user.
"""

import base64
import hmac
import logging
from hashlib import sha256

from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError

from recruit.foundation.accounts import queries
from recruit.web.extensions import reading, store

log = logging.getLogger("recruit.set_up")


def set_up_code() -> str:
    """Return the code as it is printed: four groups of four."""
    digest = hmac.digest(str(current_app.secret_key).encode(), b"the set-up of an empty installation", sha256)
    letters = base64.b32encode(digest).decode()[:16]
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def is_right(typed: str) -> bool:
    """Return True for the code, whatever its case, blanks and hyphens."""
    plain = "".join(sign for sign in typed.upper() if sign.isalnum())
    return hmac.compare_digest(plain.encode(), set_up_code().replace("-", "").encode())


def announce(app: Flask) -> None:
    """Print the code to the log while there is no user; call it when a server starts.

    It leaves no connection open: a server that forks after it has loaded the program would give every process the same.
    """
    with app.app_context():
        try:
            with reading() as session:
                if queries.is_anybody_here(session):
                    return
        except SQLAlchemyError:
            return  # the database is not ready; the pages say so themselves
        finally:
            store.engine.dispose()
        address = app.config["SETTINGS"].public_url
        log.warning("Nobody is here yet. Set up at %s/opsaetning with the code %s", address, set_up_code())
