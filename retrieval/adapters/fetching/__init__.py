"""Following links that strangers give, to nowhere but the public web."""
