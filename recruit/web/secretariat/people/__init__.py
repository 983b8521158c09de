"""The pages of people: the list, one person, what is known of them, and two who turn out to be one."""
