"""The wire between a console and the centre: a TCP proxy that breaks it where it is told to."""

import contextlib
import selectors
import socket
import struct
import threading
import time
from dataclasses import dataclass
from typing import Literal

Way = Literal["drop", "torn", "console half-closed", "centre half-closed", "black hole", "delay"]
WAYS: tuple[Way, ...] = (
    "drop", "torn", "console half-closed", "centre half-closed", "black hole", "delay",
)  # fmt: skip
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Cut:
    """How the next request fares: broken before the centre has it, or after it has and before the answer."""

    way: Way
    after: bool


@dataclass(eq=False, slots=True)
class _Pair:
    """One connection's two ends, and what waits for the centre's answer."""

    line: "Line"
    console: socket.socket
    centre: socket.socket
    on_answer: Cut | None = None
    swallowed: bool = False
    muted: bool = False
    """Carries nothing more, since a line that lost something brings nothing from behind it; may still end."""
    dead: bool = False


class Line:
    """One console's way to the centre, through a port of its own."""

    def __init__(self, wires: "Wires", centre_port: int) -> None:
        self._wires = wires
        self.centre_port = centre_port
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=16)
        self.port: int = self.listener.getsockname()[1]
        self.armed: Cut | None = None
        self.cuts = 0
        self.closed = False

    def arm(self, cut: Cut) -> None:
        """Break the next request that goes through."""
        self.armed = cut

    def heal(self) -> None:
        """Let everything through again."""
        self.armed = None

    def close(self) -> None:
        """Take the wire down."""
        self.closed = True
        self._wires.wake()


class Wires:
    """One thread that carries every line's bytes. Close it at the end."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._hear, self._say = socket.socketpair()
        self._selector.register(self._hear, selectors.EVENT_READ, None)
        self._new: list[Line] = []
        self._lines: list[Line] = []
        self._pairs: list[_Pair] = []
        self._stop = False
        self._thread = threading.Thread(target=self._run, name="wires", daemon=True)
        self._thread.start()

    def line(self, centre_port: int) -> Line:
        """Lay a wire."""
        made = Line(self, centre_port)
        self._new.append(made)
        self.wake()
        return made

    def wake(self) -> None:
        """Have the thread look at what has changed."""
        with contextlib.suppress(OSError):
            self._say.send(b"!")

    def close(self) -> None:
        """End the thread and everything it carries."""
        self._stop = True
        self.wake()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop:
            for key, _ in self._selector.select():
                if key.data is None:
                    self._hear.recv(_CHUNK)
                elif isinstance(key.data, Line):
                    self._accept(key.data)
                else:
                    self._carry(key.data, key.fileobj)  # type: ignore[arg-type]  # only sockets are registered
            self._look()
        for line in self._lines:
            line.closed = True
        self._look()
        self._selector.close()
        self._hear.close()
        self._say.close()

    def _look(self) -> None:
        while self._new:
            line = self._new.pop()
            self._lines.append(line)
            self._selector.register(line.listener, selectors.EVENT_READ, line)
        for line in [line for line in self._lines if line.closed]:
            self._lines.remove(line)
            self._selector.unregister(line.listener)
            line.listener.close()
            for pair in [pair for pair in self._pairs if pair.line is line]:
                self._end(pair)

    def _accept(self, line: Line) -> None:
        console, _ = line.listener.accept()
        try:
            centre = socket.create_connection(("127.0.0.1", line.centre_port), timeout=10)
        except OSError:
            console.close()
            return
        pair = _Pair(line, console, centre)
        self._pairs.append(pair)
        for end in (console, centre):
            end.settimeout(10)
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(end, selectors.EVENT_READ, pair)

    def _carry(self, pair: _Pair, end: socket.socket) -> None:
        if pair.dead:
            return
        try:
            data = end.recv(_CHUNK)
        except OSError:
            data = b""
        try:
            if not data:
                self._hung_up(pair, end)
            elif end is pair.console:
                self._request(pair, data)
            else:
                self._answer(pair, data)
        except OSError:
            self._end(pair)

    def _hung_up(self, pair: _Pair, end: socket.socket) -> None:
        """An end has gone; behind a black hole the other never hears of it."""
        if pair.swallowed:
            self._selector.unregister(end)
            return
        self._end(pair)

    def _request(self, pair: _Pair, data: bytes) -> None:
        cut, pair.line.armed = pair.line.armed, None
        if pair.swallowed or pair.muted:
            return
        if cut is not None and not cut.after:
            self._break(pair, cut, data, pair.centre)
            return
        pair.on_answer = cut
        pair.centre.sendall(data)

    def _answer(self, pair: _Pair, data: bytes) -> None:
        if pair.swallowed or pair.muted:
            return
        cut, pair.on_answer = pair.on_answer, None
        if cut is not None:
            self._break(pair, cut, data, pair.console)
            return
        pair.console.sendall(data)

    def _break(self, pair: _Pair, cut: Cut, data: bytes, to: socket.socket) -> None:
        if cut.way == "delay":
            time.sleep(0.005)  # the wire's own slowness, not a wait for anything
            to.sendall(data)
            return
        pair.line.cuts += 1
        pair.muted = True
        if cut.way == "black hole":
            pair.swallowed = True
        elif cut.way == "console half-closed":
            pair.console.shutdown(socket.SHUT_WR)
        elif cut.way == "centre half-closed":
            pair.centre.shutdown(socket.SHUT_WR)
        else:
            if cut.way == "torn":
                to.sendall(data[: len(data) // 2])
            self._end(pair, abruptly=True)

    def _end(self, pair: _Pair, *, abruptly: bool = False) -> None:
        if pair.dead:
            return
        pair.dead = True
        self._pairs.remove(pair)
        for end in (pair.console, pair.centre):
            with contextlib.suppress(KeyError, ValueError):
                self._selector.unregister(end)
            if abruptly:
                with contextlib.suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.close()
