"""The last lines of a run say what became of every account that was walked."""

from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """A table account, route, end, papers, number; the rows come with the reports, also from other processes."""
    passed = [report for report in terminalreporter.stats.get("passed", ()) if report.when == "call"]
    rows = sorted(value for report in passed for name, value in report.user_properties if name == "walked")
    if not rows:
        return
    terminalreporter.section(f"perjalanan {len(rows)} narasi")
    for identity, route, state, papers, number in rows:
        terminalreporter.write_line(f"{identity}  {route:<9} {state:<17} {number:<16} {papers.replace(' ', ', ')}")
