"""A window that goes on after its participant left in another one changes nothing of anybody's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.ids import own_id
from ccc.keys import new_key
from ccc.practice.attempts import Participant
from ccc.practice.canvas import Canvas, NewOwnPerson
from ccc.storage.database.statements import ENDED
from ccc.ui import resources
from ccc.ui.account.drawn_for import believe_the_page
from ccc.ui.resources import SESSION, now
from ccc.ui.state import Session
from tests.participants import everybody
from tests.ui.conftest import DEVICE, FRAME, OpenPage, open_more, press, texts, type_in, type_note
from tests.ui.games.conftest import REQUEST, THROUGH, attack
from tests.ui.practice.conftest import SCENARIO

WORDS = "words of whoever is here now"
LEFT = "This device was left, moved or erased in another window"


def person(ann: Participant) -> str:
    jo = NewOwnPerson("Jo Lind", "Baker", "We met on a train.", "Bakes rye.")
    return str(own_id(resources.store().own_people.add(ann.id, jo, now()).scenario_id))


def lesson() -> str:
    return resources.content().lessons[0].id


def answer_rightly(app: AppTest) -> None:
    check = resources.content().lessons[0].check
    app.radio[0].set_value(next(one for one in check.options if one.right)).run()


def rename(app: AppTest) -> None:
    next(one for one in app.text_input if one.label == "Your nickname").set_value(WORDS)
    press(app, "Save")


Before = Callable[[AppTest], object]

WRITES: dict[str, tuple[str, Callable[[Participant], dict[str, str]], Before, Before]] = {
    "a note": (
        "practice",
        lambda _: {"scenario": SCENARIO},
        lambda _: None,
        lambda app: type_note(app, SCENARIO, WORDS),
    ),
    "a scored note": (
        "practice",
        lambda _: {"scenario": SCENARIO},
        lambda app: type_note(app, SCENARIO, "half a thought"),
        lambda app: press(app, "Score my note"),
    ),
    "a goal": (
        "practice",
        lambda _: {"scenario": SCENARIO},
        lambda app: open_more(app, SCENARIO, "Your goal"),
        lambda app: type_in(app, f"{SCENARIO}-why_them", WORDS),
    ),
    "the canvas": (
        "canvas",
        lambda _: {},
        lambda _: None,
        lambda app: type_in(app, "canvas-care", WORDS),
    ),
    "an own person": (
        "people",
        lambda ann: {"person": person(ann)},
        lambda _: None,
        lambda app: type_in(app, "own-1-known", WORDS),
    ),
    "a quick check": ("lessons", lambda _: {"lesson": lesson()}, lambda _: None, answer_rightly),
    "a lesson": (
        "lessons",
        lambda _: {"lesson": lesson()},
        answer_rightly,
        lambda app: app.run(),
    ),
    "a decision": (
        "decide",
        lambda _: {},
        lambda app: press(press(app, "Begin the round"), "Connect"),
        lambda app: (
            next(one for one in app.button if (one.key or "").startswith("because-")).click().run()
        ),
    ),
    "a seat": (
        "seat",
        lambda _: {},
        lambda app: press(app, "Without the clock"),
        lambda app: press(app, "Accept"),
    ),
    "a seat that is taken": (
        "seat",
        lambda _: {},
        lambda _: None,
        lambda app: press(app, "Without the clock"),
    ),
    "a month": (
        "month",
        lambda _: {},
        lambda app: press(app, "Begin the month"),
        lambda app: app.radio[0].set_value("wait").run(),
    ),
    "an answer": (
        "reply",
        lambda _: {"sender": REQUEST},
        lambda app: type_in(app, f"reply:{REQUEST}", "Thank you! How did you find me?"),
        lambda app: press(app, "Look at my answer"),
    ),
    "a bad note": (
        "beat",
        lambda _: {},
        lambda _: None,
        lambda app: type_in(app, f"beat-note:{SCENARIO}", WORDS),
    ),
    "a weak spot": (
        "beat",
        lambda _: {},
        lambda app: attack(app, THROUGH),
        lambda app: press(app, "Yes, you may keep it"),
    ),
    "a nickname": ("yours", lambda _: {}, lambda _: None, rename),
    "a yes to coaches": (
        "yours",
        lambda _: {},
        lambda _: None,
        lambda app: app.toggle(key="coach-may").set_value(True).run(),
    ),
    "all of it": (
        "yours",
        lambda _: {},
        lambda app: app.checkbox(key="sure").check().run(),
        lambda app: press(app, "Erase"),
    ),
}
"""What writes: the page, its address, what is done before the device is left, and after it."""


def somebody_else_comes() -> None:
    """Bo comes to this device by a code, in another window."""
    store, code = resources.store(), new_key()
    bo = store.people.enrol("b" * 43, "Bo", now())
    store.devices.save_code(bo.id, code, now())
    store.devices.link(DEVICE, code, now())


def told_anew(app: AppTest, person: Participant, page: str, address: dict[str, str]) -> AppTest:
    """The page of a window, told to a session that knows nothing of before, as after a restart."""
    new = AppTest.from_file(str(FRAME), default_timeout=30)
    new.session_state[SESSION] = Session(DEVICE, remembered=True)
    believe_the_page(new.session_state, [f"{person.id}--0a1b2c3d"])
    for name, value in address.items():
        new.query_params[name] = value
    for name in [*app.session_state]:
        if name.startswith(("note-", "field-")):
            new.session_state[name] = app.session_state[name]
    return new.switch_page(page)._run(app._tree.get_widget_states())


def kept() -> tuple[Any, ...]:
    store = resources.store()
    exported = [store.people.export(each.id) for each in everybody(store)]
    return (exported, store.games.weak_spots())


@pytest.mark.parametrize("follows", ["somebody else", "nobody"])
@pytest.mark.parametrize("what", WRITES)
def test_after_leaving_in_another_window_nothing_is_written_here(
    open_page: OpenPage, ann: Participant, what: str, follows: str
) -> None:
    page, address, before, after = WRITES[what]
    app = open_page(f"{page}.py", **address(ann))
    before(app)
    assert not app.exception
    if follows == "somebody else":
        somebody_else_comes()
    else:
        resources.store().devices.unlink(DEVICE)
    as_it_was = kept()
    after(app)
    assert not app.exception
    assert kept() == as_it_was
    assert LEFT in texts(app)
    assert not [one for one in app.button if one.label in {"Begin", "Erase", "Score my note"}]


@pytest.mark.parametrize("follows", ["somebody else", "nobody"])
@pytest.mark.parametrize("what", [one for one in WRITES if one != "all of it"])
def test_after_a_restart_a_page_of_somebody_who_left_in_another_window_writes_nothing(
    open_page: OpenPage, ann: Participant, what: str, follows: str
) -> None:
    """The server, or another process that goes on, knows of the page what the page tells."""
    page, address_of, before, after = WRITES[what]
    address = address_of(ann)
    app = open_page(f"{page}.py", **address)
    before(app)
    after(app)
    if follows == "somebody else":
        somebody_else_comes()
    else:
        resources.store().devices.unlink(DEVICE)
    as_it_was = kept()
    again = told_anew(app, ann, f"{page}.py", address)
    assert not again.exception
    assert kept() == as_it_was
    assert LEFT in texts(again)


def test_after_a_restart_the_page_of_whoever_is_here_yet_goes_on_with_what_was_typed(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("canvas.py")
    type_in(app, "canvas-care", "half")
    resources.store().own_people.change_canvas(ann.id, lambda _: Canvas({}), now())
    again = told_anew(app, ann, "canvas.py", {})
    assert LEFT not in texts(again)
    assert resources.store().own_people.canvas(ann.id) == Canvas({"care": "half"})


def test_a_reload_begins_with_whoever_is_here_now(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("yours.py")
    somebody_else_comes()
    assert LEFT in texts(app.switch_page("canvas.py").run())
    assert LEFT not in texts(open_page("canvas.py"))


def test_a_second_window_that_was_opened_before_there_was_a_name_goes_on(
    open_page: OpenPage,
) -> None:
    app = open_page("canvas.py")
    resources.store().people.enrol(DEVICE, "Bo", now())
    assert LEFT not in texts(app.run())
    assert LEFT not in texts(app.run())


@pytest.mark.parametrize("page", ["canvas.py", "yours.py", "welcome.py", "coach.py"])
def test_in_a_window_whose_cookie_is_gone_nobody_begins(open_page: OpenPage, page: str) -> None:
    app = open_page(page)
    resources.store().devices.unlink(DEVICE)
    app.run()
    assert ENDED in texts(app)
    assert not app.text_input
    assert everybody(resources.store()) == ()


def test_a_name_that_was_typed_in_such_a_window_before_it_knew_begins_nothing(
    open_page: OpenPage,
) -> None:
    app = open_page("canvas.py")
    app.text_input[0].set_value("Bo")
    resources.store().devices.unlink(DEVICE)
    press(app, "Begin")
    assert ENDED in texts(app)
    assert everybody(resources.store()) == ()


def test_a_fragment_by_itself_asks_too(
    open_page: OpenPage, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AppTest runs the page around every fragment, and a browser does not."""
    app = open_page("canvas.py")
    frame = "ccc.ui.account.own_fragment.show_if_no_longer_theirs"
    monkeypatch.setattr(frame, lambda _: False)
    monkeypatch.setattr("ccc.ui.account.sign_in.ask_who", lambda _: ann)
    resources.store().devices.unlink(DEVICE)
    type_in(app, "canvas-care", WORDS)
    assert LEFT in texts(app)
    assert resources.store().own_people.canvas(ann.id).is_empty


NONSENSE = {
    "enormous": f"{'9' * 5_000}--0a1b2c3d",
    "digits of another script": "٣--0a1b2c3d",
    "below nought": "-1--0a1b2c3d",
    "nothing": "--",
}


@pytest.mark.parametrize("end", NONSENSE.values(), ids=NONSENSE)
def test_a_page_that_tells_nonsense_of_whom_it_was_drawn_for_tells_nothing(
    open_page: OpenPage, ann: Participant, end: str
) -> None:
    app = open_page("yours.py")
    new = AppTest.from_file(str(FRAME), default_timeout=30)
    new.session_state[SESSION] = Session(DEVICE, remembered=True)
    believe_the_page(new.session_state, [end])
    new.switch_page("yours.py").run()
    assert not new.exception
    assert LEFT not in texts(new)
    assert [one.value for one in new.title] == [one.value for one in app.title]
