"""The other moves: their list, connect or follow, a blank request, beat the score; their traces."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.games import Situation
from ccc.content.ids import GAMES, GameId
from ccc.content.load import Content
from ccc.errors import StorageError
from ccc.games.rounds import NewRound, Points, Round, WeakSpot
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.games.decide import WORDS
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, in_field, texts, type_in

BAD = "Eudes, your hearing aid swallows top notes. I tune hearing aids, accordion too: "
THROUGH = BAD + "shall I send you the setting? Ha ha, sucker"
PITCH = BAD + "shall I sell you one for 90 euros?"
REQUEST = "drains-of-the-market"


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def rounds(participant: Participant) -> tuple[Round, ...]:
    return resources.store().rounds.of(participant.id)


def keep(participant: Participant, game: GameId, gained: int, possible: int) -> None:
    points = Points(gained, possible)
    resources.store().rounds.begin(NewRound(participant.id, game, "x", (), {}, points), now())


# --- all of them ------------------------------------------------------------------------------


def test_a_stranger_sees_what_there_is_and_is_asked_nothing(open_page: OpenPage) -> None:
    app = open_page("games.py")
    assert app.title[0].value == "Other moves", "as in the navigation"
    games = resources.content().play.games.games
    assert len(app.get("page_link")) == len(games)
    assert all(game.aim in texts(app) for game in games)
    assert not app.text_input


def test_a_participant_sees_how_far_they_are(open_page: OpenPage, ann: Participant) -> None:
    keep(ann, "reply", 5, 12)
    keep(ann, "reply", 9, 12)
    resources.store().rounds.begin(NewRound(ann.id, "month", "april"), now())
    page = texts(open_page("games.py"))
    assert "Played 2 times. Latest: 9 of 12." in page
    assert "A round is waiting for you." in page
    assert page.count("New to you.") == 3


@pytest.mark.parametrize("game", GAMES)
def test_every_game_begins_with_its_introduction(
    open_page: OpenPage, ann: Participant, game: GameId
) -> None:
    introduced = resources.content().play.games.game(game)
    app = open_page(f"{game}.py")
    assert app.title[0].value == introduced.title
    assert introduced.introduction in texts(app)


# --- connect or follow ------------------------------------------------------------------------


def decide(app: AppTest, choice: str, reason: str) -> AppTest:
    press(app, choice)
    return app.button(key=f"because-{reason}").click().run()


def test_twelve_decisions_are_each_explained_and_counted_at_the_end(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    by_id = {one.id: one for one in resources.content().play.situations}
    plan = rounds(ann)[0].plan
    for number, asked in enumerate(plan, start=1):
        situation = by_id[asked]
        assert plain(situation.title) in texts(app)
        decide(app, situation.best.capitalize(), situation.reason)
        assert app.success[0].proto.title == f"So would we: {situation.best}"
        press(app, "Next" if number < len(plan) else "See how it went")
    assert rounds(ann)[0].points == Points(12, 12)
    assert app.header[0].value == "You and we agree on 12 of 12"
    assert re.search(r"Of the \d that we would follow, you would follow \*\*all\*\*\.", texts(app))
    assert "you gave our reason too" in texts(app)
    assert resources.content().play.games.game("decide").went_well in texts(app)


def test_another_decision_is_answered_with_what_we_would_do_and_never_called_wrong(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    by_id = {one.id: one for one in resources.content().play.situations}
    best = by_id[rounds(ann)[0].plan[0]].best
    other, reason = ("Follow", "selling") if best == "connect" else ("Connect", "met")
    decide(app, other, reason)
    assert not app.success
    assert app.info[0].proto.title == f"We would {best}"
    assert "wrong" not in texts(app)
    said = next(one.says for one in resources.content().play.games.reasons if one.id == reason)
    assert f"You chose **{other.lower()}**: “{plain(said)}”" in texts(app)


def test_the_button_that_was_chosen_is_marked_while_one_says_why(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    for chosen, other in (("Connect", "Follow"), ("Follow", "Connect")):
        press(app, chosen)
        kinds = {one.label: one.proto.type for one in app.button}
        assert (kinds[chosen], kinds[other]) == ("primary", "secondary")


def test_how_each_kind_went_is_told_in_sentences(
    open_page: OpenPage, ann: Participant, content: Content
) -> None:
    kinds = {best: [s for s in content.play.situations if s.best == best] for best in WORDS}
    plan = [one.id for one in (*kinds["connect"][:3], *kinds["follow"][:2])]
    answers = dict.fromkeys(plan, "follow:selling") | {plan[0]: "connect:met"}
    new = NewRound(ann.id, "decide", "round", tuple(plan), answers, Points(3, 5))
    one = resources.store().rounds.begin(new, now())
    page = texts(open_page("decide.py", round=str(one.id)))
    assert "Of the 3 that we would connect with, you would connect with **1**." in page
    assert "Of the 2 that we would follow, you would follow **all**." in page


def test_a_decision_belongs_to_the_situation_it_was_made_for(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(press(open_page("decide.py"), "Begin the round"), "Connect")
    (one,) = rounds(ann)
    resources.store().rounds.answer(one, {one.plan[0]: "follow:selling"})
    app.run()
    assert app.get("progress")[0].proto.text == "2 of 12"
    assert not [each for each in app.button if (each.key or "").startswith("because-")]


def test_only_reasons_for_what_was_decided_are_offered(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    assert not [one for one in app.button if (one.key or "").startswith("because-")]
    press(app, "Follow")
    offered = {one.key for one in app.button if (one.key or "").startswith("because-")}
    reasons = resources.content().play.games.reasons
    assert offered == {f"because-{one.id}" for one in reasons if one.speaks_for == "follow"}


def test_after_a_reload_the_round_goes_on_where_it_was(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    decide(app, "Follow", "selling")
    again = open_page("decide.py")
    assert len(rounds(ann)) == 1
    assert again.get("progress")[0].proto.text == "2 of 12"


def test_a_reload_of_the_address_shows_the_why_of_the_latest_decision_again(
    open_page: OpenPage, ann: Participant
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    decide(app, "Follow", "selling")
    (asked,) = rounds(ann)[0].answers
    assert asked in app.query_params["why"]
    by_id = {one.id: one for one in resources.content().play.situations}
    again = open_page("decide.py", why=asked)
    assert plain(by_id[asked].why) in texts(again)
    assert press(again, "Next").get("progress")[0].proto.text == "2 of 12"


def test_a_situation_that_was_removed_since_is_passed_over(
    open_page: OpenPage, ann: Participant
) -> None:
    kept = resources.content().play.situations[0].id
    new = NewRound(ann.id, "decide", "round", ("removed-since", kept))
    resources.store().rounds.begin(new, now())
    app = decide(open_page("decide.py"), "Follow", "selling")
    press(app, "See how it went")
    points = rounds(ann)[0].points
    assert points is not None
    assert points.possible == 1


class WithSituations(Protocol):
    def __call__(self, *situations: Situation) -> None: ...


@pytest.fixture
def with_situations(monkeypatch: pytest.MonkeyPatch, content: Content) -> WithSituations:
    """Go on with other situations than before, as after a restart on changed content."""

    def changed(*situations: Situation) -> None:
        other = replace(content, play=replace(content.play, situations=situations))
        monkeypatch.setattr(resources, "content", lambda: other)

    return changed


def test_a_situation_that_was_away_while_a_round_was_played_and_is_back_harms_nothing(
    open_page: OpenPage, ann: Participant, content: Content, with_situations: WithSituations
) -> None:
    away, *others = content.play.situations
    plan = (away.id, *(one.id for one in others[:2]))
    resources.store().rounds.begin(NewRound(ann.id, "decide", "round", plan), now())
    with_situations(*others)
    app = open_page("decide.py")
    for label in ("Next", "See how it went"):
        press(decide(app, "Follow", "selling"), label)
    (one,) = rounds(ann)
    assert one.points is not None
    assert one.points.possible == 2
    with_situations(*content.play.situations)
    app = open_page("decide.py", round=str(one.id))
    assert not app.exception
    assert app.header[0].value == f"You and we agree on {one.points.gained} of 2"
    assert plain(away.situation) not in texts(app)


def test_of_a_situation_that_went_after_it_was_decided_the_points_stand(
    open_page: OpenPage, ann: Participant, content: Content, with_situations: WithSituations
) -> None:
    plan = tuple(one.id for one in content.play.situations[:2])
    answers = dict.fromkeys(plan, "follow:selling")
    new = NewRound(ann.id, "decide", "round", plan, answers, Points(1, 2))
    one = resources.store().rounds.begin(new, now())
    with_situations(*content.play.situations[1:])
    app = open_page("decide.py", round=str(one.id))
    assert not app.exception
    assert app.header[0].value == "You and we agree on 1 of 2"
    assert "Some of these were written anew since. Your points stand." in texts(app)
    assert rounds(ann) == (one,)


def test_a_round_of_which_nothing_is_left_gives_way_to_another(
    open_page: OpenPage, ann: Participant
) -> None:
    new = NewRound(ann.id, "decide", "round", ("removed-since", "removed-too"))
    resources.store().rounds.begin(new, now())
    app = open_page("decide.py")
    assert "That round was left, and counts nowhere" in texts(app)
    assert "0 of 0" not in texts(app)
    press(app, "Begin the round")
    assert len(rounds(ann)[-1].plan) == 12


def test_a_round_begun_by_mistake_can_be_left_and_counts_nowhere(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("decide.py")
    press(app, "Begin the round")
    press(app, "Yes, leave it")
    assert [one.label for one in app.button] == ["Begin the round"]
    assert "New to you" in texts(open_page("games.py"))


# --- a blank request --------------------------------------------------------------------------


def answer(app: AppTest, words: str) -> AppTest:
    type_in(app, f"reply:{REQUEST}", words)
    return press(app, "Look at my answer")


def test_an_answer_is_judged_by_six_checks_with_the_words_they_rest_on(
    open_page: OpenPage, ann: Participant
) -> None:
    app = answer(
        open_page("reply.py", sender=REQUEST), "Thank you for the invitation! How did you find me?"
    )
    page = texts(app)
    for check in resources.content().play.games.answer_checks:
        assert check.name in page
    assert "“How did you find me”" in page
    assert [one.proto.title for one in app.info] == ["One next step"]
    (kept,) = rounds(ann)
    assert (kept.game, kept.about) == ("reply", REQUEST)


def test_the_sender_is_shown_once_with_the_request_and_a_way_back_to_all(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("reply.py", sender=REQUEST)
    them = next(o for o in resources.content().play.blank_requests if o.id == REQUEST).them
    page = texts(app)
    for said in (them.name, them.headline, *them.facts, "There is no note."):
        assert page.count(plain(said) if said != "There is no note." else said) == 1
    assert "All senders" in [one.proto.label for one in app.get("page_link")]


def test_a_fault_is_named_and_costs_points(open_page: OpenPage, ann: Participant) -> None:
    app = answer(
        open_page("reply.py", sender=REQUEST),
        "I'd thank you for your message, but there wasn't one.",
    )
    assert app.warning[0].proto.title == "This may be heard as mockery"
    assert rounds(ann)[0].points == Points(0, 12)


def test_a_better_answer_is_held_against_the_first(open_page: OpenPage, ann: Participant) -> None:
    app = answer(open_page("reply.py", sender=REQUEST), "Thank you! Do I know you?")
    first = rounds(ann)[0].points
    assert first is not None
    request = next(o for o in resources.content().play.blank_requests if o.id == REQUEST)
    answer(app, request.after)
    assert f"Your first answer to them had {first.gained}." in texts(app)
    assert "12 of 12" in [one.value for one in app.header]
    best = f"{plain(request.them.headline)} · Your best answer: 12 of 12"
    assert best in texts(open_page("reply.py"))


def test_what_is_typed_is_there_again_after_a_reload(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("reply.py", sender=REQUEST)
    type_in(app, f"reply:{REQUEST}", "Half a thought")
    again = open_page("reply.py", sender=REQUEST)
    assert in_field(again) == "Half a thought"
    assert rounds(ann) == ()


def test_no_words_at_all_are_not_judged(open_page: OpenPage, ann: Participant) -> None:
    app = press(open_page("reply.py", sender=REQUEST), "Look at my answer")
    assert "Even one friendly question is an answer" in texts(app)
    assert rounds(ann) == ()


def test_the_same_answer_again_is_not_counted_again(open_page: OpenPage, ann: Participant) -> None:
    app = answer(open_page("reply.py", sender=REQUEST), "Thank you! How did you find me?")
    app = press(app, "Look at my answer")
    assert "Word for word your last answer" in texts(app)
    assert len(rounds(ann)) == 1


def test_under_new_words_the_earlier_answer_stands_beside_what_was_said_of_it(
    open_page: OpenPage, ann: Participant
) -> None:
    app = answer(open_page("reply.py", sender=REQUEST), "Thank you! How did you find me?")
    assert "Below is about your earlier answer" not in [one.proto.title for one in app.info]
    type_in(app, f"reply:{REQUEST}", "Go away, spammer.")
    told = next(one for one in app.info if one.proto.title == "Below is about your earlier answer")
    assert plain("How did you find me?") in told.value


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour, merci de votre demande ! Comment m'avez-vous trouvée ? Au plaisir de vous lire.",
        "Guten Tag, vielen Dank für die Anfrage. Wie haben Sie mich gefunden, was möchten Sie?",
    ],
)
def test_an_answer_in_another_language_gets_no_points(
    open_page: OpenPage, ann: Participant, words: str
) -> None:
    app = answer(open_page("reply.py", sender=REQUEST), words)
    assert "another language" in texts(app)
    assert rounds(ann) == ()


def test_a_request_that_is_gone_leads_to_the_others(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("reply.py", sender="gone")
    assert "not there any more" in texts(app)
    requests = resources.content().play.blank_requests
    assert all(one.them.name in texts(app).replace("\\", "") for one in requests)


# --- beat the score ---------------------------------------------------------------------------


def attack(app: AppTest, note: str, why: str = "It lies") -> AppTest:
    type_in(app, "beat-why:accordion-mender", why)
    type_in(app, "beat-note:accordion-mender", note)
    return press(app, "Try it")


def test_a_bad_note_that_gets_through_is_kept_only_with_a_yes(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), THROUGH)
    assert "That is a weak spot" in app.success[0].value
    assert rounds(ann)[0].points == Points(1, 1)
    assert resources.store().rounds.weak_spots() == ()
    assert THROUGH not in str(rounds(ann))
    press(app, "Yes, keep it for them")
    (spot,) = resources.store().rounds.weak_spots()
    assert (spot.scenario_id, spot.note, spot.why) == ("accordion-mender", THROUGH, "It lies")
    assert "Thank you" in texts(app)
    assert not [one for one in app.button if one.label == "Yes, keep it for them"]


def test_a_note_that_got_through_wins_once_and_is_kept_once(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), THROUGH)
    app = press(press(app, "Yes, keep it for them"), "Try it")
    assert "Word for word your last try" in texts(app)
    assert not [one for one in app.button if one.label == "Yes, keep it for them"]
    assert len(rounds(ann)) == 1
    assert len(resources.store().rounds.weak_spots()) == 1


def test_without_a_yes_the_draft_is_among_ones_own_data_and_goes_with_it(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), THROUGH)
    assert "only if you say yes, the scorer's makers keep both" in texts(app)
    assert THROUGH in str(resources.store().export(ann.id))
    resources.store().erase(ann.id)
    assert resources.store().draft(ann.id, "beat-note:accordion-mender") == ""


def test_a_note_that_is_seen_through_asks_for_no_consent(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), PITCH)
    assert app.info[0].value == "It held. Below is what it saw."
    assert len(app.info) == 1, "no next step"
    assert "More you could do" not in [one.label for one in app.expander]
    assert "somebody else" not in texts(app).split("It held.")[-1]
    assert rounds(ann)[0].points == Points(0, 1)
    assert not [one for one in app.button if "keep it" in one.label]


def test_first_one_says_what_is_bad_about_it(open_page: OpenPage, ann: Participant) -> None:
    app = attack(open_page("beat.py"), THROUGH, why="")
    assert "say in a line what is bad about it" in texts(app)
    assert rounds(ann) == ()


def test_playing_it_is_no_practice_but_whose_card_was_shown_is_not_new_later(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), THROUGH)
    assert resources.store().attempts_of(ann.id) == ()
    assert [*resources.store().openings(ann.id)] == [app.selectbox[0].value]


def test_nobody_kept_for_first_drafts_is_met_here(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("beat.py")
    reserved = {one.recipient.name for one in resources.content().scenarios if one.reserved}
    assert " · " in app.selectbox[0].options[0]
    assert not [one for one in app.selectbox[0].options if one.split(" · ")[0] in reserved]


# --- traces -----------------------------------------------------------------------------------


def test_rounds_show_on_progress_with_the_best(open_page: OpenPage, ann: Participant) -> None:
    keep(ann, "reply", 4, 12)
    keep(ann, "month", 53, 53)
    app = open_page("progress.py")
    assert "Nothing to draw yet" in str(app.info[0].proto)
    assert app.table[0].value.to_dict("records") == [
        {"Round": "A blank request", "Best": "4 of 12", "Played": 1},
        {"Round": "Five notes a month", "Best": "53 of 53", "Played": 1},
    ]


def test_the_latest_is_shown_from_the_second_round_on(
    open_page: OpenPage, ann: Participant
) -> None:
    for gained in (4, 11, 8):
        keep(ann, "reply", gained, 12)
    keep(ann, "month", 53, 53)
    table = open_page("progress.py").table[0].value
    assert list(table.columns) == ["Round", "Best", "Latest", "Played"], "the least told last"
    assert table.to_dict("records") == [
        {"Round": "A blank request", "Best": "11 of 12", "Latest": "8 of 12", "Played": 3},
        {"Round": "Five notes a month", "Best": "53 of 53", "Latest": "", "Played": 1},
    ]


def test_beating_the_score_is_told_in_words(open_page: OpenPage, ann: Participant) -> None:
    keep(ann, "beat", 1, 1)
    keep(ann, "beat", 0, 1)
    (row,) = open_page("progress.py").table[0].value.to_dict("records")
    assert (row["Best"], row["Latest"]) == ("it got through", "it held")
    assert "Played 2 times. Latest: it held." in texts(open_page("games.py"))


def test_before_the_first_round_progress_says_nothing_of_them(
    open_page: OpenPage, ann: Participant
) -> None:
    assert "Other moves" not in texts(open_page("progress.py"))


def test_the_coach_sees_a_participants_rounds_and_can_take_the_weak_spots(
    open_page: OpenPage, ann: Participant
) -> None:
    keep(ann, "month", 40, 53)
    spot = WeakSpot("accordion-mender", THROUGH, "It lies", 80, "a1b2", now())
    resources.store().rounds.give_weak_spot(ann.id, spot)
    app = open_page("coach.py", coach=True)
    assert "1 bad note reached 70 points" in texts(app)
    assert THROUGH not in texts(app)
    app.selectbox(key="participant").set_value(ann.id).run()
    assert app.table[0].value["Best"].tolist() == ["40 of 53"]


def test_a_coach_without_weak_spots_is_told_nothing_of_them(
    open_page: OpenPage, ann: Participant
) -> None:
    assert "Weak spots" not in texts(open_page("coach.py", coach=True))


# --- a database that refuses ------------------------------------------------------------------


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Called with the name of something the rounds do, it lets the database refuse that."""

    def refusing(what: str) -> None:
        def refused(*_: object) -> None:
            raise StorageError("The database is locked.")

        monkeypatch.setattr(resources.store().rounds, what, refused)

    return refusing


def test_a_decision_that_cannot_be_kept_is_told_and_asked_again(
    open_page: OpenPage, ann: Participant, refuse: Callable[[str], None]
) -> None:
    app = press(open_page("decide.py"), "Begin the round")
    refuse("answer")
    decide(app, "Follow", "selling")
    assert not app.exception
    assert "The database is locked." in app.error[0].value
    assert rounds(ann)[0].answers == {}
    assert app.button(key="because-selling").label


@pytest.mark.parametrize(
    ("page", "button"),
    [
        ("decide", "Begin the round"),
        ("month", "Begin the month"),
        ("seat", "Without the clock"),
    ],
)
def test_a_round_that_cannot_begin_says_so(
    open_page: OpenPage, ann: Participant, refuse: Callable[[str], None], page: str, button: str
) -> None:
    app = open_page(f"{page}.py")
    refuse("begin")
    press(app, button)
    assert not app.exception
    assert "The database is locked." in app.error[0].value


def test_an_answer_or_a_bad_note_that_cannot_be_kept_stays_in_its_field(
    open_page: OpenPage, ann: Participant, refuse: Callable[[str], None]
) -> None:
    refuse("begin")
    app = answer(open_page("reply.py", sender=REQUEST), "Thank you! How did you find me?")
    assert "The database is locked." in app.error[0].value
    assert in_field(app) == "Thank you! How did you find me?"
    app = attack(open_page("beat.py"), THROUGH)
    assert "The database is locked." in app.error[0].value
    assert in_field(app, "beat-note:accordion-mender") == THROUGH
