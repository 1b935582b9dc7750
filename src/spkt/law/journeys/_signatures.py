"""Acts that are an officer's signature: what he drafted, approved, took note of, or agreed to as the second of two."""

SIGNATURES = frozenset(
    {
        *("gelar.sign", "reports.confirm", "reports.issue", "reports.submit_finding", "reports.issue_finding"),
        *("reports.hand_to_detectives", "reports.issue_sp2hp", "losses.issue", "visum.issue", "visum.approve"),
        *("matters.explain", "matters.refer", "papers.close_register", "losses.close_count", "units.agree_text"),
        *("papers.ask_void", "papers.void", "papers.ask_correct", "papers.correct", "losses.ask_void", "losses.void"),
    }
)
"""Whoever signs proves anew who he is (ADR 0071)."""
