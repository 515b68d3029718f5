"""Where the model lies."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGED: Final = Path(__file__).parent / "model"


def model_folder(path: str | None) -> Path:
    """Give the folder of that name, or the one that comes with the package."""
    return Path(path) if path else _PACKAGED
