"""Log lines as JSON, one per record, from which personal data is kept away by their shape.

A line carries the fixed words of the message, never the values put into them; of a request its path (codes only)
and status, never its query or body; of an exception its type and where it arose, never its text.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType


class LogLine(logging.Formatter):
    """Formatter of the whole house."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": str(record.msg),
        }
        if (request := getattr(record, "request", None)) is not None:
            line["path"] = getattr(request, "path", "")
        if (status := getattr(record, "status_code", None)) is not None:
            line["status"] = status
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__qualname__
            line["where"] = _frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _frames(trace: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
