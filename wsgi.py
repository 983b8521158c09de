"""What a WSGI server loads: `gunicorn wsgi:app`."""

from recruit.app import create_app
from recruit.web.account.set_up_code import announce

app = create_app()
announce(app)
