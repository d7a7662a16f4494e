"""`data/` -> one immutable Handbook, with all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros.data_files import KIND_OF_FOLDER, DataFile, find_data_files
from macros.kept_files import KeptFiles
from macros.known_ids import KnownIds
from macros.models import (
    Accessibility,
    Audience,
    Channel,
    Checklist,
    Law,
    LeavePeriod,
    Model,
    Organisation,
    Plan,
    Quiz,
    Risk,
    Role,
    Thing,
    Unit,
)
from macros.models.shared import LANGUAGES, LONGEST_ID, FileModel, Language, is_id
from macros.problem import Level, Position, Problem
from macros.source import KeyPath, Source


@dataclass(frozen=True)
class Handbook:
    """Everything under `data/`; things are kept by id, in the order of their files or lists."""

    organisation: Organisation
    channels: Mapping[str, Channel] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    audiences: Mapping[str, Audience] = field(default_factory=dict)
    risks: Mapping[str, Risk] = field(default_factory=dict)
    laws: Mapping[str, Law] = field(default_factory=dict)
    things: Mapping[str, Thing] = field(default_factory=dict)
    accessibility: Accessibility | None = None
    """The statement on the handbook itself; None where its file could not be read."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Each file by its path, for the positions in it."""

    @property
    def language(self) -> Language:
        """The default language."""
        return self.organisation.default_language

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Units by id."""
        return {unit.id: unit for unit in self.organisation.units}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Roles by id."""
        return {role.id: role for role in self.organisation.roles}

    @cached_property
    def leave_periods(self) -> Mapping[str, LeavePeriod]:
        """Leave periods by id."""
        return {period.id: period for period in self.organisation.leave_periods}

    def without_sources(self) -> Handbook:
        """The same without the files' texts and positions, half of what thousands of plans take."""
        return replace(self, sources={})

    def position(self, path: str, where: KeyPath = ()) -> Position:
        """Where a key path stands in a file."""
        source = self.sources.get(path)
        return source.position(where) if source else Position()


def load_handbook(
    root: Path, rule_ids: Collection[str], kept: KeptFiles | None = None
) -> tuple[Handbook | None, list[Problem]]:
    """Load `data/` below a root.

    Args:
        root: the handbook's root folder.
        rule_ids: the ids that exceptions and settings may name.
        kept: what was read of the files before; who loads again and again passes the same.

    Returns:
        The handbook with all that could be loaded, or None where `organisation.yml` could
        not; and all problems, sorted.
    """
    loader = _Loader(root, rule_ids, kept or KeptFiles())
    handbook = loader.load()
    return handbook, sorted(loader.problems, key=Problem.sort_key)


class _Loader:
    """Collects what one run over `data/` finds."""

    def __init__(self, root: Path, rule_ids: Collection[str], kept: KeptFiles) -> None:
        self.root = root
        self.kept = kept
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.models: dict[str, Model] = {}
        self.ids = KnownIds(rule_ids)

    def load(self) -> Handbook | None:
        data = self.root / "data"
        if not data.is_dir():
            message = (
                "there is no folder data/ here: go to the handbook's root, or name it with --root"
            )
            self._problem("data", Position(), "missing-file", message)
            return None
        files = self._find_files()
        for path, _ in files:
            self._read(path)
        language = self._language()
        for path, model in files:
            self._build(path, model, language)
        self._check_references(files)
        self.kept.keep_only(self.sources.keys())
        organisation = self.models.get("data/organisation.yml")
        if not isinstance(organisation, Organisation):
            return None
        self._check_quizzes(organisation.country)
        return self._handbook(organisation)

    def _problem(self, path: str, position: Position, rule: str, message: str) -> None:
        self.problems.append(Problem(path, position, Level.ERROR, rule, message))

    def _find_files(self) -> tuple[DataFile, ...]:
        """The files to read; what a missing file would list stays unknown."""
        listing = find_data_files(self.root)
        self.problems.extend(listing.problems)
        for model in listing.missing:
            self.ids.add_missing_file(model)
        return listing.files

    def _read(self, path: str) -> None:
        try:
            raw = (self.root / path).read_bytes()
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            problem = Problem(path, Position(), Level.ERROR, "unreadable-file", message)
            source = Source(path, None, problems=(problem,))
        else:
            source = self.kept.source(raw, path)
        self.sources[path] = source
        self.problems.extend(source.problems)

    def _language(self) -> Language | None:
        """The default language, needed before the organisation itself can be built.

        None where it cannot be read, so that no text is called missing in another one.
        """
        source = self.sources.get("data/organisation.yml")
        if source is None or not isinstance(source.data, dict):
            return None
        fields = Organisation.model_fields
        is_left_out = source.data.keys() <= fields.keys() - {"default_language"}
        standard = fields["default_language"].default if is_left_out else None
        wanted = source.data.get("default_language", standard)
        return next((language for language in LANGUAGES if language == wanted), None)

    def _build(self, path: str, model: type[Model], language: Language | None) -> None:
        stem = Path(path).stem
        folder = Path(path).parent.name
        kind = KIND_OF_FOLDER.get(folder)
        if kind:
            # The id is known even where the file cannot be loaded, so that one broken file
            # does not make every reference to it wrong as well.
            self.ids.add(kind, stem)
            if not is_id(stem):
                message = (
                    f'the file name "{stem}" is not an id: use a-z, digits and single hyphens, '
                    f"at most {LONGEST_ID} characters"
                )
                self._problem(path, Position(), "invalid-id", message)
        source = self.sources[path]
        self.problems.extend(self.ids.add_lists(source, model))
        built, problems = self.kept.model(model, source, language)
        self.problems.extend(problems)
        if built is None:
            return
        if isinstance(built, FileModel):
            built._id = stem
        self.models[path] = built

    def _check_references(self, files: Iterable[DataFile]) -> None:
        unknown = [
            problem
            for path, model in files
            for problem in self.ids.find_unknown(self.sources[path], model)
        ]
        # One problem a mistake: what is no id at all has been told by the model.
        told = {(problem.path, problem.position) for problem in unknown}
        self.problems = [
            *(
                p
                for p in self.problems
                if p.rule != "invalid-value" or (p.path, p.position) not in told
            ),
            *unknown,
        ]

    def _check_quizzes(self, country: str) -> None:
        for path, model in self.models.items():
            if isinstance(model, Quiz) and not model.asked_in(country):
                message = (
                    f'questions: none is asked in country "{country}": add one without country, or '
                    f'with country: "{country}"'
                )
                position = self.sources[path].position(("questions",))
                self._problem(path, position, "missing-value", message)

    def _handbook(self, organisation: Organisation) -> Handbook:
        def folder(name: str) -> Mapping[str, Any]:
            prefix = f"data/{name}/"
            return MappingProxyType(
                {
                    Path(path).stem: model
                    for path, model in self.models.items()
                    if path.startswith(prefix)
                }
            )

        def listed(name: str, pick: Callable[[Any], tuple[Any, ...]]) -> Mapping[str, Any]:
            model = self.models.get(f"data/{name}.yml")
            return MappingProxyType({item.id: item for item in pick(model)} if model else {})

        accessibility = self.models.get("data/accessibility.yml")
        return Handbook(
            organisation=organisation,
            channels=folder("channels"),
            plans=folder("plans"),
            checklists=folder("checklists"),
            quizzes=folder("quizzes"),
            audiences=listed("audiences", lambda file: file.audiences),
            risks=listed("risks", lambda file: file.risks),
            laws=listed("laws", lambda file: file.laws),
            things=listed("things", lambda file: file.things),
            accessibility=accessibility if isinstance(accessibility, Accessibility) else None,
            sources=MappingProxyType(self.sources),
        )
