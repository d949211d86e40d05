"""Small true things that obey the ports."""
