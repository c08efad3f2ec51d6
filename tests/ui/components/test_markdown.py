"""Texts from outside are shown as data, never as markup."""

from __future__ import annotations

import pytest

from ccc.ui.components.markdown import in_a_label, plain


def test_plain_text_escapes_every_mark_of_markdown() -> None:
    assert plain("*a* :red[b] $c$ <d>") == r"\*a\* \:red\[b\] \$c\$ \<d\>"
    assert plain("one\ntwo") == "one  \ntwo"


@pytest.mark.parametrize("address", ["https://a.org/b", "HTTP://a.org", "www.a.org", "me@a.org"])
def test_an_address_is_shown_but_never_a_link(address: str) -> None:
    shown = plain(address)
    assert "\u2060" in shown
    assert shown.replace("\u2060", "").replace("\\", "") == address


def test_a_label_is_read_out_without_escapes_that_nobody_needs() -> None:
    named = "O'Brien led Work, after 5 (6 Oct 2026): who's in? - A & B; 3 > 2"
    assert in_a_label(named) == named.replace(">", r"\>")


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("*a* _b_ ~c~ `d`", r"\*a\* \_b\_ \~c\~ \`d\`"),
        (":red[b] :smile:", r"\:red\[b\] \:smile:"),
        ("$c$ <d> &lt;", r"\$c\$ \<d\> \&lt;"),
        ("one\n# two", r"one \# two"),
    ],
)
def test_a_label_shows_markup_of_others_as_it_is(markup: str, shown: str) -> None:
    assert in_a_label(markup) == shown


@pytest.mark.parametrize("address", ["https://a.org/b", "www.a.org", "me@a.org"])
def test_an_address_in_a_label_is_no_link(address: str) -> None:
    assert "\u2060" in in_a_label(address)
