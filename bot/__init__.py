"""The front ends: the terminal today, Discord next. They carry questions and answers; relevance is decided elsewhere."""
