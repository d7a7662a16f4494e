"""`handbook new page` and `new postulate`: a page in every language, with a place in the menu."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.commands.asking import (
    ask,
    ask_choice,
    ask_name_and_id,
    ask_texts,
    bad_id,
    carry_out,
    in_each,
    near_id,
    near_name,
    reading_settings,
    tell_untranslated,
)
from macros.commands.common import load_for_change, resolve_today, root_option, today_option
from macros.editing.changes import Changes
from macros.editing.editions import find_languages
from macros.editing.new_files import add_pages
from macros.editing.scaffold import NewPage, plain_page, postulate_page
from macros.editing.yaml_edits import to_scalar
from macros.models.shared import Language, is_id
from macros.prose.page_files import load_pages
from macros.texts import load_texts

_TEXT = "[LANG=]TEXT"


@click.command()
@root_option
@today_option
@click.option("--path", metavar="FOLDER/NAME", help="Where to put it, such as why/new-habits.")
@click.option("--title", multiple=True, metavar=_TEXT, help="A short name, for the menu.")
@click.option("--description", multiple=True, metavar=_TEXT, help="One plain sentence.")
@click.option("--owner", metavar="ROLE", help="The role that answers for the page.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
def page(
    root: Path,
    today: date | None,
    path: str | None,
    title: tuple[str, ...],
    description: tuple[str, ...],
    owner: str | None,
    dry_run: bool,
) -> None:
    """Write a page in each language, and put it in the menu.

    A text may be given once, or for each language: --title sv=Vanor --title en=Habits.
    """
    root = root.resolve()
    handbook = load_for_change(root)
    languages = find_languages(root, handbook.language) or (handbook.language,)

    def free_path(answer: str) -> str:
        return _free_path(root, languages, answer)

    near = None
    if path is not None:
        path = ask("path", path, "", free_path)
        near = near_name(path.rpartition("/")[2])
    titles = ask_texts("title", title, "Title", languages, near)
    if path is None:
        near = near_id(titles[languages[0]]) or "new-habits"
        path = ask("path", None, f"Where, such as why/{near}", free_path)
    sentences = ask_texts("description", description, "One sentence", languages)
    new = NewPage(
        owner=ask_choice("owner", owner, handbook.roles, handbook.organisation.contact, "Roles"),
        reviewed=resolve_today(today),
        title=in_each(titles, languages, "title"),
        description=in_each(sentences, languages, "description"),
    )
    with reading_settings():
        changes = Changes(root)
        add_pages(changes, f"{path}.md", {lang: plain_page(new, lang) for lang in languages})
    carry_out(changes, dry_run, "Nothing was written")
    tell_untranslated(languages, titles, sentences)
    click.echo("Now write the page in each language, and run: handbook check")


@click.command()
@root_option
@today_option
@click.option("--id", "postulate_id", metavar="ID", help="The file's name.")
@click.option("--title", multiple=True, metavar=_TEXT, help="A short name, for the menu.")
@click.option("--question", multiple=True, metavar=_TEXT, help="The question.")
@click.option("--answer", multiple=True, metavar=_TEXT, help="The short answer to remember.")
@click.option("--rests-on", multiple=True, metavar=_TEXT, help="What the answer rests on.")
@click.option("--owner", metavar="ROLE", help="The role that answers for the page.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
def postulate(
    root: Path,
    today: date | None,
    postulate_id: str | None,
    title: tuple[str, ...],
    question: tuple[str, ...],
    answer: tuple[str, ...],
    rests_on: tuple[str, ...],
    owner: str | None,
    dry_run: bool,
) -> None:
    """Write a postulate in each language.

    It comes last, among the cards and in the menu.
    A text may be given once, or for each language: --answer sv=Nej. --answer en=No.
    """
    root = root.resolve()
    handbook = load_for_change(root)
    languages = find_languages(root, handbook.language) or (handbook.language,)
    pages = [page for lang in languages for page in load_pages(root, f"docs/{lang}", lang)[0]]
    taken = {page.name.split("/")[1].removesuffix(".md") for page in pages
             if page.name.startswith("postulates/")}  # fmt: skip
    order = 1 + max((page.meta.order or 0 for page in pages), default=0)
    titled, name = ask_name_and_id("title", title, postulate_id, languages, taken)
    said = [
        titled,
        ask_texts("question", question, "Question", languages),
        ask_texts("answer", answer, "Short answer", languages),
        ask_texts("rests-on", rests_on, "What it rests on", languages),
    ]
    flags = ("title", "question", "answer", "rests-on")
    titles, questions, answers, grounds = (
        in_each(texts, languages, flag) for texts, flag in zip(said, flags, strict=True)
    )
    new = NewPage(
        owner=ask_choice("owner", owner, handbook.roles, handbook.organisation.contact, "Roles"),
        reviewed=resolve_today(today),
        title=titles,
        description=answers,
        more={
            lang: {
                "tags": f"[{load_texts(lang).get('new.postulate.tags')}]",
                "question": to_scalar(questions[lang]),
                "answer": to_scalar(answers[lang]),
                "order": str(order),
                "rests_on": to_scalar(grounds[lang]),
                "rules": "[]",
            }
            for lang in languages
        },
    )
    with reading_settings():
        changes = Changes(root)
        written = {
            lang: postulate_page(new, lang, questions[lang], answers[lang], grounds[lang])
            for lang in languages
        }
        add_pages(changes, f"postulates/{name}.md", written)
    carry_out(changes, dry_run, "Nothing was written")
    tell_untranslated(languages, *said)
    click.echo("Now explain the answer in each language, and run: handbook check")


def _free_path(root: Path, languages: tuple[Language, ...], answer: str) -> str:
    """A page's path without `.md`, that no page has."""
    path = answer.strip().strip("/").removesuffix(".md")
    for part in path.split("/"):
        if not is_id(part):
            raise click.UsageError(bad_id(part))
    for language in languages:
        for name in (f"{path}.md", f"{path}/index.md"):
            if (root / "docs" / language / name).exists():
                raise click.UsageError(f"docs/{language}/{name} is there already")
    return path
