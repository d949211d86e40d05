"""Who says what in an article, and who would not say."""
