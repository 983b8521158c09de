"""The doors that people walk through with a browser: public, secretariat and account.

A page guards, loads, asks, redirects. What it may do stands in `access`, how it looks in `templates/`, what is right in
the stages' rules.
"""
