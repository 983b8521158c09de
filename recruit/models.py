"""Every table of the house, imported once so that `Base.metadata` is complete. For migrations, tests and the app."""

from recruit.appointments import model as appointments_model
from recruit.assignments import model as assignments_model
from recruit.bodies import model as bodies_model
from recruit.elections import model as elections_model
from recruit.foundation.accounts import model as accounts_model
from recruit.foundation.audit import model as audit_model
from recruit.foundation.files import model as files_model
from recruit.foundation.jobs import model as jobs_model
from recruit.foundation.languages import model as languages_model
from recruit.foundation.limits import model as limits_model
from recruit.foundation.mail import model as mail_model
from recruit.foundation.mail.letterhead import model as letterhead_model
from recruit.foundation.municipality import model as municipality_model
from recruit.foundation.retention import model as retention_model
from recruit.foundation.submissions import model as submissions_model
from recruit.foundation.tokens import model as tokens_model
from recruit.handover import model as handover_model
from recruit.intake import model as intake_model
from recruit.meetings import model as meetings_model
from recruit.nominations import model as nominations_model
from recruit.people import model as people_model
from recruit.recruitment import model as recruitment_model

__all__ = [
    "accounts_model",
    "appointments_model",
    "assignments_model",
    "audit_model",
    "bodies_model",
    "elections_model",
    "files_model",
    "handover_model",
    "intake_model",
    "jobs_model",
    "languages_model",
    "letterhead_model",
    "limits_model",
    "mail_model",
    "meetings_model",
    "municipality_model",
    "nominations_model",
    "people_model",
    "recruitment_model",
    "retention_model",
    "submissions_model",
    "tokens_model",
]
