"""The members of a council as the secretariat writes to them: contact list, own pages, yearly check, mailing lists."""
