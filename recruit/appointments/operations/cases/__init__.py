"""The verbs of a case before the municipal council: open it, collect who is proposed, submit it, decide."""
