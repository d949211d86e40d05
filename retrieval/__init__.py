"""Articles, questions and the exact passages that answer them. Knows nothing of Discord, terminals or settings."""
