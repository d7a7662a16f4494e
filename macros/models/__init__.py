"""The concepts of the handbook as frozen models; one file a concept."""

from macros.models.accessibility import (
    Accessibility,
    Conformance,
    Shortcoming,
    TestedPart,
    UntestedPart,
)
from macros.models.audience import Audience, AudienceFile
from macros.models.channel import Channel, ChannelKind, ChannelStatus
from macros.models.checklist import Checklist, ChecklistGroup, ChecklistItem
from macros.models.course import Thing, ThingFile
from macros.models.law import Law, LawFile
from macros.models.organisation import (
    LeavePeriod,
    Organisation,
    Repository,
    Role,
    RuleSetting,
    Strategy,
    Unit,
)
from macros.models.plan import Plan, PlanStatus
from macros.models.quiz import Quiz
from macros.models.risk import Risk, RiskFile
from macros.models.shared import LANGUAGES, Model, Reference
from macros.models.text import Text

__all__ = [
    "LANGUAGES",
    "Accessibility",
    "Audience",
    "AudienceFile",
    "Channel",
    "ChannelKind",
    "ChannelStatus",
    "Checklist",
    "ChecklistGroup",
    "ChecklistItem",
    "Conformance",
    "Law",
    "LawFile",
    "LeavePeriod",
    "Model",
    "Organisation",
    "Plan",
    "PlanStatus",
    "Quiz",
    "Reference",
    "Repository",
    "Risk",
    "RiskFile",
    "Role",
    "RuleSetting",
    "Shortcoming",
    "Strategy",
    "TestedPart",
    "Text",
    "Thing",
    "ThingFile",
    "Unit",
    "UntestedPart",
]
