"""What a page's Markdown may do: call our macros with texts as values, and nothing else.

Pages come in pull requests and are rendered on the build machine, so the template language
that mkdocs-macros offers is cut down before anything runs: we look at the parsed template
and evaluate the calls ourselves. There is no attribute, filter, loop or variable to reach
out with.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from macros.validation import show, suggest

Macro = Callable[..., str]
Report = Callable[[int, str], None]
"""Takes the line (from 1) and what is wrong."""

_ALLOWED = 'a page may only call the handbook\'s macros with texts as values: {{ name("value") }}'


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


class _UnreadableError(Exception):
    """What stands in a page cannot be taken apart; `line` counts from 1 in what was read."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"{what.rstrip('.')}: {_ALLOWED}")
        self.line = line


@dataclass(frozen=True)
class _Page:
    """A page, in the shape of a template."""

    source: str
    environment: PageEnvironment

    def render(self, **_: object) -> str:
        """The page with its macros expanded; variables offered to it are not used."""
        try:
            return self._expand(self.source, 0)
        except _UnreadableError as error:
            if not self._look_at_each_statement():
                self.environment.report(error.line, str(error))
            return ""

    def _look_at_each_statement(self) -> bool:
        """Report statement by statement: one that cannot be read hides the page's others.

        Returns:
            Whether any of them, alone, could not be read.
        """
        found = False
        for line, statement in _statements(self.source):
            try:
                self._expand(statement, line - 1)
            except _UnreadableError as error:
                found = True
                # A tag without its end is one more thing that a page may not do.
                message = _ALLOWED if statement.startswith("{%") else str(error)
                self.environment.report(line - 1 + error.line, message)
        return found

    def _expand(self, source: str, lines_above: int) -> str:
        try:
            template = self.environment.parse(source)
        except TemplateSyntaxError as error:
            raise _UnreadableError(error.lineno, error.message or "this cannot be read") from None
        except RecursionError:
            raise _UnreadableError(1, "brackets inside brackets without end") from None
        except ValueError:  # Python refuses to read a number of some thousand digits
            raise _UnreadableError(1, "a number here is too long") from None
        return "".join(self._piece(piece, lines_above) for piece in _pieces(template))

    def _piece(self, piece: nodes.Node, lines_above: int) -> str:
        if isinstance(piece, nodes.TemplateData):
            return piece.data
        try:
            if isinstance(piece, nodes.Call):
                return self._call(piece)
            message = _ALLOWED
        except MacroError as error:
            message = str(error)
        self.environment.report(lines_above + _line(piece), message)
        return ""

    def _call(self, call: nodes.Call) -> str:
        if not isinstance(call.node, nodes.Name) or call.dyn_args or call.dyn_kwargs:
            raise MacroError(_ALLOWED)
        name = call.node.name
        macro = self.environment.macros.get(name)
        if macro is None:
            raise MacroError(f'there is no macro "{name}"{suggest(name, self.environment.macros)}')
        args = [_plain(arg) for arg in call.args]
        kwargs = {keyword.key: _plain(keyword.value) for keyword in call.kwargs}
        if len(kwargs) < len(call.kwargs):
            raise MacroError(f"{name}: a value is given twice; write {usage(name, macro)}")
        try:
            bound = inspect.signature(macro).bind(*args, **kwargs)
        except TypeError as error:
            raise MacroError(f"{name}: {error}; write {usage(name, macro)}") from None
        for given, value in bound.arguments.items():
            if value is None and bound.signature.parameters[given].default is not None:
                raise MacroError(f"{name}: {given} is nothing; write {usage(name, macro)}")
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


def _line(node: nodes.Node) -> int:
    """The line of a node; some kinds only have it on what is inside them."""
    lines = (inner.lineno for inner in chain([node], node.find_all(nodes.Node)))
    return next((line for line in lines if line), 1)


_ENDS = {"{{": "}}", "{%": "%}"}
_STARTS = re.compile("|".join(map(re.escape, _ENDS)))
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_END_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")


def _statements(source: str) -> Iterator[tuple[int, str]]:
    """Each statement between brackets, with its line; the last one may lack its end."""
    at = line = 0
    while start := _STARTS.search(source, at):
        end = source.find(_ENDS[start[0]], start.end())
        end = len(source) if end < 0 else end + 2
        if _RAW.fullmatch(source, start.start(), end) and (close := _END_RAW.search(source, end)):
            end = close.end()
        line += source.count("\n", at, start.start())
        yield line + 1, source[start.start() : end]
        line += source.count("\n", start.start(), end)
        at = end


def _plain(node: nodes.Node) -> str | None:
    """The text of a literal; anything that would have to be worked out is refused."""
    if not isinstance(node, nodes.Const):
        raise MacroError(_ALLOWED)
    if node.value is None or isinstance(node.value, str):
        return node.value
    written = show(node.value)
    raise MacroError(f'{written} is not a text: put it in quotes, "{written}"')
