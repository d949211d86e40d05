"""Modals."""

from typing import Any

from .components import IN_A_MODAL, check_components
from .rules import Found, measure


def check_modal(modal: dict[str, Any], at: str) -> Found:
    """The rules of a modal and of everything in it."""
    yield from measure("modal", modal, at)
    yield from check_components(modal, at, IN_A_MODAL)
