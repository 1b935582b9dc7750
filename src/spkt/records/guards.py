"""The order of events as law of the database: whatever door is used, these orders cannot be broken.

Each guard is one condition in plain SQL over NEW and OLD that must hold, written once for both engines.
They are installed by a migration as triggers; a broken one aborts the whole transaction.
"""

from dataclasses import dataclass
from typing import Any

from spkt.records._chains import CHAINS


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition that an INSERT, UPDATE or DELETE on a table must meet.

    name    unique, also the text of the database's error
    when    further restriction of the trigger ("NEW.signed_at IS NOT NULL"), "" for always
    """

    table: str
    event: str
    name: str
    holds: str
    when: str = ""


KEEP = "1 = 0"

_KEPT = (
    *("unit", "letterhead", "signingrule", "officer", "posting", "watch", "duty", "call", "visit", "datakey", "matter"),
    *("telling", "party", "thing", "assignment", "konseling", "gelar", "seat", "laporanpolisi", "series", "paper"),
    *("rendering", "proof", "link", "term", "letter", "file", "handform", "leaf", "node", "reading"),
    *("registerpage", "custody", "movement", "stocktake", "sighting"),
    *("pagesource", "textchange"),
)

_FROZEN = {
    "telling": "NEW.account = OLD.account AND NEW.ordinal = OLD.ordinal AND NEW.written_at = OLD.written_at",
    "rendering": "1 = 0",
    "pagesource": "1 = 0",
    "letterhead": "1 = 0",
    "signingrule": "1 = 0",
    "textchange": (
        "NEW.subject = OLD.subject AND NEW.asked_at = OLD.asked_at AND NEW.asked_by_id = OLD.asked_by_id"
        " AND NEW.valid_from = OLD.valid_from AND OLD.decided_at IS NULL"
    ),
    "leaf": "1 = 0",
    "node": "1 = 0",
    "reading": "1 = 0",
    "registerpage": "1 = 0",
    "sighting": "1 = 0",
    "proof": "1 = 0",
    "paper": (
        "NEW.snapshot = OLD.snapshot AND NEW.digest = OLD.digest AND NEW.salt = OLD.salt AND NEW.number = OLD.number"
        " AND NEW.ordinal = OLD.ordinal AND NEW.kind = OLD.kind AND NEW.issued_at = OLD.issued_at"
        " AND NEW.series_id = OLD.series_id AND NEW.edition = OLD.edition"
        " AND (NEW.replaces_id = OLD.replaces_id OR NEW.replaces_id IS NULL AND OLD.replaces_id IS NULL)"
        " AND (OLD.corrected_at IS NULL OR NEW.corrected_at = OLD.corrected_at AND NEW.fix = OLD.fix)"
    ),
    "series": "NEW.last IN (OLD.last, OLD.last + 1) AND NEW.before = OLD.before AND NEW.period = OLD.period",
    "handform": (
        "NEW.number = OLD.number AND NEW.series_id = OLD.series_id AND NEW.ordinal = OLD.ordinal"
        " AND NEW.printed_at = OLD.printed_at AND (OLD.spoilt_at IS NULL OR NEW.spoilt_at = OLD.spoilt_at)"
        " AND (OLD.matter_id IS NULL OR (NEW.matter_id = OLD.matter_id AND NEW.written_at = OLD.written_at"
        " AND NEW.entered_at = OLD.entered_at))"
    ),
    "treehead": "NEW.size >= OLD.size",
}

_ORDER = (
    Guard(
        "konseling",
        "INSERT",
        "konseling_needs_a_told_story",
        "EXISTS (SELECT 1 FROM spkt_telling t WHERE t.matter_id = NEW.matter_id)",
    ),
    Guard(
        "gelar",
        "INSERT",
        "gelar_needs_its_closed_konseling",
        "EXISTS (SELECT 1 FROM spkt_konseling k WHERE k.id = NEW.konseling_id"
        " AND k.matter_id = NEW.matter_id AND k.closed_at IS NOT NULL AND k.closed_at <= NEW.opened_at)",
    ),
    Guard(
        "gelar",
        "UPDATE",
        "gelar_closes_when_every_seat_has_signed",
        "(SELECT COUNT(*) FROM spkt_seat s WHERE s.gelar_id = NEW.id AND NOT s.struck"
        " AND s.signed_at IS NOT NULL) >= 3"
        " AND NOT EXISTS (SELECT 1 FROM spkt_seat s WHERE s.gelar_id = NEW.id AND NOT s.struck"
        " AND s.signed_at IS NULL)"
        " AND NOT EXISTS (SELECT 1 FROM spkt_seat s WHERE s.gelar_id = NEW.id AND NOT s.struck"
        " AND s.signed_at > (SELECT l.signed_at FROM spkt_seat l"
        " WHERE l.gelar_id = NEW.id AND l.officer_id = NEW.leader_id))",
        "NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL",
    ),
    Guard(
        "gelar",
        "UPDATE",
        "closed_gelar_stays",
        "NEW.closed_at = OLD.closed_at AND NEW.outcome = OLD.outcome AND NEW.notes = OLD.notes",
        "OLD.closed_at IS NOT NULL",
    ),
    Guard(
        "laporanpolisi",
        "INSERT",
        "report_needs_its_signed_recommendation",
        "NEW.ordinal IS NULL AND (EXISTS (SELECT 1 FROM spkt_gelar g WHERE g.id = NEW.gelar_id"
        " AND g.matter_id = NEW.matter_id AND g.closed_at IS NOT NULL AND g.outcome = 'rekom_LP')"
        " OR (NEW.gelar_id IS NULL AND NEW.skip <> '')"
        " OR (NEW.gelar_id IS NULL AND NEW.model = 'A'"
        " AND EXISTS (SELECT 1 FROM spkt_matter m WHERE m.id = NEW.matter_id AND m.errand = 'lp_a')))",
    ),
    Guard(
        "laporanpolisi",
        "UPDATE",
        "issued_report_stays",
        "NEW.ordinal = OLD.ordinal AND NEW.number = OLD.number AND NEW.issued_at = OLD.issued_at"
        " AND NEW.text_digest = OLD.text_digest AND NEW.model = OLD.model AND NEW.skip = OLD.skip"
        " AND (OLD.gelar_id IS NULL OR NEW.gelar_id = OLD.gelar_id)",
        "OLD.ordinal IS NOT NULL",
    ),
    Guard(
        "laporanpolisi",
        "UPDATE",
        "finding_is_issued_after_it_was_submitted",
        "EXISTS (SELECT 1 FROM spkt_matter m WHERE m.id = NEW.matter_id AND m.state = 'diperiksa')",
        "NEW.model = 'A' AND NEW.ordinal IS NOT NULL AND OLD.ordinal IS NULL",
    ),
    Guard(
        "laporanpolisi",
        "UPDATE",
        "report_is_handed_over_before_it_is_taken",
        "NEW.ordinal IS NOT NULL AND NEW.handed_at IS NOT NULL"
        " AND (NEW.state = 'diserahkan' OR NEW.taken_at >= NEW.handed_at)",
        "NEW.state <> 'terbit'",
    ),
    Guard(
        "laporanpolisi",
        "UPDATE",
        "handover_stays",
        "NEW.handed_at = OLD.handed_at AND NEW.handed_by_id = OLD.handed_by_id",
        "OLD.handed_at IS NOT NULL",
    ),
    Guard(
        "paper",
        "INSERT",
        "handover_needs_its_report",
        "EXISTS (SELECT 1 FROM spkt_laporanpolisi r WHERE r.matter_id = NEW.matter_id AND r.ordinal IS NOT NULL)",
        "NEW.kind IN ('serah_lp', 'sp2hp', 'propam_tembusan')",
    ),
    Guard(
        "paper",
        "INSERT",
        "numbers_have_no_gap",
        "(NEW.kind = 'pengaduan' AND EXISTS (SELECT 1 FROM spkt_paper p WHERE p.series_id = NEW.series_id"
        " AND p.ordinal = NEW.ordinal AND p.matter_id = NEW.matter_id AND p.kind = 'tanda_terima_pengaduan'))"
        " OR NEW.ordinal = (SELECT s.last FROM spkt_series s WHERE s.id = NEW.series_id)"
        " AND (NEW.ordinal - 1 <= (SELECT s.before FROM spkt_series s WHERE s.id = NEW.series_id)"
        " OR EXISTS (SELECT 1 FROM spkt_paper p WHERE p.series_id = NEW.series_id AND p.ordinal = NEW.ordinal - 1))",
        "NEW.edition = 1",
    ),
    Guard(
        "paper",
        "INSERT",
        "edition_follows_the_one_it_replaces",
        "(NEW.edition = 1 AND NEW.replaces_id IS NULL) OR EXISTS (SELECT 1 FROM spkt_paper p"
        " WHERE p.id = NEW.replaces_id AND p.kind = NEW.kind AND p.series_id = NEW.series_id"
        " AND p.ordinal = NEW.ordinal AND p.number = NEW.number AND p.issued_at = NEW.issued_at"
        " AND p.matter_id = NEW.matter_id AND p.edition = NEW.edition - 1 AND p.corrected_at IS NOT NULL)",
    ),
    Guard(
        "paper",
        "INSERT",
        "recommendation_needs_its_closed_gelar",
        "EXISTS (SELECT 1 FROM spkt_gelar g WHERE g.matter_id = NEW.matter_id AND g.closed_at IS NOT NULL)",
        "NEW.kind IN ('gelar', 'gelar_rek')",
    ),
    Guard(
        "paper",
        "INSERT",
        "outcome_paper_needs_its_gelar",
        "EXISTS (SELECT 1 FROM spkt_gelar g WHERE g.matter_id = NEW.matter_id AND g.closed_at IS NOT NULL"
        " AND ((NEW.kind = 'jawaban' AND g.outcome = 'bukan_pidana')"
        " OR (NEW.kind = 'pelimpahan' AND g.outcome = 'limpah')"
        " OR (NEW.kind = 'kelengkapan' AND g.outcome = 'lengkapi')"
        " OR (NEW.kind = 'teruskan' AND g.outcome IN ('rekom_dumas', 'rekom_LI'))))",
        "NEW.kind IN ('jawaban', 'pelimpahan', 'kelengkapan', 'teruskan')",
    ),
    Guard(
        "matter",
        "UPDATE",
        "answered_matter_closes_with_its_letter",
        "EXISTS (SELECT 1 FROM spkt_paper p WHERE p.matter_id = NEW.id AND p.kind = 'jawaban')",
        "NEW.state = 'ditutup' AND OLD.state <> 'ditutup'",
    ),
    Guard(
        "paper",
        "INSERT",
        "report_paper_needs_its_issued_report",
        "EXISTS (SELECT 1 FROM spkt_laporanpolisi r WHERE r.matter_id = NEW.matter_id AND r.ordinal = NEW.ordinal)",
        "NEW.kind IN ('lp_a', 'lp_b', 'sttlp')",
    ),
    Guard(
        "paper",
        "INSERT",
        "loss_letter_needs_its_checked_loss",
        "EXISTS (SELECT 1 FROM spkt_matter m WHERE m.id = NEW.matter_id"
        " AND m.errand = 'kehilangan' AND m.state = 'layak')",
        "NEW.kind = 'sktlk' AND NEW.edition = 1",
    ),
    Guard(
        "paper",
        "INSERT",
        "return_needs_its_receipt_of_goods",
        "EXISTS (SELECT 1 FROM spkt_paper p WHERE p.matter_id = NEW.matter_id AND p.kind = 'tt_temuan'"
        " AND p.issued_at <= NEW.issued_at)",
        "NEW.kind = 'pengembalian'",
    ),
    Guard(
        "paper",
        "INSERT",
        "visum_needs_its_request",
        "EXISTS (SELECT 1 FROM spkt_letter l WHERE l.matter_id = NEW.matter_id AND l.kind = NEW.kind"
        " AND l.paper_id IS NULL AND l.drafted_at <= NEW.issued_at)",
        "NEW.kind IN ('visum_luka', 'visum_jenazah') AND NEW.edition = 1",
    ),
    Guard(
        "letter",
        "UPDATE",
        "visum_keeps_when_it_was_asked",
        "NEW.drafted_at = OLD.drafted_at AND NEW.drafted_by_id = OLD.drafted_by_id",
        "OLD.kind IN ('visum_luka', 'visum_jenazah')",
    ),
    Guard(
        "letter",
        "UPDATE",
        "visum_is_approved_by_another",
        "NEW.approved_by_id <> NEW.drafted_by_id AND NEW.approved_at IS NOT NULL",
        "NEW.approved_by_id IS NOT NULL AND NEW.kind IN ('visum_luka', 'visum_jenazah')",
    ),
    Guard(
        "letter",
        "UPDATE",
        "issued_letter_stays",
        "NEW.paper_id = OLD.paper_id AND NEW.words = OLD.words AND NEW.kind = OLD.kind"
        " AND NEW.approved_at = OLD.approved_at",
        "OLD.paper_id IS NOT NULL AND OLD.kind IN ('visum_luka', 'visum_jenazah')",
    ),
    Guard(
        "letter",
        "UPDATE",
        "hospital_receives_what_was_issued",
        "NEW.paper_id IS NOT NULL",
        "NEW.received_at IS NOT NULL AND NEW.kind IN ('visum_luka', 'visum_jenazah')",
    ),
    Guard(
        "letter",
        "UPDATE",
        "result_comes_after_delivery",
        "NEW.received_at IS NOT NULL",
        "NEW.result_at IS NOT NULL AND NEW.kind IN ('visum_luka', 'visum_jenazah')",
    ),
    Guard(
        "file",
        "UPDATE",
        "file_keeps_where_it_belongs",
        "NEW.matter_id = OLD.matter_id AND NEW.code = OLD.code AND NEW.kind = OLD.kind AND NEW.size = OLD.size"
        " AND NEW.use = OLD.use AND NEW.begun_by_id = OLD.begun_by_id AND NEW.begun_at = OLD.begun_at"
        " AND (NEW.thing_id = OLD.thing_id OR OLD.thing_id IS NULL AND NEW.thing_id IS NULL)"
        " AND (NEW.paper_id = OLD.paper_id OR OLD.paper_id IS NULL AND NEW.paper_id IS NULL)"
        " AND (NEW.letter_id = OLD.letter_id OR OLD.letter_id IS NULL AND NEW.letter_id IS NULL)",
    ),
    Guard(
        "file",
        "UPDATE",
        "kept_file_stays",
        "NEW.name = OLD.name AND NEW.kept_at = OLD.kept_at AND (OLD.is_infected = NEW.is_infected OR NEW.is_infected)",
        "OLD.kept_at IS NOT NULL",
    ),
    Guard(
        "handform",
        "INSERT",
        "hand_forms_have_no_gap",
        "NEW.ordinal = (SELECT s.last FROM spkt_series s WHERE s.id = NEW.series_id)"
        " AND (NEW.ordinal - 1 <= (SELECT s.before FROM spkt_series s WHERE s.id = NEW.series_id)"
        " OR EXISTS (SELECT 1 FROM spkt_handform f WHERE f.series_id = NEW.series_id"
        " AND f.ordinal = NEW.ordinal - 1))",
    ),
    Guard(
        "handform",
        "UPDATE",
        "hand_form_says_what_its_matter_says",
        "EXISTS (SELECT 1 FROM spkt_matter m WHERE m.id = NEW.matter_id AND m.hand_form = NEW.number"
        " AND m.written_at = NEW.written_at AND m.received_at = NEW.entered_at)",
        "NEW.matter_id IS NOT NULL",
    ),
    Guard(
        "matter",
        "UPDATE",
        "matter_keeps_when_it_was_received",
        "(NEW.received_at = OLD.received_at OR NEW.errand <> OLD.errand) AND NEW.hand_form = OLD.hand_form"
        " AND (NEW.written_at = OLD.written_at OR (NEW.written_at IS NULL AND OLD.written_at IS NULL))",
    ),
    Guard(
        "leaf",
        "INSERT",
        "leaves_follow_one_another",
        "NEW.index = 0 OR EXISTS (SELECT 1 FROM spkt_leaf l WHERE l.index = NEW.index - 1 AND l.at <= NEW.at)",
    ),
)


_CHAIN = tuple(Guard(*row) for row in CHAINS)
"""Registers, the chain of custody, and counts of what lies at the desk."""


def guards() -> tuple[Guard, ...]:
    """Every guard: rows that stay, columns that stay, and the order of events."""
    kept = [Guard(table, "DELETE", f"{table}_is_never_deleted", KEEP) for table in _KEPT]
    frozen = [Guard(table, "UPDATE", f"{table}_keeps_what_was_written", held) for table, held in _FROZEN.items()]
    return (*kept, *frozen, *_ORDER, *_CHAIN)


def install(schema_editor: Any) -> None:
    """Creates every trigger whose table is there, on the engine at hand; for use in a migration."""
    write = _postgres if schema_editor.connection.vendor == "postgresql" else _sqlite
    there = set(schema_editor.connection.introspection.table_names())  # a later migration brings the rest
    for guard in (each for each in guards() if f"spkt_{each.table}" in there):
        for statement in write(guard):
            schema_editor.execute(statement, params=None)


def remove(schema_editor: Any) -> None:
    """Drops every trigger; for the reverse of a migration."""
    kind = "FUNCTION" if schema_editor.connection.vendor == "postgresql" else "TRIGGER"
    for guard in guards():
        drop = f"DROP {kind} IF EXISTS {guard.name}" + (" CASCADE" if kind == "FUNCTION" else "")
        schema_editor.execute(drop, params=None)


def altered(connection: Any) -> list[str]:
    """Names of guards that are not there, are switched off, or say something else than they should."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(_STORED_SQLITE if is_sqlite else _STORED_POSTGRES)
        stored = dict(cursor.fetchall())
    wanted = {guard.name: _text(guard, is_sqlite) for guard in guards()}
    if not is_sqlite:
        wanted |= {f"{each.name}{_EMPTIED}": wanted[each.name] for each in guards() if each.event == "DELETE"}
    return [name for name, text in wanted.items() if stored.get(name) != text]


_STORED_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_STORED_POSTGRES = (
    "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE NOT t.tgisinternal AND t.tgenabled = 'O'"
)


def _text(guard: Guard, is_sqlite: bool) -> str:
    """The guard as its engine keeps it."""
    return _sqlite(guard)[0] if is_sqlite else _quoted(f" {_body(guard)} ")


def _body(guard: Guard) -> str:
    back = "OLD" if guard.event == "DELETE" else "NEW"
    return f"BEGIN IF {_broken(guard)} THEN RAISE EXCEPTION '{guard.name}'; END IF; RETURN {back}; END"


def _broken(guard: Guard) -> str:
    broken = f"({guard.holds}) IS NOT TRUE"  # a comparison with nothing is not true either
    return f"({guard.when}) AND {broken}" if guard.when else broken


def _quoted(sql: str) -> str:
    return sql.replace(".index", '."index"')


def _sqlite(guard: Guard) -> tuple[str, ...]:
    head = f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON spkt_{guard.table}"
    return (_quoted(f"{head} WHEN {_broken(guard)} BEGIN SELECT RAISE(ABORT, '{guard.name}'); END"),)


def _postgres(guard: Guard) -> tuple[str, ...]:
    on, calls = f"ON spkt_{guard.table}", f"EXECUTE FUNCTION {guard.name}()"
    made = (
        _quoted(f"CREATE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $$ {_body(guard)} $$"),
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} {on} FOR EACH ROW {calls}",
    )
    if guard.event != "DELETE":
        return made
    # PostgreSQL can empty a table without touching its rows; what is never deleted is never emptied either.
    return (*made, f"CREATE TRIGGER {guard.name}{_EMPTIED} BEFORE TRUNCATE {on} FOR EACH STATEMENT {calls}")


_EMPTIED = "_whole"
