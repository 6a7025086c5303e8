"""The tables as SQLAlchemy sees them. The truth is in the migrations; a test compares the two."""

from typing import Any

from sqlalchemy import Column, Float, Integer, MetaData, Table, Text

metadata = MetaData()


def _table(name: str, **columns: type) -> Table:
    """Columns that end in `_pk` (taken off) make the primary key."""
    made: list[Any] = [
        Column(key.removesuffix("_pk"), kind, primary_key=key.endswith("_pk")) for key, kind in columns.items()
    ]
    return Table(name, metadata, *made)


ledger_meta = _table("ledger_meta", name_pk=Text, value=Text)
pipeline = _table("pipeline", pipeline_id_pk=Text, ordinal=Integer)
report = _table(
    "report",
    report_key_pk=Text,
    report_id=Text,
    outlet=Text,
    url=Text,
    language=Text,
    title=Text,
    published=Text,
    text=Text,
    sketch=Text,
)
reading = _table("reading", reading_id_pk=Text, report_key=Text, pipeline_id=Text, record=Text, is_current=Integer)
claim = _table(
    "claim",
    claim_id_pk=Text,
    event_key=Text,
    slot=Text,
    value=Text,
    attributed_to=Text,
    factuality=Text,
    start_at=Integer,
    end_at=Integer,
)
claim_support = _table("claim_support", claim_id_pk=Text, reading_id_pk=Text)
event = _table("event", event_key_pk=Text, report_key=Text, number=Integer, view=Text)
event_alias = _table("event_alias", old_key_pk=Text, new_key=Text)
block = _table("block", block_key_pk=Text, event_key_pk=Text)
judgement = _table(
    "judgement",
    judgement_id_pk=Text,
    left_key=Text,
    right_key=Text,
    verdict=Text,
    score=Float,
    why=Text,
    made_by=Text,
    by_person=Integer,
    created_at=Text,
    deleted_at=Text,
)
incident = _table("incident", incident_id_pk=Text, founder=Text)
incident_member = _table("incident_member", event_key_pk=Text, incident_id=Text)
forwarding = _table("forwarding", old_id_pk=Text, new_id_pk=Text, reason=Text)
sketch_band = _table("sketch_band", band_pk=Text, report_key_pk=Text)
copy = _table("copy", report_key_pk=Text, of_key_pk=Text, likeness=Float)
outlet_rating = _table("outlet_rating", outlet_pk=Text, reliability=Text, made_by=Text)
claim_rating = _table("claim_rating", claim_id_pk=Text, credibility=Integer, made_by=Text)
