"""The letters of accounts: what each needs."""

from recruit.foundation.accounts import rules
from recruit.foundation.accounts.model import StaffUser
from recruit.foundation.mail.rules import Draft, Link


def invitation(user: StaffUser) -> Draft:
    """Ask a new user to choose a password."""
    link = Link(rules.CHOOSE_PASSWORD, user.id, rules.INVITATION_LIFETIME)
    facts = {"name": user.name, "days": str(rules.INVITATION_LIFETIME.days)}
    return Draft("invitation", user.email, f"user:{user.id}", facts, link=link)


def password_reset(user: StaffUser) -> Draft:
    """Let a user who forgot the password choose a new one."""
    link = Link(rules.CHOOSE_PASSWORD, user.id, rules.PASSWORD_RESET_LIFETIME)
    return Draft("password_reset", user.email, f"user:{user.id}", {"name": user.name}, link=link)


def weekly_digest(user: StaffUser, waiting: str, public_url: str) -> Draft:
    """Tell a user, and nobody else who reads the log of letters, what waits this week."""
    me = f"user:{user.id}"
    addresses = {"today": f"{public_url}/sekretariat", "account": f"{public_url}/konto/sessioner#ugemail"}
    facts = {"name": user.name, "waiting": waiting, **addresses}
    return Draft("weekly_digest", user.email, me, facts, scope=me)
