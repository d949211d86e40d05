"""Alembic's steps, as package data."""
