"""The fields of the plan form, read off the Plan model: kinds, limits, names and choices.

The model's JSON Schema says all that a form needs to know of it, so a field that is added to the
model is a field of the form, and nobody writes it down twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from macros.edition import Edition
from macros.fields import field_help, field_title
from macros.models import Plan
from macros.views.choices import Choice
from macros.views.plan_choices import degree_choices, fixed_choices, reference_choices

Kind = Literal[
    "text", "line", "day", "whole", "number", "yes-no", "choice", "reference", "group", "list"
]
"""`text` is in one or several languages, `line` is not; `reference` is the id of something."""

Wrong = Literal["id", "mailbox", "address"]
"""What a line with a pattern is, for the sentence that says how it is written."""

_FEW = 10
"""A whole number with no more values than these is chosen and not typed."""

ONE_OF: Mapping[str, tuple[str, str]] = {"AssessedRisk": ("risk", "text")}
"""Where exactly one of two fields is filled in; a schema cannot say it, and a test compares."""

_SHORT_TEXTS = {
    ("Plan", "title"), ("Plan", "activities"), ("Goal", "text"), ("AssessedRisk", "text"),
    ("HistoryEntry", "note"), ("Oversight", "normal"),
}  # fmt: skip
"""Texts of a line or so; the others have room for a paragraph from the start."""


@dataclass(frozen=True)
class FormField:
    """A field of the form.

    Attributes:
        path: the way to it in a plan: `goals.@.by`, where `@` stands for the item's number.
        name: its key.
        kind: what it holds.
        label: what it is called.
        help: what it is for; None where its name says enough.
        required: whether what it stands in cannot be without it.
        limits: what its value may be: `min`, `max`, `longest`, `pattern` and `wrong`.
        of: the kind of thing that a reference names.
        choices: what to choose from.
        rows: the lines of a text.
        fields: a group's fields.
        one_of: the two of a group's fields of which exactly one is filled in.
        item: what a list is made of.
    """

    path: str
    name: str
    kind: Kind
    label: str
    help: str | None = None
    required: bool = False
    limits: Mapping[str, Any] = field(default_factory=dict)
    of: str | None = None
    choices: tuple[Choice, ...] = ()
    rows: int = 1
    fields: tuple[FormField, ...] = ()
    one_of: tuple[str, str] | None = None
    item: FormField | None = None

    @property
    def ticked(self) -> bool:
        """Whether it is a list whose items are ticked among all there are."""
        return self.kind == "list" and self.item is not None and bool(self.item.choices)

    @property
    def spec(self) -> dict[str, Any]:
        """What the script needs to know of it, as JSON."""
        told: dict[str, Any] = {"name": self.name, "kind": self.kind}
        if self.required:
            told["required"] = True
        if self.of:
            told["of"] = self.of
        if self.kind == "choice":
            told["choices"] = [choice.id for choice in self.choices]
        if self.fields:
            told["fields"] = [inner.spec for inner in self.fields]
        if self.one_of:
            told["oneOf"] = list(self.one_of)
        if self.item:
            told["item"] = self.item.spec
        return told | dict(self.limits)


def build_plan_fields(edition: Edition) -> Mapping[str, FormField]:
    """All fields of a plan, by name, in the model's order."""
    schema = Plan.model_json_schema()
    reader = _SchemaReader(edition, schema["$defs"])
    return {inner.name: inner for inner in reader.fields("Plan", schema, "")}


@dataclass(frozen=True)
class _SchemaReader:
    """Reads fields off a JSON Schema."""

    edition: Edition
    definitions: Mapping[str, Any]

    def fields(self, model: str, schema: Mapping[str, Any], above: str) -> tuple[FormField, ...]:
        required = schema.get("required", ())
        return tuple(
            self.field(model, name, inner, f"{above}{name}", name in required)
            for name, inner in schema["properties"].items()
        )

    def field(
        self, model: str, name: str, schema: Mapping[str, Any], path: str, required: bool
    ) -> FormField:
        schema = self._resolve(schema)
        kind = _kind_of(schema)
        label, help_ = self._label(model, name), self._help(model, name)
        bare = FormField(path, name, kind, label, help_, required)
        if kind == "group":
            inner = schema["title"]
            fields = self.fields(inner, schema, f"{path}.")
            return replace(bare, fields=fields, one_of=ONE_OF.get(inner))
        if kind == "list":
            return replace(bare, item=self._item(model, name, schema["items"], f"{path}.@"))
        return replace(
            bare,
            limits=_limits(schema),
            of=schema.get("x-reference"),
            choices=tuple(self._choices(model, name, schema)),
            rows=1 if (model, name) in _SHORT_TEXTS else 3,
        )

    def _item(self, model: str, name: str, schema: Mapping[str, Any], path: str) -> FormField:
        """What a list is made of; each item has a name of its own, or else that of its model."""
        item = replace(self.field(model, name, schema, path, required=True), help=None)
        texts = self.edition.texts
        own = f"form.item.{model}.{name}"
        if own in texts:
            return replace(item, label=texts.get(own))
        if item.kind == "group":
            return replace(item, label=field_title(texts, self._resolve(schema)["title"]))
        return item

    def _resolve(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The schema itself, without references and without the way to say nothing."""
        if "$ref" in schema:
            named: Mapping[str, Any] = self.definitions[schema["$ref"].rpartition("/")[2]]
            return named
        if "anyOf" in schema and not _is_text(schema):
            return self._resolve(next(way for way in schema["anyOf"] if way.get("type") != "null"))
        return schema

    def _label(self, model: str, name: str) -> str:
        own = f"form.label.{model}.{name}"
        texts = self.edition.texts
        return texts.get(own) if own in texts else field_title(texts, model, name)

    def _help(self, model: str, name: str) -> str | None:
        """What the form says of a field, or else what an editor of the file is told."""
        own = f"form.help.{model}.{name}"
        texts = self.edition.texts
        return texts.get(own) if own in texts else field_help(texts, model, name)

    def _choices(self, model: str, name: str, schema: Mapping[str, Any]) -> Iterable[Choice]:
        if "enum" in schema:
            return fixed_choices(self.edition, model, name, schema["enum"])
        if "x-reference" in schema and schema["x-reference"] != "plan":
            return reference_choices(self.edition, schema["x-reference"])
        if _is_few(schema):
            return degree_choices(self.edition, schema["minimum"], schema["maximum"])
        return ()


def _is_text(schema: Mapping[str, Any]) -> bool:
    """Whether it is a text: plain, or a mapping of languages."""
    return any("properties" in way for way in schema.get("anyOf", ()))


def _kind_of(schema: Mapping[str, Any]) -> Kind:
    if _is_text(schema):
        return "text"
    if "enum" in schema:
        return "choice"
    if "x-reference" in schema:
        return "reference"
    if schema.get("format") == "date":
        return "day"
    kinds: Mapping[str, Kind] = {
        "object": "group", "array": "list", "integer": "whole", "number": "number",
        "boolean": "yes-no", "string": "line",
    }  # fmt: skip
    return kinds[schema["type"]]


def _is_few(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "integer" and schema["maximum"] - schema["minimum"] < _FEW


def _limits(schema: Mapping[str, Any]) -> dict[str, Any]:
    limits = {}
    if _is_text(schema):
        schema = schema["anyOf"][0]
    for name, key in (("minimum", "min"), ("maximum", "max"), ("maxLength", "longest")):
        if name in schema:
            limits[key] = schema[name]
    if "pattern" in schema:
        limits["pattern"] = schema["pattern"]
        limits["wrong"] = _wrong(schema["pattern"])
    return limits


def _wrong(pattern: str) -> Wrong:
    if "@" in pattern:
        return "mailbox"
    return "address" if pattern == r"^\S+$" else "id"
