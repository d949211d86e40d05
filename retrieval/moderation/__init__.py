"""What moderators need: the record of all that was cited, cases about it, and proof that nobody changed either."""
