"""Scripts in the browser are files, and drafts there are forgotten when nobody is here."""

from __future__ import annotations

from pathlib import Path

from ccc.ui.frontend.renderer import ASSETS, COMPONENTS, component, hash_of
from tests.ui.conftest import OpenPage


def test_the_scripts_are_files_because_the_content_security_policy_forbids_others() -> None:
    found = {one.name for one in ASSETS.iterdir()}
    assert found == {
        "again.js",
        "characters.js",
        "drafts.js",
        "forget.js",
        "menu.js",
        "note.css",
        "note.html",
        "note.js",
        "place.css",
        "place.html",
        "place.js",
        "renew.js",
        "translated.js",
        "turn.js",
    }
    for script in ASSETS.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        for forbidden in ("innerHTML", "eval(", "http://", "https://", "insertAdjacentHTML"):
            assert forbidden not in text


def test_where_nobody_is_here_the_browser_is_told_to_forget_its_drafts(open_page: OpenPage) -> None:
    app = open_page("practice.py")
    names = [one.proto.component_name for one in app.get("bidi_component")]
    assert component("forget") in names


def test_another_script_has_another_address_so_that_browsers_may_keep_each_for_good(
    tmp_path: Path,
) -> None:
    hashes = []
    for contents in ("let a", "let b"):
        (tmp_path / "a.js").write_text(contents, encoding="utf-8")
        hashes.append(hash_of([tmp_path / "a.js"]))
    assert len({*hashes}) == 2
    assert hash_of(sorted(ASSETS.iterdir())) in COMPONENTS
