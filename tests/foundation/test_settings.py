"""Settings: what is missing or unsafe is said, each in a line of its own, all at once."""

import pytest

from recruit.foundation.settings import DEMO_SECRET, Settings, SettingsError

SOUND = {
    "SECRET_KEY": "a" * 64,
    "DATABASE_URL": "postgresql://recruit@db/recruit",
    "PUBLIC_URL": "https://raad.example.dk/",
    "MAIL_URL": "smtp://mail.example.dk:587?tls=required",
    "MAIL_FROM": "raad@example.dk",
}


def test_production_with_everything_in_place_starts():
    settings = Settings.from_environment(SOUND)

    assert settings.is_production
    assert settings.database_url == "postgresql+psycopg://recruit@db/recruit"
    assert settings.public_url == "https://raad.example.dk"


@pytest.mark.parametrize("name", sorted(SOUND))
def test_production_names_each_missing_setting_and_how_to_mend_it(name):
    lacking = {key: value for key, value in SOUND.items() if key != name}

    with pytest.raises(SettingsError, match=f"^{name} is missing: "):
        Settings.from_environment(lacking)


def test_every_fault_is_said_at_once():
    with pytest.raises(SettingsError) as error:
        Settings.from_environment({})

    assert len(str(error.value).splitlines()) == len(SOUND)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("SECRET_KEY", DEMO_SECRET, "SECRET_KEY is the demonstration's"),
        ("SECRET_KEY", "short", "SECRET_KEY is too short"),
        ("PUBLIC_URL", "http://raad.example.dk", "PUBLIC_URL must begin with https://"),
        ("PROXIES", "two", "PROXIES is 'two'; use a whole number"),
        ("LARGEST_REQUEST", "-1", "LARGEST_REQUEST is '-1'"),
        ("DATABASE_URL", "recruit.db", "DATABASE_URL must begin with postgresql:// or sqlite:///"),
        ("DATABASE_URL", "mysql://db/recruit", "DATABASE_URL must begin with"),
        ("MAIL_FROM", "integrationsraad", "MAIL_FROM must be an e-mail address"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is 'LOUD'; use DEBUG, INFO"),
        ("RECRUIT_MODE", "prod", "RECRUIT_MODE is 'prod'"),
    ],
)
def test_production_refuses_what_is_unsafe_or_misspelt(name, value, message):
    with pytest.raises(SettingsError, match=message):
        Settings.from_environment({**SOUND, name: value})


def test_the_demonstration_needs_no_settings_at_all():
    settings = Settings.from_environment({"RECRUIT_MODE": "demo"})

    assert settings.secret_key == DEMO_SECRET
    assert settings.mail_url == "keep:"
    assert not settings.is_production


@pytest.mark.parametrize("address", ["postgres://h/d", "postgresql://h/d", "postgresql+psycopg://h/d"])
def test_every_way_to_write_postgresql_means_our_driver(address):
    assert Settings.from_environment({**SOUND, "DATABASE_URL": address}).database_url == "postgresql+psycopg://h/d"
