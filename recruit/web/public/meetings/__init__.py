"""What somebody who is invited to a meeting meets behind the link in their letter."""
