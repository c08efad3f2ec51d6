"""Texts from outside are shown as data, never as markup."""

from __future__ import annotations

import pytest

from ccc.ui.components.markdown import plain


def test_plain_text_escapes_every_mark_of_markdown() -> None:
    assert plain("*a* :red[b] $c$ <d>") == r"\*a\* \:red\[b\] \$c\$ \<d\>"
    assert plain("one\ntwo") == "one  \ntwo"


@pytest.mark.parametrize("address", ["https://a.org/b", "HTTP://a.org", "www.a.org", "me@a.org"])
def test_an_address_is_shown_but_never_a_link(address: str) -> None:
    shown = plain(address)
    assert "\u2060" in shown
    assert shown.replace("\u2060", "").replace("\\", "") == address
