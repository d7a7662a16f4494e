"""Where files of the handbook are changed on the repository's host."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from macros.models import Repository

_WAYS = {"github": "", "gitlab": "/-"}
_FILE_NAME = {"github": "filename", "gitlab": "file_name"}
_TEXT = {"github": "value", "gitlab": "content"}


def edit_address(repository: Repository, path: str) -> str:
    """Where a file is changed; the host asks for a proposal where one may not write.

    Args:
        repository: the handbook's repository.
        path: the file, from the repository's root.
    """
    return _address(repository, "edit", path)


def new_address(repository: Repository, path: str) -> str:
    """Where a file that does not exist yet is written, with its name filled in.

    The folder stands in the name, since it may not exist yet either.
    """
    return f"{_address(repository, 'new')}?{urlencode({_FILE_NAME[repository.kind]: path})}"


def proposal_addresses(repository: Repository, folder: str) -> dict[str, str | bool]:
    """What a script makes addresses of, for files of a folder whose names it alone knows.

    Returns:
        `new` and `edit`, which the file's name is added to; `text`, the parameter that takes the
        text of a new file along; `fills`, whether every version of the host then fills it in.
    """
    return {
        "new": new_address(repository, f"{folder}/"),
        "edit": edit_address(repository, f"{folder}/"),
        "text": _TEXT[repository.kind],
        "fills": repository.kind == "github",
    }


def commits_address(repository: Repository) -> str:
    """Where all changes of the repository are listed."""
    return _address(repository, "commits")


def _address(repository: Repository, action: str, path: str = "") -> str:
    way = f"{repository.url}{_WAYS[repository.kind]}/{action}/{quote(repository.branch)}"
    return f"{way}/{quote(path)}" if path else way
