"""A small whole handbook as files: that of `tests/rules/support.py`, and the design's own plan."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml

from macros.handbook import Handbook, load_handbook
from macros.models import Model
from macros.problem import Problem, to_text
from macros.rules import RULES
from tests.rules.support import HANDBOOK, ORGANISATION

REPOSITORY = Path(__file__).parents[1]
TODAY_EPOCH = "1795305600"
"""22 November 2026, so that a build says the same on every day that tests run."""

PLAN = "data/plans/museum-facebook.yml"
"""The plan that tests change: the one that the design shows, word by word."""

PLAN_TEXT = """\
# yaml-language-server: $schema=../schema/plan.schema.json
unit: county-museum
channel: facebook
status: active
account: {url: "https://www.facebook.com/countymuseum.example", handle: countymuseum,
          platform_id: "1000123"}
purpose: Why this medium and no other.
audiences: [families, teachers]
goals:
  - {text: Families ask before they come, metric: comments, target: 40, by: 2027-06-30,
     measured: [{date: 2026-06-30, value: 22}]}
activities: [A question a week, Behind the scenes on Thursdays]
responsible: {role: communicator, mailbox: museum@kultur.example}
others: [{role: curator}]
oversight: {normal: Weekdays 8-17, leave: [{period: summer-2027, by: {role: duty-officer}}]}
updates: {times: 1, per: week}            # per: day | week | month | year
hours_per_week: 4
screenshots: {responsible: {role: archivist}, log: [2026-03-01]}
sender: anonymous                         # or personal
ros: {date: 2026-02-01, done_by: [communicator, curator], risks: [{risk: storm, probability: 2,
      consequence: 3, measure: House rules}]}
training: [{who: communicator, date: 2026-01-15}]
consulted: {by: communications-officer, date: 2026-02-10}
checklist: {id: start, done: 2026-02-12}
decision: {by: director, date: 2026-02-20, place: Exempelstad, record: KB 2026-0123}
agreement: 2026-02-25
evaluations: [{date: 2026-09-01, outcome: keep, note: What it led to}]
coordinates_with: [library-facebook]
exceptions: [{rule: update-frequency, reason: Rebuilding, until: 2027-01-31, granted_by: director}]
closure: null                             # {date, analysis, archived, handle_kept}
history: [{date: 2026-02-01, note: First draft}]
"""

_OTHER_FILES = {
    "data/risks.yml": """\
risks:
  - {id: storm, name: A storm of comments, description: Many are angry at once.,
     measure: Answer calmly., probability: 2, consequence: 3}
""",
    "data/laws.yml": """\
laws:
  - {id: records, title: Public records, statute: "TF (1949:105)", country: se, theme: records,
     asks: Keep what comes in., source: The statute, level: statute}
""",
    "data/things.yml": """\
things:
  - {id: look, title: Look around, why: To know it., task: Find three accounts.,
     reflect: What did they do well?, minutes: 15}
""",
    "data/accessibility.yml": """\
assessed: 2026-11-01
conformance: partial
contact: communicator
answer_within_days: 7
tested:
  - {what: Colours., how: A program looks., tests: ["tests/browser/test_site.py::test_colours"]}
shortcomings:
  - {what: Maps., why: They are drawn., instead: Ask for the address.}
""",
    "data/quizzes/basic.yml": """\
title: Basic training
intro: Ten minutes.
questions:
  - id: keep
    text: Is a comment a public record?
    laws: [records]
    options:
      - {text: "Yes", correct: true, explanation: It came in to the organisation.}
      - {text: "No", explanation: It did come in.}
""",
}


class HandbookFiles:
    """A handbook's folder, with short ways to change a file and to ask what is wrong."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file, its folders included; text is written with its own line endings."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def read(self, path: str) -> str:
        """A file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Replace what stands once in a file."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def append(self, path: str, text: str) -> None:
        """Write at the end of a file."""
        self.write(path, self.read(path) + text)

    def remove(self, path: str) -> None:
        """Delete a file."""
        (self.root / path).unlink()

    def line(self, path: str, text: str) -> int:
        """The number of the one line that holds a text."""
        found = [n for n, line in enumerate(self.read(path).split("\n"), 1) if text in line]
        assert len(found) == 1, f"{text!r} stands on {found} in {path}"
        return found[0]

    def load(self) -> tuple[Handbook | None, list[Problem]]:
        """Load `data/`."""
        return load_handbook(self.root, RULES)

    def problems(self) -> list[str]:
        """What is wrong in `data/`, as it is printed."""
        return to_text(self.load()[1]).splitlines()

    def add_site(self, *others: str) -> None:
        """Add what MkDocs needs: the repository's own configuration, with an empty page a page.

        The names are those of the real pages, so that every link of a template leads somewhere.

        Args:
            others: languages besides Swedish, which stands at the root.
        """
        for language in ("sv", *others):
            name = "mkdocs.yml" if language == "sv" else f"mkdocs.{language}.yml"
            config = (REPOSITORY / name).read_text(encoding="utf-8")
            self.write(name, config.split("\nnav:")[0] + "\n")
            self._add_pages(f"docs/{language}")
        for folder in ("macros", "overrides"):
            (self.root / folder).symlink_to(REPOSITORY / folder)

    def _add_pages(self, folder: str) -> None:
        pages = REPOSITORY / "docs" / "sv"
        for file in pages.rglob("*.md"):
            self.add_page(f"{folder}/{file.relative_to(pages).as_posix()}")
        anchors = sorted({rule.POLICY for rule in RULES.values()})
        headings = "".join(f"## {anchor} {{#{anchor}}}\n\n" for anchor in anchors)
        self.add_page(f"{folder}/policy/strategy.md", headings)

    def add_page(self, path: str, body: str = "Short.\n", title: str = "Title") -> int:
        """Write a page with the front matter it needs.

        Returns:
            The line that the body starts on.
        """
        self.write(path, f"{front_matter(title)}{body}")
        return front_matter(title).count("\n") + 1

    def handbook(self, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the `handbook` command here."""
        return self._run("macros", *args, **environment)

    def mkdocs_build(
        self, config: str = "mkdocs.yml", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run `mkdocs build -f mkdocs.yml` here."""
        return self._run("mkdocs", "build", "-f", config, **environment)

    def _run(self, module: str, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
        ours = {
            "SOURCE_DATE_EPOCH": TODAY_EPOCH,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
            **environment,
        }
        return subprocess.run(
            [sys.executable, "-m", module, *args],
            cwd=self.root,
            capture_output=True,
            encoding=ours.get("PYTHONIOENCODING", "utf-8"),
            check=False,
            env={**os.environ, **ours},
        )


def front_matter(title: str = "Title") -> str:
    """The front matter that every page needs."""
    return (
        f"---\ntitle: {title}\ndescription: One sentence.\nowner: communications-officer\n"
        "reviewed: 2026-10-15\nreview_every: 12\n---\n\n"
    )


def write_handbook(root: Path) -> HandbookFiles:
    """Write the handbook's data below a root; nothing is wrong in it."""
    files = HandbookFiles(root)
    files.write("data/organisation.yml", ORGANISATION.lstrip())
    for folder, things in (
        ("channels", HANDBOOK.channels),
        ("plans", HANDBOOK.plans),
        ("checklists", HANDBOOK.checklists),
    ):
        for thing_id, thing in things.items():
            files.write(f"data/{folder}/{thing_id}.yml", _to_yaml(_to_data(thing)))
    audiences = [_to_data(audience) for audience in HANDBOOK.audiences.values()]
    files.write("data/audiences.yml", _to_yaml({"audiences": audiences}))
    for path, text in {**_OTHER_FILES, PLAN: PLAN_TEXT}.items():
        files.write(path, text)
    return files


def _to_data(model: Model) -> dict[str, object]:
    data: dict[str, object] = model.model_dump(mode="json", exclude_defaults=True)
    return data


def _to_yaml(data: object) -> str:
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    return text
