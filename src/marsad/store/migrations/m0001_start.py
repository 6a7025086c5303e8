"""The first tables."""

STATEMENTS = (
    "CREATE TABLE ledger_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE pipeline (pipeline_id TEXT PRIMARY KEY, ordinal INTEGER NOT NULL UNIQUE)",
    """CREATE TABLE report (
        report_key TEXT PRIMARY KEY, report_id TEXT NOT NULL, outlet TEXT, url TEXT, language TEXT, title TEXT,
        published TEXT, text TEXT, sketch TEXT)""",
    "CREATE INDEX report_by_id ON report (report_id)",
    """CREATE TABLE reading (
        reading_id TEXT PRIMARY KEY, report_key TEXT NOT NULL REFERENCES report (report_key),
        pipeline_id TEXT NOT NULL REFERENCES pipeline (pipeline_id), record TEXT NOT NULL, is_current INTEGER NOT NULL,
        UNIQUE (report_key, pipeline_id))""",
    """CREATE TABLE claim (
        claim_id TEXT PRIMARY KEY, event_key TEXT NOT NULL, slot TEXT NOT NULL, value TEXT NOT NULL,
        attributed_to TEXT, factuality TEXT NOT NULL, start_at INTEGER, end_at INTEGER)""",
    "CREATE INDEX claim_by_event ON claim (event_key)",
    """CREATE TABLE claim_support (
        claim_id TEXT NOT NULL REFERENCES claim (claim_id), reading_id TEXT NOT NULL REFERENCES reading (reading_id),
        PRIMARY KEY (reading_id, claim_id))""",
    """CREATE TABLE event (
        event_key TEXT PRIMARY KEY, report_key TEXT NOT NULL REFERENCES report (report_key), number INTEGER NOT NULL,
        view TEXT NOT NULL)""",
    "CREATE INDEX event_by_report ON event (report_key)",
    "CREATE TABLE event_alias (old_key TEXT PRIMARY KEY, new_key TEXT NOT NULL)",
    """CREATE TABLE block (
        block_key TEXT NOT NULL, event_key TEXT NOT NULL REFERENCES event (event_key),
        PRIMARY KEY (block_key, event_key))""",
    "CREATE INDEX block_by_event ON block (event_key)",
    """CREATE TABLE judgement (
        judgement_id TEXT PRIMARY KEY, left_key TEXT NOT NULL, right_key TEXT NOT NULL, verdict TEXT NOT NULL,
        score REAL, why TEXT, made_by TEXT NOT NULL, by_person INTEGER NOT NULL, created_at TEXT, deleted_at TEXT)""",
    "CREATE INDEX judgement_by_left ON judgement (left_key)",
    "CREATE INDEX judgement_by_right ON judgement (right_key)",
    "CREATE TABLE incident (incident_id TEXT PRIMARY KEY, founder TEXT NOT NULL)",
    """CREATE TABLE incident_member (
        event_key TEXT PRIMARY KEY REFERENCES event (event_key),
        incident_id TEXT NOT NULL REFERENCES incident (incident_id))""",
    "CREATE INDEX member_by_incident ON incident_member (incident_id)",
    """CREATE TABLE forwarding (
        old_id TEXT NOT NULL, new_id TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (old_id, new_id))""",
    "CREATE TABLE sketch_band (band TEXT NOT NULL, report_key TEXT NOT NULL, PRIMARY KEY (band, report_key))",
    """CREATE TABLE copy (
        report_key TEXT NOT NULL, of_key TEXT NOT NULL, likeness REAL NOT NULL, PRIMARY KEY (report_key, of_key))""",
    "CREATE INDEX copy_by_original ON copy (of_key)",
    "CREATE TABLE outlet_rating (outlet TEXT PRIMARY KEY, reliability TEXT NOT NULL, made_by TEXT NOT NULL)",
    "CREATE TABLE claim_rating (claim_id TEXT PRIMARY KEY, credibility INTEGER NOT NULL, made_by TEXT NOT NULL)",
)
