"""The peer: pydantic's parse + validate of the same reply, with the same shape written as models.

usage: pydantic_peer.py REPLY.json ROUNDS   prints one number per round: microseconds for one reply
"""
import sys
import time
from typing import Annotated, List, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Value = Union[bool, int, float, str, None, List[Union[str, int, float]]]
OPERATORS = Literal["eq", "neq", "gt", "gte", "lt", "lte", "in", "not_in", "contains", "not_contains", "exists", "not_exists"]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Evidence(Strict):
    source: str
    quote: str


class Condition(Strict):
    field: str
    operator: OPERATORS
    value: Value


class Parameter(Strict):
    name: str
    value: Value


class CreatePipeline(Strict):
    op: Literal["create_pipeline"]
    ref: str
    name: str
    pipeline_type: Literal["lead", "resident", "campaign"]
    is_default: bool
    evidence: Evidence


class AddStage(Strict):
    op: Literal["add_stage"]
    ref: str
    pipeline: str
    name: str
    sla_hours: Optional[float]
    lead_status: Optional[str]
    auto_event: Optional[str]
    auto_after_hours: Optional[float]
    auto_to_stage: Optional[str]
    after: Optional[str]
    evidence: Evidence


class UpdateStage(Strict):
    op: Literal["update_stage"]
    stage: str
    name: Optional[str]
    sla_hours: Optional[float]
    lead_status: Optional[str]
    auto_event: Optional[str]
    auto_after_hours: Optional[float]
    auto_to_stage: Optional[str]
    clear: List[str]
    evidence: Evidence


class CreateTrigger(Strict):
    op: Literal["create_trigger"]
    ref: str
    name: str
    event_type: str
    conditions: List[Condition]
    is_active: bool
    evidence: Evidence


class SwitchTrigger(Strict):
    op: Literal["switch_trigger"]
    trigger: str
    is_active: bool
    evidence: Evidence


class AddAction(Strict):
    op: Literal["add_action"]
    ref: str
    trigger: str
    action_type: str
    delay_minutes: int
    parameters: List[Parameter]
    only_if: List[Condition]
    after: Optional[str]
    evidence: Evidence


Operation = Annotated[
    Union[CreatePipeline, AddStage, UpdateStage, CreateTrigger, SwitchTrigger, AddAction], Field(discriminator="op")
]


class Question(Strict):
    text: str
    choices: List[str]


class Decline(Strict):
    rule: str
    reason: str


class Audience(Strict):
    properties: List[str]


class Reply(Strict):
    message: str
    questions: List[Question]
    decline: Optional[Decline]
    need: List[str]
    applies_to: Audience
    changes: List[Operation]


def main():
    with open(sys.argv[1], "rb") as file:
        text = file.read()
    adapter = TypeAdapter(Reply)
    for _ in range(20):
        adapter.validate_json(text)
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        adapter.validate_json(text)
        print((time.perf_counter() - start) * 1e6)


main()
