"""A small OpenID provider: whoever it is asked to sign in is the one named in `email`, without further ado."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "guidance"


class Provider(ThreadingHTTPServer):
    """The provider: `email` is who signs in next."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Desk)
        self.email, self.nonce = "", ""
        self.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
        self.address = f"http://127.0.0.1:{self.server_port}"

    def secrets(self, page: str) -> str:
        """Return the secrets.toml for a page at this address."""
        return (
            f'[auth]\nredirect_uri = "{page}/oauth2callback"\ncookie_secret = "{"k" * 40}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "known to both"\n'
            f'server_metadata_url = "{self.address}/.well-known/openid-configuration"\n'
        )


@contextmanager
def provider() -> Iterator[Provider]:
    """Run a provider."""
    with Provider() as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


class _Desk(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        """Tell about the provider, or send the visitor back signed in."""
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if path == "/authorize":
            self.server.nonce = query["nonce"][0]
            back = urlencode({"code": "once", "state": query["state"][0]})
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri'][0]}?{back}")
            self.end_headers()
        elif path == "/keys":
            self._say({"keys": [self.server.key.as_dict(private=False)]})
        else:
            self._say(_about(self.server.address))

    def do_POST(self) -> None:
        """Hand out the token of whoever signs in."""
        self.rfile.read(int(self.headers["Content-Length"]))
        now, server = int(time.time()), self.server
        claims = {"iss": server.address, "aud": CLIENT, "sub": server.email, "email": server.email}
        claims |= {"email_verified": True, "iat": now, "exp": now + 600, "nonce": server.nonce}
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, server.key)
        self._say({"access_token": "unused", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    def log_message(self, *_) -> None:
        """Say nothing."""

    def _say(self, what: dict) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _about(address: str) -> dict:
    return {
        "issuer": address,
        "authorization_endpoint": f"{address}/authorize",
        "token_endpoint": f"{address}/token",
        "jwks_uri": f"{address}/keys",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }
