"""What a page's Markdown may do: call our macros with plain values, and nothing else.

Pages come in pull requests and are rendered on the build machine, so the template language
that mkdocs-macros offers is cut down before anything runs: we look at the parsed template
and evaluate the calls ourselves. There is no attribute, filter, loop or variable to reach
out with.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from macros.validation import suggest

Macro = Callable[..., str]
Report = Callable[[int, str], None]
"""Takes the line (from 1) and what is wrong."""

_ALLOWED = 'a page may only call the handbook\'s macros with plain values: {{ name("value") }}'


class MacroError(ValueError):
    """A macro was called with a value that it cannot use; the message says what to write."""


class PageEnvironment(ImmutableSandboxedEnvironment):
    """The environment that mkdocs-macros renders pages with.

    Args:
        macros: the macros by name.
        report: takes what is wrong in a page, so that one run finds all of it.
    """

    def __init__(self, macros: Mapping[str, Macro], report: Report) -> None:
        super().__init__(
            loader=None,
            undefined=StrictUndefined,
            # {# opens an id in Markdown's attribute lists: "## Title {#title}".
            comment_start_string="<!--#",
            comment_end_string="#-->",
            keep_trailing_newline=True,
        )
        self.globals.clear()
        self.filters.clear()
        self.macros = macros
        self.report = report

    def from_string(self, source: Any, *_: Any, **__: Any) -> Any:
        """Read a page; rendering it gives the text with each call's result in place."""
        return _Page(str(source), self)


@dataclass(frozen=True)
class _Page:
    """A page, in the shape of a template."""

    source: str
    environment: PageEnvironment

    def render(self, **_: object) -> str:
        """The page with its macros expanded; variables offered to it are not used."""
        try:
            template = self.environment.parse(self.source)
        except TemplateSyntaxError as error:
            self.environment.report(error.lineno, f"{error.message}: {_ALLOWED}")
            return ""
        except RecursionError:
            self.environment.report(1, f"brackets inside brackets without end: {_ALLOWED}")
            return ""
        return "".join(self._piece(piece) for piece in _pieces(template))

    def _piece(self, piece: nodes.Node) -> str:
        if isinstance(piece, nodes.TemplateData):
            return piece.data
        try:
            if isinstance(piece, nodes.Call):
                return self._call(piece)
            self.environment.report(piece.lineno, _ALLOWED)
        except MacroError as error:
            self.environment.report(piece.lineno, str(error))
        return ""

    def _call(self, call: nodes.Call) -> str:
        if not isinstance(call.node, nodes.Name) or call.dyn_args or call.dyn_kwargs:
            raise MacroError(_ALLOWED)
        name = call.node.name
        macro = self.environment.macros.get(name)
        if macro is None:
            raise MacroError(
                f'there is no macro "{name}"{suggest(name, self.environment.macros)}'
            )
        args = [_plain(arg) for arg in call.args]
        kwargs = {keyword.key: _plain(keyword.value) for keyword in call.kwargs}
        try:
            bound = inspect.signature(macro).bind(*args, **kwargs)
        except TypeError as error:
            raise MacroError(f"{name}: {error}; write {usage(name, macro)}") from None
        try:
            return macro(*bound.args, **bound.kwargs)
        except MacroError as error:
            raise MacroError(f"{name}: {error}; write {usage(name, macro)}") from None


def usage(name: str, macro: Macro) -> str:
    """How a macro is called: `{{ laws(country=None) }}`."""
    parameters = [
        f"{parameter.name}={parameter.default!r}"
        if parameter.default is not parameter.empty
        else parameter.name
        for parameter in inspect.signature(macro).parameters.values()
    ]
    return f"{{{{ {name}({', '.join(parameters)}) }}}}"


def _pieces(template: nodes.Template) -> list[nodes.Node]:
    """A page's top level, with the insides of each output statement laid out."""
    pieces: list[nodes.Node] = []
    for node in template.body:
        pieces.extend(node.nodes if isinstance(node, nodes.Output) else [node])
    return pieces


def _plain(node: nodes.Node) -> object:
    """The value of a literal; anything that would have to be worked out is refused."""
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, nodes.List | nodes.Tuple):
        return [_plain(item) for item in node.items]
    if isinstance(node, nodes.Neg) and isinstance(node.node, nodes.Const):
        return node.as_const()
    raise MacroError(_ALLOWED)
