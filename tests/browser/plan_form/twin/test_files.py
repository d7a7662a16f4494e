"""What the form writes means to the loader what was written in the form."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml
from playwright.sync_api import Page

from macros.handbook import Handbook, load_handbook
from macros.rules import RULES

WRITE = """(texts) => {
  const setup = JSON.parse(document.querySelector("handbook-plan-form").dataset.setup);
  return texts.map((text) => {
    const read = handbookPlanYaml.read(text);
    if (read.refused) throw new Error(`${read.refused} ${read.detail}: ${text}`);
    const { state, refused, detail } = handbookPlanValues.fromData(read.data, setup);
    if (refused) throw new Error(`${refused} ${detail}: ${text}`);
    const { file } = handbookPlanValues.toData(state, setup);
    return handbookPlanYaml.write(file, setup.spec);
  });
}"""


def test_plans_come_through_the_form_unchanged(
    form: Page, site: Path, tmp_path: Path, handbook: Handbook
) -> None:
    """Read from their files and written again, the sample plans load as the same plans."""
    shutil.copytree(site.parent / "data", tmp_path / "data")
    files = sorted((tmp_path / "data" / "plans").glob("*.yml"))
    written = form.evaluate(WRITE, [file.read_text(encoding="utf-8") for file in files])
    for file, text in zip(files, written, strict=True):
        file.write_text(text, encoding="utf-8")

    loaded, problems = load_handbook(tmp_path, RULES)

    assert problems == []
    assert loaded
    assert loaded.plans == handbook.plans


TEXTS = (
    "yes", "No", "on", "OFF", "null", "~", "true", "2026-03-01", "12:30", "1_000", "010", "0x1f",
    "1e3", ".5", "-1", "+1", "1.", "190:20:30", "0b101", "0o17", ".inf", ".NaN", "=", "<<", "- a",
    "? a", "a: b", "a #b", "#a", "@a", "`a`", "%a", "!a", "&a", "*a", "[a]", "{a}", "a, b", "|", ">",
    "'a'", '"a"', 'a "b" c', "it's", "a\\nb", "\\", "Två\nrader", "Stycke\n\nstycke till",
    "Rad\n  med indrag\n\nslut", "a\tb", "😀", "”citat” – tankstreck", "a\u00a0b", "å" * 300,
    "<script>alert(1)</script>", "{{ 7*7 }}", "y", "n", "a:", ":a", "a\n# b", "---", "...", "--- a",
    "123456789012345678901234567890", "1.5e+300", "00:00", "1__2", "0_1",
)  # fmt: skip


def test_texts_mean_in_the_file_what_was_written(form: Page, tmp_path: Path, site: Path) -> None:
    """Also those that YAML would take for something else than text."""
    shutil.copytree(site.parent / "data", tmp_path / "data")
    data = {
        "unit": "county-museum",
        "channel": "facebook",
        "status": "draft",
        "activities": list(TEXTS),
        "account": {"url": "https://x.example/#a", "handle": "0123", "platform_id": "1_000"},
    }
    (written,) = form.evaluate(WRITE, [yaml.safe_dump(data, allow_unicode=True)])
    (tmp_path / "data" / "plans" / "tried.yml").write_text(written, encoding="utf-8")

    loaded, problems = load_handbook(tmp_path, RULES)

    assert problems == []
    assert loaded
    plan = loaded.plans["tried"]
    assert tuple(activity.sv for activity in plan.activities) == TEXTS
    assert plan.account
    assert (plan.account.handle, plan.account.platform_id) == ("0123", "1_000")


def test_unseen_characters_do_not_reach_the_file(form: Page, tmp_path: Path, site: Path) -> None:
    """The loader refuses them, and nobody could find them to remove."""
    shutil.copytree(site.parent / "data", tmp_path / "data")
    state = form.evaluate(
        """() => {
        const setup = JSON.parse(document.querySelector("handbook-plan-form").dataset.setup);
        const plan = { unit: "county-museum", channel: "blog", status: "draft" };
        const { state } = handbookPlanValues.fromData(plan, setup);
        state.purpose.sv = "a\\u0000b\\u200bc\\ufeffd\\u2028e\\r\\nf\\ud800g\\u0085h\\u0007";
        state.title.sv = "\\u0000 \\ufeff";
        return handbookPlanYaml.write(handbookPlanValues.toData(state, setup).file, setup.spec);
    }"""
    )
    (tmp_path / "data" / "plans" / "tried.yml").write_text(state, encoding="utf-8")

    loaded, problems = load_handbook(tmp_path, RULES)

    assert problems == []
    assert loaded
    plan = loaded.plans["tried"]
    assert plan.title is None
    assert plan.purpose
    assert plan.purpose.sv == "ab\u200bcd\ne\nfg\nh"
