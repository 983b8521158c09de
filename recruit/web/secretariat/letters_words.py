"""What letters are called on the pages about them: their state, their way, their kind, and why one did not leave."""

from recruit.foundation.i18n import gettext as _
from recruit.foundation.i18n import lazy
from recruit.foundation.mail.rules import Channel, Status

#: What each status is called, and the colour that repeats it.
STATUSES = {
    Status.WAITING: (lazy("Waiting"), "info"),
    Status.TO_POST: (lazy("To be sent by you"), "warning"),
    Status.SENDING: (lazy("Leaving now"), "info"),
    Status.RETRYING: (lazy("Will be tried again"), "warning"),
    Status.GIVEN_UP: (lazy("Could not be sent"), "error"),
    Status.SENT: (lazy("Sent"), "success"),
    Status.CANCELLED: (lazy("Cancelled"), ""),
}

CHANNELS = {
    Channel.EMAIL: lazy("E-mail"),
    Channel.DIGITAL_POST: lazy("Digital Post"),
    Channel.PAPER: lazy("Paper"),
    Channel.SMS: lazy("SMS"),
}

#: What each letter is called; a test sees to it that none is missing.
KINDS = {
    "appointment_appointed": lazy("After the decision: appointed"),
    "appointment_next": lazy("After the decision: substitute"),
    "appointment_not_appointed": lazy("After the decision: not appointed"),
    "appointment_withdrawn": lazy("After the decision: what we wrote does not hold"),
    "asking": lazy("Round of asking: a question"),
    "asking_chosen": lazy("Round of asking: chosen, closed letter"),
    "asking_news": lazy("Round of asking: it is settled"),
    "asking_not_chosen": lazy("Round of asking: somebody else is chosen, closed letter"),
    "asking_on_paper": lazy("Round of asking: a question, closed letter"),
    "asking_over": lazy("Round of asking: nothing to answer any more"),
    "asking_reminder": lazy("Round of asking: reminder"),
    "candidate_news": lazy("News to a candidate"),
    "coming_forward_received": lazy("Came forward: receipt"),
    "continuation": lazy("Do you want to go on?"),
    "continuation_on_paper": lazy("Do you want to go on? Closed letter"),
    "continuation_reminder": lazy("Do you want to go on? Reminder"),
    "council_dissolved": lazy("The council is dissolved"),
    "election_annulled": lazy("Election: annulled"),
    "election_news": lazy("Election: there is news"),
    "election_next": lazy("Election: next in order"),
    "election_not_recommended": lazy("Election: not recommended"),
    "election_on_the_ballot": lazy("Election: on the ballot"),
    "election_out": lazy("Election: can no longer have a seat"),
    "election_recommended": lazy("Election: recommended for appointment"),
    "election_uncontested": lazy("Election: the poll is cancelled"),
    "erasure_answered": lazy("Answer to a wish to be erased"),
    "evaluation": lazy("Evaluation of a term"),
    "evaluation_on_paper": lazy("Evaluation of a term, closed letter"),
    "evaluation_reminder": lazy("Evaluation of a term: reminder"),
    "invitation": lazy("Invitation to a user"),
    "invitation_ask": lazy("Do you wish to be invited later?"),
    "invitation_ask_on_paper": lazy("Do you wish to be invited later? Closed letter"),
    "invitation_receipt": lazy("On the list of those who are invited"),
    "leaving_confirmed": lazy("Departure: confirmed"),
    "leaving_hearing": lazy("Departure: what do you say?"),
    "mail_test": lazy("Test letter"),
    "meeting_cancelled": lazy("Meeting: cancelled"),
    "meeting_cancelled_on_paper": lazy("Meeting: cancelled, closed letter"),
    "meeting_invitation": lazy("Meeting: invitation"),
    "meeting_invitation_on_paper": lazy("Meeting: invitation, closed letter"),
    "meeting_moved": lazy("Meeting: another time or place"),
    "meeting_moved_on_paper": lazy("Meeting: another time or place, closed letter"),
    "member_goes_on": lazy("You go on until others are appointed"),
    "member_thanks": lazy("Thanks at the end of the term"),
    "member_welcome": lazy("Welcome"),
    "network_call": lazy("Pass the call on"),
    "network_call_as_text": lazy("Pass the call on, as a text"),
    "network_reminder": lazy("Pass the call on: reminder"),
    "nominated": lazy("Proposed: do you stand?"),
    "nominated_on_paper": lazy("Proposed: do you stand? Closed letter"),
    "nominated_reminder": lazy("Proposed: reminder"),
    "nomination_corrected": lazy("Corrected"),
    "nomination_decided": lazy("It is decided"),
    "nomination_deficient": lazy("Something is lacking"),
    "nomination_deficient_on_paper": lazy("Something is lacking, closed letter"),
    "nomination_lapsed": lazy("A proposal has lapsed"),
    "nomination_news_on_paper": lazy("News about a nomination, closed letter"),
    "nomination_not_approved_on_paper": lazy("Not approved as a candidate"),
    "nomination_received": lazy("Receipt to somebody who stands"),
    "nomination_withdrawn": lazy("Withdrawn"),
    "nominee_answered": lazy("There is an answer"),
    "organisation_call": lazy("Call to an organisation"),
    "organisation_on_paper": lazy("Call to an organisation, closed letter"),
    "organisation_receipt": lazy("Receipt to an organisation"),
    "organisation_reminder": lazy("Call to an organisation: reminder"),
    "organisation_to_name": lazy("An organisation is to name somebody"),
    "own_email_changed": lazy("A member's e-mail is changed"),
    "own_places": lazy("A member's own page"),
    "own_places_on_paper": lazy("What we know of a member, closed letter"),
    "password_reset": lazy("New password"),
    "place_chosen": lazy("Place in another body: you are sent there"),
    "place_ended": lazy("Place in another body: somebody comes no more"),
    "place_told": lazy("Place in another body: who comes"),
    "proposal_received": lazy("Receipt to whoever proposed somebody"),
    "prospect": lazy("Your name was suggested"),
    "prospect_as_text": lazy("Your name was suggested, as a text"),
    "report_reminder": lazy("What is to be told the council: reminder"),
    "report_reminder_on_paper": lazy("What is to be told the council: reminder, closed letter"),
    "restriction_ends": lazy("What was kept and not used is used again"),
    "substitute_ask": lazy("Substitute: do you step in?"),
    "substitute_ask_on_paper": lazy("Substitute: do you step in? Closed letter"),
    "substitute_not_needed": lazy("Substitute: not needed this time"),
    "substitute_receipt": lazy("Substitute: receipt"),
    "substitute_reminder": lazy("Substitute: reminder"),
    "substitute_takes_over": lazy("Substitute: becomes a member"),
    "supporter_signed": lazy("Receipt to a supporter"),
    "voice_call": lazy("Will you say a few words?"),
    "voice_public": lazy("Everybody can hear you"),
    "weekly_digest": lazy("What waits, each Monday"),
    "yearly_check": lazy("Yearly check"),
    "yearly_check_on_paper": lazy("Yearly check, closed letter"),
    "yearly_check_reminder": lazy("Yearly check: reminder"),
}

#: The kinds of failure that mean that our own mail server was not reached.
_NOT_REACHED = ("ConnectionRefusedError", "TimeoutError", "gaierror", "OSError", "SMTPServerDisconnected")


def failure(error: str) -> str:
    """Return in plain words why a letter has not left."""
    kind, _space, code = error.partition(" ")
    if kind == "SMTPAuthenticationError":
        return _("The mail server does not let us in. Ask whoever looks after the server about its user and password.")
    if code.startswith("5"):
        return _("The mail server says that the address does not exist, or takes no letters from us.")
    if code.startswith("4"):
        return _("The mailbox takes nothing for the moment: it may be full, or its server busy.")
    if kind in _NOT_REACHED or kind.startswith(("Connection", "SMTPConnect")):
        return _("The mail server cannot be reached. The letters leave by themselves when it is there again.")
    if kind.startswith(("SSL", "SMTPNotSupported")):
        return _("The mail server takes letters only in the clear, and they are never sent so.")
    return _("The letter could not be handed over (%(error)s).", error=error)
