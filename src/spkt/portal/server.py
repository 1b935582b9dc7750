"""The small server of the window where the whole house is one process: bodies stay in memory and stay small."""

from typing import Any

import waitress
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from spkt.portal.wsgi import LARGEST_UPLOAD, application

THREADS = 2
REFUSED = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Berkas terlalu besar</title>
<h1>Berkas ini terlalu besar</h1>
<p>Surat kami jauh lebih kecil dari 2 MB. <a href="/v">Kembali, lalu pilih berkas PDF yang Anda terima.</a></p>
<p lang="en">This file is too large. Our papers are much smaller than 2 MB.
<a href="/v?bahasa=en">Go back and choose the PDF file you were given.</a></p>"""
"""Said by the server itself, because the window never sees such a request."""


class _Refusal(ErrorTask):
    def execute(self) -> None:
        """The answer to a request that the server does not take."""
        error = self.request.error
        if not isinstance(error, RequestEntityTooLarge):
            super().execute()
            return
        body = REFUSED.encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "text/html; charset=utf-8"))
        self.response_headers.append(("Content-Security-Policy", "default-src 'none'"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):
    error_task_class = _Refusal


def listen(host: str, port: int) -> Any:
    """The server, ready to `run`; nothing that is sent to it goes to a disk, not even while it comes."""
    server = waitress.create_server(
        application,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_UPLOAD,
        inbuf_overflow=LARGEST_UPLOAD + 1,
    )
    server.channel_class = _Channel
    return server
