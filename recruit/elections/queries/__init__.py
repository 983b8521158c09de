"""Named reads of this stage; each says what it loads."""
