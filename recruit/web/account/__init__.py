"""The account pages: signing in, second factor, password, sessions, and the first run of a new installation."""
