"""The questions of `handbook init`, each with its check."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import SplitResult

import click

from macros.addresses import split_address
from macros.commands.asking import ask, ask_choice, bad_id, one_of_known
from macros.models.shared import Language, is_domain, is_id

_NONE = "-"
"""The answer that says that there is none."""


def ask_languages(given: str | None, there: Sequence[Language], own: str) -> Sequence[Language]:
    """The languages to keep, the default one first."""

    def check(answer: str) -> str:
        words = re.split(r"[\s,]+", answer.strip())
        for word in words:
            one_of_known(there)(word)
        return ",".join(dict.fromkeys(words))

    usual = own if own in there else there[0]
    if given is None:
        click.echo(f"Languages: {', '.join(there)}")
    question = "Languages to keep, the default one first"
    wanted = ask("languages", given, question, check, usual).split(",")
    return sorted((lang for lang in there if lang in wanted), key=wanted.index)


def ask_units(given: Sequence[str]) -> Mapping[str, str]:
    """Names by id; asked for one after another, until an empty answer."""
    units: dict[str, str] = {}

    def check(answer: str) -> str:
        unit, equals, name = (part.strip() for part in answer.partition("="))
        if not equals or not name:
            raise click.UsageError(f'"{answer}" is not ID=NAME, such as library=The library')
        if not is_id(unit):
            raise click.UsageError(bad_id(unit))
        if unit in units:
            raise click.UsageError(f'"{unit}" appears twice: give each unit its own id')
        return f"{unit}={_line(name)}"

    def check_or_done(answer: str) -> str:
        return check(answer) if answer.strip() or not units else ""

    for answer in given:
        unit, _, name = ask("unit", answer, "", check).partition("=")
        units[unit] = name
    while not given:
        question = "Another unit, or Enter" if units else "A unit, as ID=NAME"
        answer = ask("unit", None, question, check_or_done, "" if units else None)
        if not answer:
            break
        unit, _, name = answer.partition("=")
        units[unit] = name
    return units


def ask_head_office(given: str | None, units: Collection[str]) -> str | None:
    """The unit around the director; None where there is no such unit."""

    def check(answer: str) -> str:
        return _NONE if answer.strip() == _NONE else one_of_known(units)(answer)

    question = "The head office, whose staff turn straight to the director, or - for none"
    answer = ask("head-office", given, question, check, _NONE)
    return None if answer == _NONE else answer


def ask_domains(given: Sequence[str]) -> Sequence[str]:
    """The organisation's e-mail domains; none at all is an answer too."""

    def check(answer: str) -> str:
        words = [word for word in re.split(r"[\s,]+", answer) if word not in ("", _NONE)]
        for word in words:
            if not is_domain(word):
                raise click.UsageError(f'"{word}" is not a domain, such as fjord.example')
        return " ".join(dict.fromkeys(words))

    question = "Your e-mail domains, with commas between, or - for none"
    return ask("domain", ",".join(given) if given else None, question, check, _NONE).split()


def ask_repository(given: str | None, kind: str | None, branch: str) -> tuple[str, str, str] | None:
    """Kind, URL and branch; None where it is not decided."""

    def check(answer: str) -> str:
        return answer if answer == _NONE else web_address(answer).removesuffix("/")

    url = ask("repository", given, "The repository's address, or - for not yet", check, _NONE)
    if url == _NONE:
        return None
    if kind is None:
        host = _split_web_address(url).hostname or ""
        near = next((name for name in ("github", "gitlab") if name in host), None)
        kind = near or ask_choice("repository-kind", None, ["github", "gitlab"], "gitlab")
    return kind, url.removesuffix(".git"), branch


def near_site(repository: str) -> str:
    """Where the hosts publish pages, unless told otherwise."""
    parts = _split_web_address(repository)
    owner, _, name = parts.path.strip("/").rpartition("/")
    host = {"github.com": "github.io", "gitlab.com": "gitlab.io"}.get(parts.netloc)
    return f"https://{owner}.{host}/{name}/" if host else f"https://{parts.netloc}/"


def web_address(answer: str) -> str:
    """An address that starts with https://, with a slash at the end."""
    address = _split_web_address(answer).geturl()
    return address if address.endswith("/") else f"{address}/"


def _split_web_address(answer: str) -> SplitResult:
    address = answer.strip()
    parts = split_address(address)
    if parts is None or not re.fullmatch(r"https://[^\s\"'<>/]+(/[^\s\"'<>]*)?", address):
        raise click.UsageError(
            f'"{answer}" is not an address that starts with https:// and a host, such as '
            "https://git.example/handbook"
        )
    return parts


def _line(answer: str) -> str:
    if not answer.strip() or not answer.isprintable():
        raise click.UsageError("write a text on one line")
    return answer.strip()


def site_name(answer: str) -> str:
    """What the handbook is called; pages say it too, so it has no brackets of a macro."""
    if "{{" in answer or "{%" in answer:
        raise click.UsageError("a name has {{ or {% in it: write it without")
    return _line(answer)
