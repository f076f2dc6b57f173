"""Entering with an identity of another provider, which only finds accounts that exist."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from joserfc.jwk import OctKey, RSAKey

from evalua.accounts.tables import Account, SignIn
from evalua.storage.database import Database
from evalua.web import oidc
from evalua.web.cookies import SESSION
from web.asking_support import INSIDE, Answer, Client
from web.provider import CLIENT, SECRET, Provider, running

EMAIL = "rosa@cuenca.example"
OWN = "http://localhost:8501"


@pytest.fixture
def provider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    monkeypatch.setenv("NO_PROXY", "*")
    with running() as found:
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(
            f"""
            [auth]
            redirect_uri = "{OWN}/oauth2callback"
            cookie_secret = "otro"
            [auth.prueba]
            client_id = "{CLIENT}"
            client_secret = "{SECRET}"
            server_metadata_url = "{found.address}/.well-known/openid-configuration"
            """
        )
        monkeypatch.setattr(oidc, "SECRETS", secrets)
        yield found


@pytest.fixture
def client(office: Database, provider: Provider, new_client: Callable[..., Client]) -> Client:
    """A browser of an installation where ``rosa`` also has an e-mail."""
    with office.writing() as session:
        session.get_one(Account, 1).email_key = EMAIL
    return new_client()


def sent_there(client: Client, onward: str = "/metas") -> str:
    """Where the provider's page is, for a browser that chose it."""
    answer = client.get(f"/oidc/prueba?{urlencode({'siguiente': onward})}")
    assert answer.status == 302
    return answer.headers["location"]


def back(client: Client, told: dict[str, str]) -> Answer:
    return client.get(f"/oidc/prueba/vuelta?{urlencode(told)}")


def enter(client: Client, provider: Provider, email: str = EMAIL, **more: object) -> Answer:
    return back(client, provider.visit(sent_there(client), email, **more))


def refused(answer: Answer, client: Client, sentence: str) -> bool:
    return (
        answer.status == 403
        and sentence.split(".")[0] in answer.text
        and SESSION not in client.cookies
    )


def test_a_verified_email_enters_and_goes_on(client: Client, provider: Provider) -> None:
    answer = enter(client, provider)
    assert (answer.status, answer.headers["location"]) == (303, "/metas")
    assert client.get("/metas").text == INSIDE


def test_what_is_asked_of_the_provider_has_state_nonce_and_a_proof_key(
    client: Client, provider: Provider
) -> None:
    url = sent_there(client)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    assert asked["redirect_uri"] == f"{OWN}/oidc/prueba/vuelta"
    assert asked["code_challenge_method"] == "S256" and len(asked["code_challenge"]) == 43
    assert len(asked["state"]) >= 20 and len(asked["nonce"]) >= 10
    assert asked["scope"].split()[0] == "openid" and asked["response_type"] == "code"
    assert SECRET not in url


def test_the_sign_in_page_offers_it_and_keeps_where_to_go(client: Client) -> None:
    text = client.get("/entrar?siguiente=/metas").text
    assert 'href="/oidc/prueba?siguiente=%2Fmetas"' in text and "Entrar con Prueba" in text


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_email_nobody_verified_is_refused(
    verified: object, client: Client, provider: Provider
) -> None:
    assert refused(enter(client, provider, verified=verified), client, oidc.NOT_VERIFIED)


@pytest.mark.parametrize("email", ["otra@cuenca.example", "rosa", "", "%@cuenca.example"])
def test_who_has_no_account_gets_none(
    email: str, client: Client, provider: Provider, office: Database
) -> None:
    assert refused(enter(client, provider, email), client, oidc.NO_ACCOUNT)
    assert office.count(Account) == 1 and office.count(SignIn) == 0


def test_a_closed_account_stays_closed(
    client: Client, provider: Provider, office: Database
) -> None:
    with office.writing() as session:
        session.get_one(Account, 1).is_active = False
    assert refused(enter(client, provider), client, oidc.NO_ACCOUNT)


def test_the_case_of_the_email_does_not_matter(client: Client, provider: Provider) -> None:
    assert enter(client, provider, EMAIL.upper()).status == 303


def test_what_another_browser_began_is_refused(
    client: Client, provider: Provider, new_client: Callable[..., Client]
) -> None:
    told = provider.visit(sent_there(client), EMAIL)
    other = new_client()
    assert refused(back(other, told), other, oidc.FAILED)
    sent_there(other)
    assert refused(back(other, told), other, oidc.FAILED)
    assert provider.exchanges == []


@pytest.mark.parametrize("state", ["", "inventado"])
def test_a_state_that_is_not_ours_is_refused(
    state: str, client: Client, provider: Provider
) -> None:
    told = {**provider.visit(sent_there(client), EMAIL), "state": state}
    assert refused(back(client, told), client, oidc.FAILED) and provider.exchanges == []


def test_a_code_of_another_visit_fails_its_proof_key(client: Client, provider: Provider) -> None:
    stolen = provider.visit(sent_there(client), EMAIL)["code"]
    state = provider.visit(sent_there(client), EMAIL)["state"]
    assert refused(back(client, {"code": stolen, "state": state}), client, oidc.FAILED)
    assert provider.exchanges == [400]


def test_the_same_return_serves_once(client: Client, provider: Provider) -> None:
    told = provider.visit(sent_there(client), EMAIL)
    assert back(client, told).status == 303
    client.cookies.pop(SESSION)
    assert refused(back(client, told), client, oidc.FAILED)


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "otro"},
        {"nonce": None},
        {"aud": "otra aplicación"},
        {"iss": "http://otro.example"},
        {"exp": 1_000_000_000},
    ],
    ids=["nonce", "no nonce", "audience", "issuer", "expired"],
)
def test_an_identity_that_is_not_for_this_visit_is_refused(
    claims: dict[str, object], client: Client, provider: Provider
) -> None:
    provider.claims = claims
    assert refused(enter(client, provider), client, oidc.FAILED)


def test_an_identity_signed_by_somebody_else_is_refused(client: Client, provider: Provider) -> None:
    provider.signer = RSAKey.generate_key(2048, {"kid": "uno"})
    assert refused(enter(client, provider), client, oidc.FAILED)


def test_an_identity_signed_with_the_shared_secret_is_refused(
    client: Client, provider: Provider
) -> None:
    """The provider's own document offers HS256; whoever knows the client's secret could sign it."""
    provider.signer, provider.algorithm = OctKey.import_key(SECRET), "HS256"
    assert refused(enter(client, provider), client, oidc.FAILED)


def test_an_identity_nobody_signed_is_refused(client: Client, provider: Provider) -> None:
    provider.algorithm = "none"
    assert refused(enter(client, provider), client, oidc.FAILED)


def test_an_exchange_without_an_identity_is_refused(client: Client, provider: Provider) -> None:
    provider.with_identity = False
    assert refused(enter(client, provider), client, oidc.FAILED)


def test_a_refusal_of_the_provider_is_one_sentence(client: Client, provider: Provider) -> None:
    state = provider.visit(sent_there(client), EMAIL)["state"]
    told = {"error": "access_denied", "error_description": "<b>no</b>", "state": state}
    answer = back(client, told)
    assert refused(answer, client, oidc.FAILED) and "<b>" not in answer.text


def test_a_provider_that_does_not_answer_is_said(
    client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = oidc.SECRETS.read_text().replace(provider.address, "http://127.0.0.1:9")
    other = tmp_path / "other.toml"
    other.write_text(text)
    monkeypatch.setattr(oidc, "SECRETS", other)
    assert client.get("/oidc/prueba").status == 503


def test_nothing_secret_of_the_exchange_is_logged(
    client: Client,
    provider: Provider,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logging.getLogger("evalua"), "propagate", True)
    told = provider.visit(sent_there(client), EMAIL)
    back(client, told)
    back(client, told)
    assert "was refused" in caplog.text
    for secret in (SECRET, told["code"], told["state"], client.cookies[SESSION]):
        assert secret not in "".join(r.getMessage() for r in caplog.records if r.name == "evalua")


@pytest.mark.parametrize("key", ["otro", "prueba2"])
def test_a_provider_that_is_not_configured_leads_to_the_sign_in_page(
    key: str, client: Client
) -> None:
    assert client.get(f"/oidc/{key}").headers["location"] == "/entrar"
    assert client.get(f"/oidc/{key}/vuelta").headers["location"] == "/entrar"


def test_without_configuration_or_without_its_library_nothing_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, provider: Provider
) -> None:
    assert [door.name for door in oidc.doors()] == ["Prueba"]
    monkeypatch.setattr(oidc, "find_spec", lambda _: None)
    assert oidc.doors() == ()
    monkeypatch.undo()
    monkeypatch.setattr(oidc, "SECRETS", tmp_path / "none.toml")
    assert oidc.doors() == ()


@pytest.mark.parametrize("text", ["[auth", "auth = 3", "[auth]\nclient_id = 'x'", "[other]"])
def test_a_configuration_that_cannot_be_used_offers_nothing(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(text)
    monkeypatch.setattr(oidc, "SECRETS", file)
    assert oidc.doors() == ()


def test_one_provider_alone_needs_no_section_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "single.toml"
    file.write_text(
        '[auth]\nredirect_uri = "https://evalua.gob/oauth2callback"\nclient_id = "a"\n'
        'client_secret = "b"\nserver_metadata_url = "https://id.gob"\n'
    )
    monkeypatch.setattr(oidc, "SECRETS", file)
    (door,) = oidc.doors()
    assert door.name == "la cuenta institucional"
    assert door.back == "https://evalua.gob/oidc/institucional/vuelta"
