"""Råd og medlemmer: the councils, and who sits in each on a day or in a whole term, on page, paper and file."""
