"""A whole plan by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from macros.handbook import load_handbook
from macros.rules import RULES
from tests.browser.plan_form.form import Keys, PlanForm
from tests.command_line import run


def fill_by_keyboard(keys: Keys) -> None:
    """Write a whole plan, every field of it, with the keyboard."""
    keys.press('[data-go="place"]')
    keys.write("unit", "county-museum")
    keys.write("channel", "linkedin")
    keys.write("status", "active")
    keys.write("title", "Museet på LinkedIn")
    keys.next()
    keys.write("account.url", "https://www.linkedin.com/company/ekmark-museum")
    keys.write("account.handle", "ekmark-museum")
    keys.write("account.platform_id", "00123")
    keys.write("sender", "anonymous")
    keys.next()
    keys.write("purpose", "De som vill arbeta hos oss läser här: <b>inte</b> på webben # än.")
    keys.tick("audiences", "families")
    keys.tick("audiences", "local-history")
    keys.add("goals")
    keys.write("goals.0.text", "Fler söker våra jobb")
    keys.write("goals.0.metric", "followers")
    keys.write("goals.0.target", "1 250,5")
    keys.write("goals.0.by", "2027-12-31")
    keys.add("goals.0.measured")
    keys.write("goals.0.measured.0.date", "2026-10-01")
    keys.write("goals.0.measured.0.value", "300")
    keys.next()
    keys.add("activities")
    keys.write("activities.0", "Ett yrke i månaden")
    keys.add("activities")
    keys.write("activities.1", "yes")
    keys.write("updates.times", "2")
    keys.write("updates.per", "week")
    keys.write("hours_per_week", "4,5")
    keys.next()
    keys.write("responsible.role", "communicator")
    keys.write("responsible.mailbox", "museum@kultur.example")
    keys.add("others")
    keys.write("others.0.role", "curator")
    keys.write("oversight.normal", "Vardagar klockan 8 och 15")
    for index in range(5):
        keys.add("oversight.leave")
        keys.write(f"oversight.leave.{index}.by.role", "duty-officer")
    keys.write("screenshots.responsible.role", "archivist")
    keys.add("screenshots.log")
    keys.write("screenshots.log.0", "2026-11-01")
    keys.next()
    keys.write("ros.date", "2026-09-01")
    keys.tick("ros.done_by", "communicator")
    keys.add("ros.risks")
    keys.write("ros.risks.0.risk", "storm")
    keys.write("ros.risks.0.probability", "2")
    keys.write("ros.risks.0.consequence", "4")
    keys.write("ros.risks.0.measure", "Vi svarar en gång.")
    keys.add("ros.risks")
    keys.write("ros.risks.1.text", "Ingen hinner svara")
    keys.write("ros.risks.1.probability", "1")
    keys.write("ros.risks.1.consequence", "1")
    keys.next()
    for index, role in enumerate(("communicator", "curator")):
        keys.add("training")
        keys.write(f"training.{index}.who", role)
        keys.write(f"training.{index}.date", "2026-02-02")
        keys.write(f"training.{index}.quiz", "basic")
    keys.write("checklist.id", "start")
    keys.write("checklist.done", "2026-09-10")
    keys.write("consulted.by", "communications-officer")
    keys.write("consulted.date", "2026-09-12")
    keys.add("coordinates_with")
    keys.write("coordinates_with.0", "library-facebook")
    keys.next()
    keys.write("decision.by", "director")
    keys.write("decision.date", "2026-10-01")
    keys.write("decision.place", "Exempelstad")
    keys.write("decision.record", "KUL 2026-0999")
    keys.write("agreement", "2026-10-05")
    keys.add("exceptions")
    keys.write("exceptions.0.rule", "update-frequency")
    keys.write("exceptions.0.reason", "Ombyggnad")
    keys.write("exceptions.0.until", "2027-01-31")
    keys.write("exceptions.0.granted_by", "director")
    keys.next()
    keys.add("evaluations")
    keys.write("evaluations.0.date", "2026-11-01")
    keys.write("evaluations.0.outcome", "keep")
    keys.write("closure.date", "2026-11-20")
    keys.write("closure.analysis", "Ingen")
    keys.write("closure.handle_kept", "true")
    keys.add("history")
    keys.write("history.0.date", "2026-09-01")
    keys.write("history.0.note", "Första utkastet")
    keys.next()


def test_a_whole_plan_is_written_by_keyboard_alone(form: PlanForm, copy: Path) -> None:
    """Saved with the keyboard too, it is a file that `handbook check` accepts."""
    keys = Keys(form)
    fill_by_keyboard(keys)
    expect(form.page.locator("#plan-step-finish")).to_be_focused()
    with form.page.expect_download() as download:
        keys.press('[data-part="save"]')
    assert download.value.suggested_filename == "county-museum-linkedin.yml"
    file = copy / "data" / "plans" / download.value.suggested_filename
    download.value.save_as(file)

    done = run(copy, "check", "--today", "2026-11-22")

    assert done.exit_code == 0, done.output
    handbook, problems = load_handbook(copy, RULES)
    assert problems == []
    assert handbook
    plan = handbook.plans["county-museum-linkedin"]
    assert plan.model_dump(mode="json", exclude_none=True, exclude_defaults=True) == WRITTEN
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema/plan.schema.json\nunit:")


WRITTEN: dict[str, Any] = {
    "unit": "county-museum",
    "channel": "linkedin",
    "status": "active",
    "title": {"sv": "Museet på LinkedIn"},
    "account": {
        "url": "https://www.linkedin.com/company/ekmark-museum",
        "handle": "ekmark-museum",
        "platform_id": "00123",
    },
    "purpose": {"sv": "De som vill arbeta hos oss läser här: <b>inte</b> på webben # än."},
    "audiences": ["families", "local-history"],
    "goals": [
        {
            "text": {"sv": "Fler söker våra jobb"},
            "metric": "followers",
            "target": 1250.5,
            "by": "2027-12-31",
            "measured": [{"date": "2026-10-01", "value": 300.0}],
        }
    ],
    "activities": [{"sv": "Ett yrke i månaden"}, {"sv": "yes"}],
    "responsible": {"role": "communicator", "mailbox": "museum@kultur.example"},
    "others": [{"role": "curator"}],
    "oversight": {
        "normal": {"sv": "Vardagar klockan 8 och 15"},
        # Each new row takes the first leave ahead that has no cover yet.
        "leave": [
            {"period": period, "by": {"role": "duty-officer"}}
            for period in (
                "christmas-2026",
                "sports-break-2027",
                "easter-2027",
                "summer-2027",
                "autumn-break-2027",
            )
        ],
    },
    "updates": {"times": 2, "per": "week"},
    "hours_per_week": 4.5,
    "screenshots": {"responsible": {"role": "archivist"}, "log": ["2026-11-01"]},
    "sender": "anonymous",
    "ros": {
        "date": "2026-09-01",
        "done_by": ["communicator"],
        "risks": [
            {
                "risk": "storm",
                "probability": 2,
                "consequence": 4,
                "measure": {"sv": "Vi svarar en gång."},
            },
            {"text": {"sv": "Ingen hinner svara"}, "probability": 1, "consequence": 1},
        ],
    },
    "training": [
        {"who": "communicator", "date": "2026-02-02", "quiz": "basic"},
        {"who": "curator", "date": "2026-02-02", "quiz": "basic"},
    ],
    "consulted": {"by": "communications-officer", "date": "2026-09-12"},
    "checklist": {"id": "start", "done": "2026-09-10"},
    "decision": {
        "by": "director",
        "date": "2026-10-01",
        "place": "Exempelstad",
        "record": "KUL 2026-0999",
    },
    "agreement": "2026-10-05",
    "evaluations": [{"date": "2026-11-01", "outcome": "keep"}],
    "coordinates_with": ["library-facebook"],
    "exceptions": [
        {
            "rule": "update-frequency",
            "reason": {"sv": "Ombyggnad"},
            "until": "2027-01-31",
            "granted_by": "director",
        }
    ],
    "closure": {"date": "2026-11-20", "analysis": {"sv": "Ingen"}, "handle_kept": True},
    "history": [{"date": "2026-09-01", "note": {"sv": "Första utkastet"}}],
}


def test_items_come_and_go_by_keyboard(form: PlanForm) -> None:
    """The focus goes to the new item, then to the next one, and undo puts it back in its place."""
    keys = Keys(form)
    form.go("work")
    for text in ("Ett", "Två", "Tre"):
        keys.add("activities")
        index = ["Ett", "Två", "Tre"].index(text)
        expect(form.field(f"activities.{index}")).to_be_focused()
        keys.page.keyboard.type(text)
    form.field("activities.1").focus()
    keys.press('[data-remove="activities.1"]')

    expect(form.field("activities.1")).to_have_value("Tre")
    expect(form.field("activities.1")).to_be_focused()
    expect(form.field("activities.2")).to_have_count(0)
    form.expect_message("Borttaget: Aktivitet 2.")
    keys.press('[data-part="undo"]')
    expect(form.field("activities.1")).to_have_value("Två")
    expect(form.field("activities.1")).to_be_focused()
    expect(form.field("activities.2")).to_have_value("Tre")
    form.expect_message("Ändringen är ångrad.")


def test_the_last_item_gone_the_focus_is_on_adding(form: PlanForm) -> None:
    """An empty list is nothing in the file."""
    form.go("work")
    form.add("activities")
    form.field("activities.0").fill("Ett")
    form.remove("activities.0")

    expect(form.page.locator('[data-add="activities"]')).to_be_focused()
    assert "activities" not in form.yaml()
