"""What every round has: a minute's introduction, a place that is kept, an ending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from ccc.content.ids import GameId
from ccc.errors import StorageError
from ccc.games.rounds import GIVEN_UP, NewRound, Points, Round
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.account.sign_in import ask_who
from ccc.ui.components.link import Link, offer_link
from ccc.ui.resources import now


def ask_player(game_id: GameId) -> Participant:
    """The participant; where nobody is here they are asked for, below what the game is about."""
    game = resources.content().games.game(game_id)
    st.page_link("games.py", label="Games", icon=":material/arrow_back:")
    st.title(game.title, anchor=False)
    return ask_who(f"{game.aim} With a nickname you can stop at any time and go on later.")


def show_introduction(game_id: GameId) -> None:
    """The introduction of a game, a minute long."""
    st.markdown(resources.content().games.game(game_id).introduction)


def offer_introduction(game_id: GameId) -> None:
    """The introduction folded away, for whoever wants it in the middle of a round."""
    with st.expander("How this goes", icon=":material/help:"):
        show_introduction(game_id)


@contextmanager
def save_errors_shown() -> Iterator[None]:
    """A context where a sentence tells what the database refused; what was given stays."""
    try:
        yield
    except StorageError as error:
        st.error(f"{error} Nothing of your round is lost: try again.", icon=":material/healing:")


def remember_meeting(participant: Participant, scenario_id: str) -> None:
    """Save that the card of a scenario was shown, which is not new in a later sitting then."""
    with save_errors_shown():
        resources.store().activity.open_scenario(participant.id, scenario_id, now())


def begin(new: NewRound) -> bool:
    """Save a new round and put it into the address; whether it could be saved."""
    with save_errors_shown():
        show_round(resources.store().games.begin(new, now()))
        return True
    return False


def show_round(round_: Round) -> None:
    """Put the round into the address: it is shown until another is asked for."""
    st.query_params["round"] = str(round_.id)


def current_round(participant: Participant, game_id: GameId) -> Round | None:
    """The round of the address, or one that goes on, which is remembered; else None."""
    asked = st.query_params.get("round", "")
    rounds = [
        round_ for round_ in resources.store().games.of(participant.id) if round_.game == game_id
    ]
    found = next((round_ for round_ in rounds if str(round_.id) == asked), None)
    if found is None:
        found = going_on(participant, game_id)
        if found is not None:
            show_round(found)
    return found


def going_on(participant: Participant, game_id: GameId) -> Round | None:
    """The latest round of this game that was begun and has not ended."""
    rounds = resources.store().games.of(participant.id)
    going = (
        round_ for round_ in reversed(rounds) if round_.game == game_id and round_.ended is None
    )
    return next(going, None)


def place_in_words(round_: Round, asked: str) -> str:
    """Where in the plan of its round a question stands."""
    return f"{round_.plan.index(asked) + 1} of {len(round_.plan)}"


def show_place(round_: Round, asked: str) -> None:
    """How far a round has come, drawn and in words."""
    share = (round_.plan.index(asked) + 1) / len(round_.plan)
    st.progress(share, text=place_in_words(round_, asked))


def leave_round() -> None:
    """Take the round out of the address: the introduction is shown again."""
    st.query_params.pop("round", None)


def still_stand(round_: Round) -> str:
    """Of a round whose content is gone: that its points stay, or nothing where it has none."""
    points = round_.points
    if points is None or points == GIVEN_UP:
        return ""
    return f" Your {points.gained} of {points.possible} stand."


def give_up(round_: Round) -> bool:
    """Leave a round before its end, so that it counts nowhere; whether that could be saved."""
    if round_.ended is None and not end(round_, GIVEN_UP):
        return False
    leave_round()
    return True


def offer_leaving_round(round_: Round, label: str) -> None:
    """A way out of a round that was begun by mistake, after one honest question."""
    with st.expander(label, type="compact", icon=":material/logout:"):
        st.markdown("Your choices so far are lost, and this round does not count.")
        if st.button("Yes, leave it", key="leave") and give_up(round_):
            st.rerun()


def answer(round_: Round, answers: Mapping[str, str]) -> bool:
    """Save answers as they are given; whether they could be saved."""
    with save_errors_shown():
        resources.store().games.answer(round_, answers)
        return True
    return False


def end(round_: Round, points: Points) -> bool:
    """End the round; whether that could be saved."""
    with save_errors_shown():
        resources.store().games.end(round_, points, now())
        return True
    return False


def show_ending(game_id: GameId, points: Points, links: Mapping[str, Link]) -> None:
    """What to do next, in words that fit how it went, and links to do it, by their labels."""
    game = resources.content().games.game(game_id)
    st.header("What next?", anchor=False)
    st.markdown(game.went_well if points.went_well else game.to_learn)
    with st.container(horizontal=True):
        for label, link in links.items():
            offer_link(link, label)
        st.page_link("games.py", label="Games", icon=":material/arrow_back:")
