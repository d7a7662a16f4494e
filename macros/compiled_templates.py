"""Templates as the machine runs them, kept in `.build/` from one build to the next.

To translate a hundred templates takes half a second, a sixth of a small handbook's build. The
library keeps each translation with its text's digest; the folder's name stands for all else that
a translation depends on.
"""

from __future__ import annotations

import hashlib
import platform
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

HOME = Path(__file__).resolve().parents[1] / ".build" / "templates"
"""In the repository that the templates belong to, even where it is reached by a link."""
_LIBRARIES = ("jinja2", "mkdocs", "mkdocs-material")
_OWN = ("render.py", "fragments.py")
"""The modules that say how our own templates are read."""


class _CompiledTemplates(FileSystemBytecodeCache):
    """One environment's templates, in a folder of their own."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """By the template's name alone, or each copy of the handbook would add files here."""
        return super().get_cache_key(name)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a translation; where that cannot be, the next build takes a little longer."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(environment: Environment, owner: str) -> None:
    """Let an environment use the translations of earlier builds, and keep its own.

    Args:
        environment: the environment, before it has read a template.
        owner: whose templates these are, such as "theme"; each has a folder of its own.
    """
    known = [platform.python_implementation(), platform.python_version()]
    known += [version(name) for name in _LIBRARIES]
    known += [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _OWN]
    digest = hashlib.sha256("\0".join(known).encode()).hexdigest()[:16]
    folder = HOME / digest / owner
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = _CompiledTemplates(str(folder))
