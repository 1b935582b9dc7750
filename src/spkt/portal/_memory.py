"""Takes an uploaded file into memory only, up to a limit: nothing of it ever reaches a disk."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LARGEST_BYTES = 2 * 1024 * 1024
"""Twenty times the largest paper; so much of each line that is open at once may stand in memory."""


class TooLarge(Exception):
    """More than the window takes; nothing of it was kept."""


class InMemory(FileUploadHandler):
    """Django's own handler goes to a disk where its setting says so; this one has no disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.taken = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it. raises TooLarge."""
        if start + len(raw_data) > LARGEST_BYTES:
            raise TooLarge
        self.taken.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """All of it, under a name of ours."""
        self.taken.seek(0)
        return InMemoryUploadedFile(
            self.taken, self.field_name, "berkas.pdf", self.content_type, file_size, self.charset
        )
