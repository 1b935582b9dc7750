"""A bad line: a TCP proxy on this machine that lets only so many bits through a second, and breaks when told to.

Both directions have the rate for themselves, and all connections share it, as on a telephone's line. While it is
broken, what was open is cut off in the middle and what is tried anew is turned away.
"""

import asyncio
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

HOST = "127.0.0.1"
CHUNK = 4096
PATIENCE_S = 10.0


class Line:
    """A line to a port of this machine; `port` is where it begins.

    mbit        million bits a second each way
    up, down    bytes that went through so far; cuts: connections that a break cut off
    """

    def __init__(self, to: int, mbit: float) -> None:
        self.to, self.bytes_s = to, mbit * 1_000_000 / 8
        self.port = self.up = self.down = self.cuts = 0
        self.broken = False
        self._free = {"up": 0.0, "down": 0.0}
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, HOST, 0, limit=CHUNK), self._loop
        ).result(PATIENCE_S)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(PATIENCE_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_S)

    def cut(self) -> None:
        """Breaks the line until `mend`."""
        self.broken = True
        self._loop.call_soon_threadsafe(self._cut)

    def mend(self) -> None:
        """The line holds again."""
        self.broken = False

    def _cut(self) -> None:
        self.cuts += len(self._writers) // 2
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _end(self) -> None:
        self._server.close()
        self._cut()
        rest = asyncio.all_tasks(self._loop) - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _serve(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        if self.broken:
            back.transport.abort()
            return
        far, onward = await asyncio.open_connection(HOST, self.to, limit=CHUNK)
        self._writers |= {back, onward}
        try:
            await asyncio.gather(self._carry(near, onward, "up"), self._carry(far, back, "down"))
        finally:
            self._writers -= {back, onward}
            for writer in (back, onward):
                writer.close()

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: str) -> None:
        with suppress(OSError):
            while chunk := await source.read(CHUNK):
                await self._wait(way, len(chunk))
                sink.write(chunk)
                await sink.drain()
                setattr(self, way, getattr(self, way) + len(chunk))
            with suppress(OSError, RuntimeError):
                sink.write_eof()

    async def _wait(self, way: str, size: int) -> None:
        """Waits its turn on the line: it is free again when what went before is through."""
        now = self._loop.time()
        self._free[way] = max(now, self._free[way]) + size / self.bytes_s
        await asyncio.sleep(self._free[way] - now)
