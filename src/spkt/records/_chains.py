"""Guards of what hangs together: register pages, the chain of custody, counts. Rows are those of `guards.Guard`."""

CHAINS = (
    (
        "registerpage",
        "INSERT",
        "register_pages_follow_one_another",
        (
            "(NEW.ordinal = 1 AND NEW.before = '') OR EXISTS (SELECT 1 FROM spkt_registerpage p"
            " WHERE p.unit_id = NEW.unit_id AND p.book = NEW.book AND p.ordinal = NEW.ordinal - 1"
            " AND p.hash = NEW.before AND p.month < NEW.month)"
        ),
    ),
    (
        "movement",
        "INSERT",
        "movements_follow_one_another",
        (
            "(NEW.ordinal = 1 OR EXISTS (SELECT 1 FROM spkt_movement m WHERE m.custody_id = NEW.custody_id"
            " AND m.ordinal = NEW.ordinal - 1 AND m.given_at <= NEW.given_at))"
            " AND NOT EXISTS (SELECT 1 FROM spkt_movement m WHERE m.custody_id = NEW.custody_id"
            " AND m.taken_at IS NULL AND m.withdrawn_at IS NULL)"
        ),
    ),
    (
        "movement",
        "UPDATE",
        "movement_is_answered_once",
        (
            "OLD.taken_at IS NULL AND OLD.withdrawn_at IS NULL AND NEW.kind = OLD.kind AND NEW.ordinal = OLD.ordinal"
            " AND NEW.given_at = OLD.given_at AND NEW.reason = OLD.reason AND NEW.citizen = OLD.citizen"
        ),
    ),
    (
        "custody",
        "UPDATE",
        "what_is_gone_stays_gone",
        "NEW.state = OLD.state",
        "OLD.state IN ('barang_dipulangkan', 'barang_ke_reskrim', 'barang_dimusnahkan')",
    ),
    (
        "sighting",
        "INSERT",
        "things_are_seen_while_the_count_runs",
        "EXISTS (SELECT 1 FROM spkt_stocktake s WHERE s.id = NEW.count_id AND s.state = 'menghitung')",
    ),
    ("stocktake", "UPDATE", "closed_count_stays", "1 = 0", "OLD.closed_at IS NOT NULL"),
)
