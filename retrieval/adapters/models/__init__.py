"""Packaged models: found, checked and run."""
