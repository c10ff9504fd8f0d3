"""Wallet addresses count when their checksum holds; one letter changed, and they are strings like any other.

The addresses are public: of the first Bitcoin block, and of the examples in BIP 173, BIP 350, EIP-55 and the Monero project's page.
"""

import pytest

ADDRESSES = {
    "Bitcoin": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "Bitcoin, script": "3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
    "Bitcoin, bech32": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "Bitcoin, bech32 in capitals": "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
    "Bitcoin, bech32m": "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "Ethereum": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "Tron": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    "Monero": "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
}


def shows_wallet(run, text: str) -> bool:
    return any("wallet_address" in window for window in run("evidence", text))


def with_one_changed(address: str) -> str:
    """The same with one letter in its middle exchanged for another that may stand there."""
    place = len(address) // 2
    while not address[place].isalpha():
        place += 1
    letter = address[place]
    other = letter.swapcase() if address.startswith("0x") else next(c for c in ("qpzry" if letter.islower() else "QPZRY") if c != letter)
    return address[:place] + other + address[place + 1 :]


@pytest.mark.parametrize("kind", ADDRESSES)
def test_an_address_counts_and_one_with_a_letter_changed_does_not(run, kind):
    address = ADDRESSES[kind]
    assert shows_wallet(run, f"Send it to {address} today.")
    assert not shows_wallet(run, f"Send it to {with_one_changed(address)} today.")


@pytest.mark.parametrize(
    "text",
    [
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",  # bech32 where bech32m is due (BIP 350)
        "bc1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",  # mixed case
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae",  # a digit short
        "1111111111111111111111111111",  # checks, but stands for too few bytes
        "T1234567890123456789012345678901234",
        "the commit 0x00 and 3f2a9c0d4b5e6f708192a3b4c5d6e7f8091a2b3c",
    ],
)
def test_what_only_looks_like_an_address_does_not_count(run, text):
    assert not shows_wallet(run, f"Send it to {text} today.")


def test_an_address_that_a_publisher_masked_counts(run):
    assert shows_wallet(run, "Send it to 1A1zP1eP5QGefi2DMPTf********fNa today.")


def test_a_long_list_of_such_strings_is_read_no_further(run):
    text = "1111111111111111111111111111 " * 200 + ADDRESSES["Bitcoin"]
    assert not shows_wallet(run, text)
