"""What a site may be told to do, and what it refuses outside demo mode."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from spkt.kit import postgres
from spkt.site import Site

REAL = {"SPKT_HOSTS": "spkt.sintang.lan", "SPKT_PORTAL": "https://lacak.sintang.example"}
DEMO = {"SPKT_DEMO": "1"}


@pytest.mark.parametrize(
    "env",
    [
        REAL,
        DEMO,
        REAL | {"SPKT_DATABASE_URL": "postgresql://a@h/b"},
        REAL | {"SPKT_NATIONAL": "https://segel.polri.example/esign"},
        DEMO | {"SPKT_NATIONAL": "http://127.0.0.1:9"},
    ],
)
def test_a_safe_site_is_not_refused(env: dict[str, str]) -> None:
    assert Site.read(env).refusals() == []


@pytest.mark.parametrize(
    ("env", "named"),
    [
        (REAL | {"SPKT_DEBUG": "1"}, "SPKT_DEBUG"),
        (REAL | {"SPKT_SECURE": "0"}, "SPKT_SECURE"),
        (REAL | {"SPKT_HOSTS": ""}, "SPKT_HOSTS"),
        (REAL | {"SPKT_HOSTS": "*"}, "SPKT_HOSTS"),
        (REAL | {"SPKT_HOSTS": "a.lan,.lan"}, "SPKT_HOSTS"),
        (REAL | {"SPKT_PORTAL": ""}, "SPKT_PORTAL"),
        (REAL | {"SPKT_PORTAL": "http://lacak.example"}, "SPKT_PORTAL"),
        (REAL | {"SPKT_DATA": "/srv/spkt", "SPKT_KEYS": "/srv/spkt/keys"}, "SPKT_KEYS"),
        (REAL | {"SPKT_TRACE_URL": "postgresql://a@h/b"}, "SPKT_TRACE_URL"),
        (REAL | {"SPKT_PORTAL_PORT": "8000"}, "SPKT_PORTAL_PORT"),
        (REAL | {"SPKT_NATIONAL": "http://segel.polri.example"}, "SPKT_NATIONAL"),
        (REAL | {"SPKT_NATIONAL": "https://nama:sandi@segel.polri.example"}, "SPKT_NATIONAL"),
        (REAL | {"SPKT_NATIONAL": "https:///api"}, "SPKT_NATIONAL"),
        (REAL | {"SPKT_NATIONAL": "segel.polri.example"}, "SPKT_NATIONAL"),
        (DEMO | {"SPKT_NATIONAL": "https://segel.polri.example"}, "SPKT_NATIONAL"),
        (DEMO | {"SPKT_HOST": "0.0.0.0"}, "SPKT_HOST"),
        (DEMO | {"SPKT_HOSTS": "spkt.sintang.lan"}, "SPKT_HOSTS"),
    ],
)
def test_an_unsafe_value_is_refused_in_one_sentence(env: dict[str, str], named: str) -> None:
    (sentence,) = Site.read(env).refusals()
    assert named in sentence


@pytest.mark.parametrize("env", [{"SPKT_DEMO": "ya"}, {"SPKT_PORT": "0"}, {"SPKT_PORT": "65536"}, {"SPKT_PORT": "x"}])
def test_a_value_that_cannot_be_read_is_named(env: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured, match=next(iter(env))):
        Site.read(env)


def test_keys_lie_beside_the_data() -> None:
    assert Site.read({"SPKT_DATA": "/srv/spkt"}).keys == Path("/srv/spkt.keys")


def test_the_public_window_has_a_database_of_its_own() -> None:
    site = Site.read({"SPKT_DATABASE_URL": "postgresql://a:b@h:5433/spkt?sslmode=require"})
    assert site.trace_url == "postgresql://a:b@h:5433/spkt_trace?sslmode=require"
    settings = postgres.database(site.trace_url)
    assert (settings["NAME"], settings["HOST"], settings["PORT"]) == ("spkt_trace", "h", "5433")
    assert settings["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("url", ["mysql://h/spkt", "postgresql://user:rahasia@h/"])
def test_a_wrong_address_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(postgres.AddressError) as caught:
        postgres.database(url)
    assert "rahasia" not in str(caught.value)
