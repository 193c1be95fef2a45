"""How the line to the centre is protected, and in plain words why one was not good enough."""

import ipaddress
import os
import re
import socket
import ssl
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from advisor_console.domain.errors import CentreNotTrusted

_PROBE_SECONDS = 5
_SSL_REQUEST = struct.pack("!ii", 8, 80877103)  # PostgreSQL's protocol: "SSLRequest", before anything else

_USUAL_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, Red Hat
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # macOS, Alpine
)

# What libpq says, which is English in the wheels; it has no numbers for these.
_OTHER_NAME = re.compile(r"does not match host name|could not get server's host name|must be specified")
_PLAIN_TEXT = re.compile(r"server does not support SSL|SSL not in use|without encryption|no encryption")
_NO_AUTHORITIES = re.compile(
    r"root certificate file|could not read root certificate|could not load system root"
)
_NO_BINDING = re.compile(r"channel binding|authentication method requirement|not support SCRAM")
_OTHER_TLS = re.compile(r"certificate|SSL|TLS", re.IGNORECASE)

_EXPIRED = {10}  # the numbers are OpenSSL's X509_V_ERR_…
_NOT_YET = {9}
_UNKNOWN_AUTHORITY = {2, 18, 19, 20, 21, 24}

_NOT_USED = "so it was not used and your password was not sent."


def protection(given: Mapping[str, Any]) -> dict[str, Any]:
    """What an address is overridden with, so that neither it nor the machine's surroundings weaken the line.

    Whatever libpq takes from PG… variables or a service file, it takes only for what is not set; therefore
    everything that matters is set here. On loopback there may be no TLS (the embedded server has none); a
    password in clear is never given, not even there, because any programme may sit at a local port.
    """
    everywhere = {"gssencmode": "disable", "require_auth": "scram-sha-256"}
    if is_loopback(given):
        return everywhere | {"hostaddr": given.get("hostaddr") or ""}
    return everywhere | {
        "sslmode": "verify-full",
        "channel_binding": "require",
        "ssl_min_protocol_version": "TLSv1.2",
        "sslrootcert": given.get("sslrootcert") or authorities(),
    }


def administrators_protection(given: Mapping[str, Any]) -> dict[str, Any]:
    """The same for an administrator's address, whose host PG… variables may name; a client certificate may
    take the place of the password."""
    named = {
        "host": given.get("host") or os.environ.get("PGHOST"),
        "hostaddr": given.get("hostaddr") or os.environ.get("PGHOSTADDR"),
    }
    from_file = given.get("service") or os.environ.get("PGSERVICE")
    if is_loopback(named) or not (from_file or any(named.values())):
        return {}
    trusted = given.get("sslrootcert") or os.environ.get("PGSSLROOTCERT") or authorities()
    line = {"sslmode": "verify-full", "gssencmode": "disable", "sslrootcert": trusted}
    return line if given.get("sslcert") else line | {"channel_binding": "require"}


def is_loopback(given: Mapping[str, Any]) -> bool:
    """Whether an address stays on this machine, with every host it names.

    One that names none does not: it would be taken from the surroundings.
    """
    hosts = [host for name in ("hostaddr", "host") for host in str(given.get(name) or "").split(",") if host]
    return bool(hosts) and all(_is_local(host) for host in hosts)


def _is_local(host: str) -> bool:
    if host == "localhost" or host.startswith(("/", "@")):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def authorities() -> str:
    """The file of the authorities that this machine trusts, or "system" where there is no such file.

    The OpenSSL in psycopg's wheels looks in a folder of its own, where there is nothing.
    """
    usual = (ssl.get_default_verify_paths().cafile, *_USUAL_BUNDLES)
    return next((path for path in usual if path and Path(path).is_file()), "system")


def refused(text: str, parameters: Mapping[str, Any]) -> CentreNotTrusted | None:
    """Say why the driver did not trust the line, given what it said; None when it said nothing of it."""
    if _NO_BINDING.search(text):
        return _not_the_centre()
    # A FATAL is the server's own word, said over a line that was good enough.
    text = "\n".join(line for line in text.splitlines() if "FATAL:" not in line)
    if parameters.get("sslmode") != "verify-full":
        return None
    if _OTHER_NAME.search(text):
        return CentreNotTrusted(
            f"The server's certificate is for another name than the centre's address, {_NOT_USED}",
            "Check the address. If it is right, ask the administrator for a certificate with that name.",
        )
    if _NO_AUTHORITIES.search(text):
        return CentreNotTrusted(
            "The file with the authorities that this console is to trust cannot be read.",
            "Ask the administrator which file to name as sslrootcert in the centre's address.",
        )
    if _PLAIN_TEXT.search(text):
        return CentreNotTrusted(
            f"The centre's server speaks without encryption, {_NOT_USED}",
            "Ask the administrator to set up TLS at the server (docs/administration.md).",
        )
    return _about_certificate(parameters) if _OTHER_TLS.search(text) else None


def _not_the_centre() -> CentreNotTrusted:
    return CentreNotTrusted(
        "The server did not prove that it knows your password, so this may not be the centre. Your password"
        " was not sent.",
        "Check the address, and ask the administrator to look at the server's sign-in (SCRAM-SHA-256).",
    )


def _about_certificate(parameters: Mapping[str, Any]) -> CentreNotTrusted:
    """The driver says only that the certificate did not pass; look at it once more to say why."""
    number = _verification_error(parameters)
    if number in _EXPIRED:
        return CentreNotTrusted(
            f"The certificate of the centre's server has expired, {_NOT_USED}",
            "Look whether this machine's date is right. If it is, ask the administrator to renew it.",
        )
    if number in _NOT_YET:
        return CentreNotTrusted(
            f"The certificate of the centre's server is not valid yet, {_NOT_USED}",
            "Look whether this machine's date is right. If it is, tell the administrator.",
        )
    if number in _UNKNOWN_AUTHORITY:
        return CentreNotTrusted(
            f"Nobody that this console trusts vouches for the centre's server, {_NOT_USED}",
            "Check the address, and ask the administrator which file to name as sslrootcert in it.",
        )
    return CentreNotTrusted(
        f"The connection to the centre is not secure, {_NOT_USED}",
        "Ask the administrator to check the centre's certificate.",
    )


def _verification_error(parameters: Mapping[str, Any]) -> int | None:
    """OpenSSL's number for what is wrong with the certificate of the first host that has one; only looks."""
    hosts = str(parameters.get("host") or "").split(",")
    addresses = str(parameters.get("hostaddr") or "").split(",")
    ports = str(parameters.get("port") or "5432").split(",")
    for place, host in enumerate(hosts):
        address = addresses[place] if place < len(addresses) and addresses[place] else host
        port = int(ports[place] if place < len(ports) else ports[0])
        try:
            _look_at(address, port, host, str(parameters["sslrootcert"]))
        except ssl.SSLCertVerificationError as error:
            return error.verify_code
        except (OSError, ValueError):
            continue
    return None


def _look_at(address: str, port: int, host: str, trusted: str) -> None:
    context = ssl.create_default_context(cafile=trusted if trusted != "system" else None)
    with socket.create_connection((address, port), _PROBE_SECONDS) as line:
        line.sendall(_SSL_REQUEST)
        if line.recv(1) == b"S":
            context.wrap_socket(line, server_hostname=host).close()
