"""An identity provider of this machine, that can be told to misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "evalua", "secreto del cliente"


@dataclass
class Provider:
    """What it says of people. ``signer`` and ``claims`` change what it signs and with what."""

    address: str
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "uno"}))
    signer: RSAKey | OctKey | None = None
    algorithm: str = "RS256"
    claims: dict[str, Any] = field(default_factory=dict)
    with_identity: bool = True
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    exchanges: list[int] = field(default_factory=list)

    def visit(self, url: str, email: str, *, verified: Any = True) -> dict[str, str]:
        """Somebody signs in there: returns what the provider sends them back with."""
        sent = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        code = f"code-{len(self.asked)}"
        self.asked[code] = {**sent, "email": email, "verified": json.dumps(verified)}
        return {"code": code, "state": sent["state"]}

    def answer(self, path: str, body: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/jwks",
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
                "code_challenge_methods_supported": ["S256"],
            }
        if path == "/jwks":
            return 200, {"keys": [self.key.as_dict(private=False)]}
        return self._exchange(body)

    def _exchange(self, body: dict[str, str]) -> tuple[int, dict[str, Any]]:
        asked = self.asked.pop(body.get("code", ""), None)
        digest = hashlib.sha256(body.get("code_verifier", "").encode()).digest()
        challenge = _encoded(digest)
        if asked is None or challenge != asked["code_challenge"]:
            self.exchanges.append(400)
            return 400, {"error": "invalid_grant"}
        self.exchanges.append(200)
        token: dict[str, Any] = {"access_token": "acceso", "token_type": "Bearer"}
        if self.with_identity:
            token["id_token"] = self._signed(asked)
        return 200, token

    def _signed(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.address,
            "sub": "persona-1",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "email": asked["email"],
            "email_verified": json.loads(asked["verified"]),
        } | self.claims
        kept = {name: value for name, value in claims.items() if value is not None}
        if self.algorithm == "none":
            parts = ({"alg": "none"}, kept)
            return "".join(f"{_encoded(json.dumps(part).encode())}." for part in parts)
        return jwt.encode(
            {"alg": self.algorithm, "kid": "uno"},
            kept,
            self.signer or self.key,
            algorithms=[self.algorithm],
        )


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", "0"))
            told = parse_qs(self.rfile.read(length).decode())
            self._answer({name: values[0] for name, values in told.items()})

        def _answer(self, body: dict[str, str]) -> None:
            status, answer = provider.answer(urlsplit(self.path).path, body)
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing in the tests."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    provider = Provider(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
