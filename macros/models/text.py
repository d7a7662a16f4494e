"""A text in one or several languages, and as one reader sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetJsonSchemaHandler, ValidationInfo, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from macros.models.shared import LANGUAGES, LONGEST_TEXT, Language, Model


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text as one reader sees it, and the language that it is really in."""

    value: str
    language: Language

    def __str__(self) -> str:
        return self.value


class Text(Model):
    """A text in one or several languages.

    In YAML it is a plain string (in the organisation's default language) or a mapping
    `{sv: , nb: , en: }`. Validation needs the default language as context:
    `context={"language": "sv"}`; None there says that nobody knows it, and asks for nothing.
    """

    sv: str | None = None
    nb: str | None = None
    en: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_string(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, str):
            return {_default_language(info): value}
        if not isinstance(value, dict):
            raise PydanticCustomError("text_type", "not a text")
        return value

    @model_validator(mode="after")
    def _has_default(self, info: ValidationInfo) -> Self:
        if info.context and info.context.get("language", "sv") is None:
            return self
        language = _default_language(info)
        if getattr(self, language) is None:
            raise PydanticCustomError(
                "text_without_default",
                'the text in the default language is missing: add "{language}: ..."',
                {"language": language},
            )
        return self

    def local(self, language: Language, default: Language) -> LocalText:
        """The text for a reader of `language`; falls back on the default language."""
        wanted: str | None = getattr(self, language)
        if wanted is not None:
            return LocalText(wanted, language)
        return LocalText(getattr(self, default) or "", default)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A string, or a mapping of languages: what people write, not what we store."""
        plain = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
        each = {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, plain),
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"title": "Text", "anyOf": [plain, each]}


def _default_language(info: ValidationInfo) -> Language:
    context = info.context or {}
    language: Language = context.get("language") or "sv"
    return language
