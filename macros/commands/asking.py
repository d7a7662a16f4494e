"""What a command needs to know: given with a flag, or else asked for until the answer will do."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import click
import yaml

from macros.commands.common import EXIT_PROBLEM
from macros.commands.owners import keep_owners_in_step
from macros.commands.writing import tell_changes, telling_refusal, write_changes
from macros.editing.changes import Changes
from macros.models.shared import LONGEST_ID, Language, is_id
from macros.problem import Problem, to_text
from macros.validation import suggest

Check = Callable[[str], str]
"""Takes an answer and gives it back as it counts; raises `click.UsageError` where it cannot."""

_BY_LANGUAGE = re.compile(r"(sv|nb|en)=(.*)", re.DOTALL)


def ask(
    flag: str, given: str | None, question: str, check: Check, default: str | None = None
) -> str:
    """What was given with a flag, or else what is answered; a bad answer is asked for again.

    Args:
        flag: the flag's name without dashes.
        given: its value; None where it was left out.
        question: what to ask.
        check: reads the answer.
        default: what Enter stands for, and the answer where nobody is there to give one.

    Raises:
        click.UsageError: the flag's value will not do, or there was no answer.
    """
    if given is not None:
        try:
            return check(given)
        except click.UsageError as error:
            raise click.UsageError(f"--{flag}: {error.message}") from None
    try:
        answer: str = click.prompt(
            question, default=default, value_proc=check, show_default=bool(default)
        )
    except click.Abort:
        if default is not None:
            click.echo()
            return check(default)
        raise click.UsageError(f"there was no answer: give --{flag}") from None
    return answer


def ask_choice(
    flag: str,
    given: str | None,
    known: Collection[str],
    default: str | None = None,
    plural: str | None = None,
) -> str:
    """One of the ids that there are; they are listed before the question."""
    name = flag.replace("-", " ").capitalize()
    if given is None:
        click.echo(f"{plural or name + 's'}: {', '.join(known)}")
    return ask(flag, given, name, one_of_known(known), default)


def ask_texts(
    flag: str,
    given: Sequence[str],
    question: str,
    languages: Sequence[Language],
    default: str | None = None,
) -> Mapping[Language, str]:
    """A text in the default language, and in those others where it is said to be another.

    Args:
        flag: the flag's name without dashes.
        given: its values: a text in the default language, or LANG=TEXT.
        question: what to ask.
        languages: the handbook's languages, the default one first.
        default: what Enter stands for in the default language.
    """
    first, *others = languages
    said: dict[str, str] = {}
    for value in given:
        match = _BY_LANGUAGE.match(value)
        said[match[1] if match else first] = match[2] if match else value
    unknown = [language for language in said if language not in languages]
    if unknown:
        known = ", ".join(languages)
        raise click.UsageError(f"--{flag}: the handbook is in {known}, not in {unknown[0]}")
    label = f"{question} ({first})" if others else question
    texts = {first: ask(flag, said.get(first), label, not_empty, default)}
    for language in others:
        if not given:
            said[language] = ask(flag, None, f"{question} ({language})", str.strip, texts[first])
        if said.get(language, texts[first]) != texts[first]:
            texts[language] = not_empty(said[language])
    return texts


def in_each(
    texts: Mapping[Language, str], languages: Sequence[Language], flag: str
) -> Mapping[Language, str]:
    """A text for the page in each language, that of the default language where there is no other.

    Raises:
        click.UsageError: a text holds the brackets of a macro, which the page would run.
    """
    if any(mark in text for text in texts.values() for mark in ("{{", "{%")):
        raise click.UsageError(f"--{flag}: a text has {{{{ or {{% in it: write it without")
    return {language: texts.get(language, texts[languages[0]]) for language in languages}


def tell_untranslated(languages: Sequence[Language], *texts: Mapping[Language, str]) -> None:
    """Say where pages begin in another language than their own."""
    missing = [lang for lang in languages[1:] if any(lang not in text for text in texts)]
    if missing:
        where = ", ".join(f"docs/{language}/" for language in missing)
        click.echo(f"Note: some of the text in {where} is still in {languages[0]}: translate it.")


def not_empty(answer: str) -> str:
    """A text with something in it."""
    if not answer.strip():
        raise click.UsageError("the text is empty: write one")
    return answer.strip()


def one_of_known(known: Collection[str]) -> Check:
    """A check for one of the words that there are."""

    def check(answer: str) -> str:
        answer = answer.strip()
        if answer not in known:
            hint = suggest(answer, known) or f"; known: {', '.join(known)}"
            raise click.UsageError(f'there is no "{answer}"{hint}')
        return answer

    return check


def free_id(taken: Iterable[str]) -> Check:
    """A check for an id that nothing has yet."""
    known = set(taken)

    def check(answer: str) -> str:
        answer = answer.strip()
        if not is_id(answer):
            raise click.UsageError(bad_id(answer))
        if answer in known:
            raise click.UsageError(f'"{answer}" is there already: choose another id')
        return answer

    return check


_LETTERS = str.maketrans({"å": "a", "ä": "a", "æ": "ae", "ö": "o", "ø": "o", "é": "e", "ü": "u"})


def near_id(name: str) -> str:
    """An id that is like a name; empty where the name has no letter for one."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower().translate(_LETTERS)).strip("-")
    return plain[:LONGEST_ID].strip("-")


def ask_name_and_id(
    flag: str,
    names: Sequence[str],
    given: str | None,
    languages: Sequence[Language],
    taken: Collection[str],
) -> tuple[Mapping[Language, str], str]:
    """What a thing is called, and an id that nothing has yet; each is like the other.

    Args:
        flag: the name's flag without dashes.
        names: its values.
        given: what `--id` says; None where it was left out.
        languages: the handbook's languages, the default one first.
        taken: the ids that there are.
    """
    question = flag.capitalize()
    if given is not None:
        found = ask("id", given, "", free_id(taken))
        return ask_texts(flag, names, question, languages, near_name(found)), found
    called = ask_texts(flag, names, question, languages)
    near = near_id(called[languages[0]])
    default = near if near and near not in taken else None
    return called, ask("id", None, "Id, in addresses and file names", free_id(taken), default)


def near_name(name: str) -> str:
    """A name that is like an id."""
    return name.replace("-", " ").capitalize()


def bad_id(name: str) -> str:
    """What is wrong with an id, and one that is like it."""
    near = near_id(name)
    hint = f'; write "{near}"?' if near else ""
    return (
        f'"{name}" is not an id: use lower-case letters a-z, digits and hyphens, '
        f"at most {LONGEST_ID} characters{hint}"
    )


def carry_out(
    changes: Changes, dry_run: bool, what: str, known: Iterable[Problem] | None = None
) -> None:
    """Make the changes if the handbook is as sound after them as before, and tell which.

    A CODEOWNERS of ours is written anew after them, or removed from where no host looks any more.

    Args:
        changes: what to do.
        dry_run: only tell.
        what: what does not happen where there are problems, such as "Nothing was written".
        known: what is wrong before, where that has been looked for already.
    """
    with telling_refusal(what):
        problems = changes.new_problems(known)
    if problems:
        click.echo(to_text(problems), nl=False, err=True)
        click.echo(f"{what}: {len(problems)} problem(s) would be new.", err=True)
        sys.exit(EXIT_PROBLEM)
    if dry_run:
        tell_changes(changes, "would be ")
    else:
        write_changes(changes, what)
        keep_owners_in_step(changes.root)


@contextmanager
def reading_settings() -> Iterator[None]:
    """Say in a sentence that a file is in the way, or that mkdocs.yml cannot be read."""
    try:
        yield
    except FileExistsError as error:
        raise click.UsageError(str(error)) from None
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        what = " ".join(str(error).split())
        raise click.UsageError(f"the settings (mkdocs*.yml) cannot be read: {what}") from None
