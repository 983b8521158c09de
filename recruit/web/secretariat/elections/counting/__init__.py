"""Pages from closed polls to the result: what was counted, the count, the lot, the certificate, and what it came to."""
