"""Somebody in between: has a certificate that consoles trust, and carries everything on to the centre."""

import socket
import ssl
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_SSL_REQUEST = b"\0\0\0\x08\x04\xd2\x16\x2f"


class Middleman:
    """Ends the console's TLS and speaks to the centre as the console would, with TLS or without."""

    def __init__(self, centre: int, certificate: tuple[bytes, bytes], *, onwards_by_tls: bool) -> None:
        self._centre = centre
        self._by_tls = onwards_by_tls
        self._server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "both.pem"
            file.write_bytes(b"".join(certificate))
            self._server.load_cert_chain(file)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.carried = 0
        self._thread = threading.Thread(target=self._serve)

    @contextmanager
    def between(self) -> Iterator[None]:
        """Until the block ends."""
        self._thread.start()
        try:
            yield
        finally:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._thread.join()

    def _serve(self) -> None:
        with suppress(OSError):
            plain, _ = self._listener.accept()
            plain.settimeout(10)
            plain.recv(len(_SSL_REQUEST))
            plain.sendall(b"S")
            with self._server.wrap_socket(plain, server_side=True) as near, self._onwards() as far:
                back = threading.Thread(target=self._carry, args=(far, near))
                back.start()
                self._carry(near, far)
                back.join()

    def _onwards(self) -> socket.socket:
        plain = socket.create_connection(("127.0.0.1", self._centre), 10)
        if not self._by_tls:
            return plain
        plain.sendall(_SSL_REQUEST)
        plain.recv(1)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context.wrap_socket(plain)

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                self.carried += len(data)
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)
