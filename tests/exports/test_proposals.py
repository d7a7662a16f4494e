"""The hosts' forms for reports and proposals."""

from __future__ import annotations

import pytest
import yaml

from macros.exports.proposals import build_forms, find_other_forms
from macros.models import LANGUAGES
from macros.models.shared import Language
from tests.handbook_files import REPOSITORY


def test_the_sample_has_those_of_its_language() -> None:
    """Texts are changed in macros/texts/*/proposals.yml; then the files are written anew."""
    for forms in build_forms("sv").values():
        for path, text in forms.items():
            assert (REPOSITORY / path).read_text(encoding="utf-8") == text, path
    assert not [path for path in find_other_forms("sv") if (REPOSITORY / path).exists()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_hosts_ask_the_same(language: Language) -> None:
    """GitHub's forms are YAML; GitLab's stand below their names."""
    forms = build_forms(language)
    for path, text in forms["github"].items():
        if path.endswith(".yml"):
            form = yaml.safe_load(text)
            other = forms["gitlab"][f".gitlab/issue_templates/{form['name']}.md"]
            for field in form["body"][1:]:
                assert f"**{field['attributes']['label']}**" in other
            assert "validations" not in form["body"][-1]
            assert form["title"].endswith(": ")
    assert forms["github"][".github/PULL_REQUEST_TEMPLATE.md"].count("\n- [ ] ") == 4
