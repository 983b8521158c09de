"""The verbs of accounts, one file per part: users, roles, passwords, sessions, second factor."""

from recruit.foundation.accounts.operations.digest import claim_week, want_digest
from recruit.foundation.accounts.operations.passwords import (
    change_password,
    choose_password,
    request_password_reset,
    set_password,
)
from recruit.foundation.accounts.operations.roles import grant_role, name_deputy, revoke_deputy, revoke_role
from recruit.foundation.accounts.operations.second_factor import (
    confirm_second_factor,
    make_recovery_codes,
    pass_second_factor,
    remove_second_factor,
    reset_second_factor,
    start_second_factor,
    use_recovery_code,
)
from recruit.foundation.accounts.operations.sessions import (
    open_session,
    revoke_session,
    revoke_sessions,
    see_session,
    sign_out,
)
from recruit.foundation.accounts.operations.users import (
    change_user,
    create_user,
    deactivate_user,
    hand_out_link,
    invite,
    reactivate_user,
)

__all__ = [
    "change_password",
    "change_user",
    "choose_password",
    "claim_week",
    "confirm_second_factor",
    "create_user",
    "deactivate_user",
    "grant_role",
    "hand_out_link",
    "invite",
    "make_recovery_codes",
    "name_deputy",
    "open_session",
    "pass_second_factor",
    "reactivate_user",
    "remove_second_factor",
    "request_password_reset",
    "reset_second_factor",
    "revoke_deputy",
    "revoke_role",
    "revoke_session",
    "revoke_sessions",
    "see_session",
    "set_password",
    "sign_out",
    "start_second_factor",
    "use_recovery_code",
    "want_digest",
]
