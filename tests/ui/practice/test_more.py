"""To follow somebody instead of writing is answered with the reason."""

from __future__ import annotations

import pytest

from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from tests.ui.conftest import OpenPage, open_more


@pytest.mark.parametrize("best", ["follow", "connect"])
def test_choosing_to_follow_is_answered_with_the_reason(
    open_page: OpenPage, ann: Participant, best: str
) -> None:
    scenario = next(one for one in resources.content().scenarios if one.best == best)
    app = open_page("practice.py", scenario=scenario.id)
    open_more(app, scenario.id, "Follow instead")
    app.button(key="follow").click().run()
    answers = app.success if best == "follow" else app.info
    assert [one.value for one in answers] == [plain(scenario.why)]
