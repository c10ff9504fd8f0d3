"""Which addresses in a text count as no authority's: beside the threats of a fake one they tell it from a real notice."""

import pytest

OFFICIAL = ["https://www.antai.gouv.fr/paiement", "interpol.int", "www.polizei.nrw", "contact@europol.europa.eu", "https://www.gov.uk/pay", "www.gov.kr"]
UNOFFICIAL = ["https://parking.example/pay?case=7", "pay-now.example/x7", "www.fines.example", "brigade.desk@mail.example", "HTTPS://KURZ.EXAMPLE/A", "Kurz.example/a", "Pay-kurz.example", "Www.kurz.example"]
LOOKALIKE = ["https://gouv-amendes.example", "police.fines.example/pay", "www.gov.uk.pay-fine.example", "desk@europol-office.example", "Europol-office.example", "Interpol.Fines.example"]
NONE = ["It is done.Then go", "see psexec.exe and report.html", "e.g. at 10.30 p.m.", "1.234.567,89", "and/or", "settings.It", "RESTORE_ALL.txt", "name@", "://", "www.", "Lenta.ru writes", "as The Local reports, and Nu.nl too"]


@pytest.fixture
def links(run):
    def found(text: str) -> set[str]:
        return {signal for window in run("evidence", text) for signal in window if signal.endswith("_link")}

    return found


@pytest.mark.parametrize("address", OFFICIAL)
def test_an_official_address_says_nothing(links, address):
    assert links(f"You have a fine. Pay at {address}.") == set()


@pytest.mark.parametrize("address", UNOFFICIAL)
def test_any_other_counts(links, address):
    assert links(f"You have a fine. Pay at {address}.") == {"unofficial_link"}


@pytest.mark.parametrize("address", LOOKALIKE)
def test_one_that_bears_the_name_of_an_authority_counts_twice(links, address):
    assert links(f"You have a fine. Pay at {address}.") == {"unofficial_link", "lookalike_link"}


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_address_does_not_count(links, text):
    assert links(f"You have a fine. {text}") == set()


def test_official_addresses_before_it_do_not_hide_it(links):
    assert links("interpol.int, " * 2000 + "pay at https://parking.example/pay") == {"unofficial_link"}


def test_an_address_amid_a_script_without_spaces_is_found_whole(links):
    assert links("请访问http://12123-jg.example处理罚款") == {"unofficial_link"}


def test_the_address_of_the_page_itself_says_nothing_new(run):
    def evidence(host: str) -> dict[str, float]:
        block = {"text": "You have a parking fine. Pay at https://www.parking.example/pay.", "share": 1, "place": "page", "origin": "text"}
        seen = {"title": "", "lang": "en", "host": host, "top": True, "kind": None, "blocks": [block], "fields": {}, "traps": {}, "cover": {"image": 0, "frame": 0}}
        return run("explain", seen)["evidence"]

    assert "unofficial_link" in evidence("elsewhere.example")
    assert "unofficial_link" not in evidence("parking.example")


def test_links_alone_are_no_sign_of_a_scam(run):
    (window,) = run("evidence", "More at https://one.example/a and https://gouv-two.example/b.")
    assert {"unofficial_link", "lookalike_link"} <= set(window)
    assert "asserted" not in window
