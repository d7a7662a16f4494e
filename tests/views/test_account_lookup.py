"""Is this account ours? The data to look in, the answers, and the way without a script."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from macros.exports.account_script import to_account_script
from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import LANGUAGES
from macros.render import render
from macros.texts import load_texts
from macros.views.account_lookup import ANSWERS, build_account_lookup, build_accounts
from tests.rules.support import HANDBOOK, STATUSES, make_plan, with_organisation
from tests.views.support import edition_of, elements, here_in, text_of

WORDS = load_texts("en")
ACCOUNT = {"url": "https://www.facebook.com/museum.example", "handle": "museum"}


def plans(*made: Plan, of: Handbook = HANDBOOK) -> Handbook:
    """The handbook with these plans only."""
    return replace(of, plans={plan.id: plan for plan in made})


def data_of(handbook: Handbook, **edition: Any) -> dict[str, Any]:
    """What the script gets with the page."""
    return build_account_lookup(edition_of(handbook, **edition), lambda path: f"to:{path}").data


def accounts_of(handbook: Handbook, **edition: Any) -> list[dict[str, Any]]:
    """What the script gets when somebody asks."""
    return build_accounts(edition_of(handbook, **edition))


def form(handbook: Handbook, **edition: Any) -> str:
    """The form as a page has it."""
    here = here_in(edition_of(handbook, **edition))
    lookup = build_account_lookup(here.edition, here.link)
    return str(render("account_lookup.html", here, lookup=lookup))


def template(html: str, name: str, value: str) -> Any:
    """The one template with an attribute of this value."""
    [found] = [t for t in elements(html, "template") if t.attrib.get(name) == value]
    return found


def test_every_plan_with_an_account_can_be_found() -> None:
    """Also those closed or turned down; what has no account cannot be asked about."""
    handbook = plans(
        *(make_plan(f"plan-{status}", status=status, account=ACCOUNT) for status in STATUSES),
        make_plan("without", account=None),
    )
    assert [plan["id"] for plan in accounts_of(handbook)] == [f"plan-{s}" for s in STATUSES]
    assert data_of(handbook)["registry"] == "to:registry/"


def test_every_status_has_an_answer() -> None:
    """The most alive first: the order settles which of two plans is answered for."""
    assert set(ANSWERS) == set(STATUSES)
    assert data_of(HANDBOOK)["answers"][0] == ["active", "official"]
    assert data_of(HANDBOOK)["answers"][-1] == ["rejected", "rejected"]


def test_a_closed_account_says_when_and_why() -> None:
    """In the reader's language; a reason in another one says which."""
    plan = make_plan(
        status="closed",
        account=ACCOUNT,
        closure={"date": "2025-06-30", "analysis": {"en": "Nobody came.", "nb": "Ingen kom."}},
    )
    closed = [accounts_of(plans(plan), language=language)[0] for language in LANGUAGES]
    assert [found["closed"] for found in closed] == [
        "30 juni 2025",
        "30. juni 2025",
        "30 June 2025",
    ]
    assert [found["reason"] for found in closed] == [
        {"text": "Nobody came.", "lang": "en"}, "Ingen kom.", "Nobody came.",
    ]  # fmt: skip


def test_a_closed_account_without_an_analysis_says_why_its_channel_is_not_used() -> None:
    """Only where the channel is not: else no reason is known."""
    closed = {"status": "closed", "account": ACCOUNT, "closure": {"date": "2025-06-30"}}
    accounts = accounts_of(
        plans(
            make_plan("a", channel="tiktok", **closed),
            make_plan("b", channel="tiktok", account=ACCOUNT),
            make_plan("c", **closed),
        )
    )
    assert [account.get("reason") for account in accounts] == [
        HANDBOOK.channels["tiktok"].reason.local("en", "en").value, None, None,
    ]  # fmt: skip


def test_an_account_says_who_is_responsible() -> None:
    """The plan's own mailbox, with the role's to fall back on."""
    plan = make_plan(
        account={**ACCOUNT, "platform_id": "1000"},
        responsible={"role": "communicator", "name": "Kim", "mailbox": "m@kultur.example"},
    )
    [account] = accounts_of(plans(plan))
    assert (account["role"], account["mailbox"]) == ("communicator", "m@kultur.example")
    assert (account["person"], account["platform"]) == ("Kim", "1000")
    assert data_of(plans(plan))["roles"] == {
        "communicator": {"name": "Communicator", "mailbox": None}
    }


def test_all_channels_are_known_by_their_domains() -> None:
    """Also those that nobody has an account on: an unknown address may lie there."""
    tiktok = data_of(plans())["channels"]["tiktok"]
    assert (tiktok["status"], tiktok["link"]) == (
        WORDS.get("terms.channel-status.not-allowed"),
        "to:channels/tiktok/",
    )
    assert data_of(plans())["channels"]["facebook"]["domains"] == ["facebook.com", "fb.com"]


def test_what_is_not_known_is_left_out_of_the_data() -> None:
    """There may be thousands of them."""
    plan = make_plan(account={"url": "https://www.facebook.com/museum.example"})
    assert accounts_of(plans(plan)) == [
        {
            "id": "museum-facebook",
            "url": "https://www.facebook.com/museum.example",
            "channel": "facebook",
            "unit": "county-museum",
            "status": "active",
        }
    ]


def test_without_a_script_the_reader_is_sent_to_the_registry_and_told_whom_to_ask() -> None:
    """The form waits for the script."""
    name = "communications officer"
    role = {"id": "communications-officer", "name": name, "mailbox": "info@kultur.example"}
    html = form(with_organisation(roles=[role]))
    assert all("hidden" in element.attrib for element in elements(html, "form"))
    assert WORDS.get("lookup.ask", contact=f"{name}, info@kultur.example") in text_of(html)
    assert "to:registry/" in [a.attrib.get("href") for a in elements(html, "a")]


def test_a_contact_without_a_mailbox_is_named_all_the_same() -> None:
    """The sentence ends where the mailbox would stand."""
    assert WORDS.get("lookup.ask", contact="communications officer") in text_of(form(HANDBOOK))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_its_words(language: str) -> None:
    """One template an answer, each with a title, in every language."""
    html = form(HANDBOOK, language=language)
    for answer in {*ANSWERS.values(), "unknown", "named", "several"}:
        card = template(html, "data-answer", answer)
        assert "".join(card.itertext()).strip()


HOSTILE = "</template></script><script>alert(1)</script>{{ 7*7 }} <!-- **bold** \"'&"


def test_hostile_texts_stay_data() -> None:
    """Nothing in the data ends the template that it stands in, and it reads back unchanged."""
    plan = make_plan(
        status="closed",
        account={"url": "https://facebook.com/</template><script>", "handle": HOSTILE},
        closure={"date": "2025-06-30", "analysis": HOSTILE},
        responsible={"role": "communicator"},
    )
    named = with_organisation(roles=[{"id": "communicator", "name": HOSTILE}])
    html = form(plans(plan, of=named))
    assert elements(html, "script") == []
    data = json.loads("".join(template(html, "class", "lookup__data").itertext()))
    assert data["roles"]["communicator"]["name"] == HOSTILE
    script = to_account_script(edition_of(plans(plan)))
    [read] = json.loads(script.removeprefix("handbookTakeAccounts(").removesuffix(");\n"))
    assert (read["handle"], read["reason"]) == (HOSTILE, HOSTILE)
    assert read["url"] == "https://facebook.com/</template><script>"
