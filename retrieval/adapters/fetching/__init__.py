"""Links that strangers give, followed without going where they must not lead."""
