"""The front ends: they carry questions and answers; relevance is decided elsewhere."""
