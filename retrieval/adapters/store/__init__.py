"""The library and the journal in a database, through SQLAlchemy Core."""
