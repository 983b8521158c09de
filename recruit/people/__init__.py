"""People and organizations: the first stage; everything later points back to somebody here.

A *person* has one name, written as that person writes it, and may have other names: a former one, a nickname, a
spelling that was met somewhere. An *organization* is whatever a person can stand for or a decision can come from: an
association, a committee, the municipal council. Its name changes over time and is therefore a list of names with
dates.
"""
