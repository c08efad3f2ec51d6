"""From one device to another: a code that lasts, a link that works once, and leaving a device.

A code in an address ends up in histories and logs, so only the link that works once is ever put
there; the code that lasts is typed.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from ccc.guesses import Secret
from ccc.keys import LINK_LASTS, new_key
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.account.guessing import try_guess
from ccc.ui.account.qr import THIS_MACHINE, qr_code
from ccc.ui.account.sign_in import (
    CODE,
    ask_code,
    go_on_as_owner_of,
    leave_device,
    participant_here,
)
from ccc.ui.components.days import day
from ccc.ui.components.markdown import in_a_label, plain
from ccc.ui.resources import now
from ccc.ui.state import begin_afresh

LINK = "link"
"""The name of the code that works once, in an address."""


GONE = {
    "erased": (
        "Everything of yours is erased",
        "Nothing is left in our database or in this browser.",
    ),
    "left": (
        "You have left this device",
        "The next person starts fresh. If you made a code, it brings your notes back.",
    ),
}

# The device's cookie is out of reach of scripts, so the server replaces it. Drafts in the browser
# are cleared wherever nobody is here (`ask_who`).
_FORGET = """<script>
fetch("fresh-device", { method: "POST" }).finally(() => location.replace("?gone=%s"));
</script>"""


def ask_to_go_on() -> None:
    """The question whether to go on as a code's owner, which ends the page; none without a code."""
    link = st.query_params.get(LINK, "")
    code = link or CODE.get()
    if not code:
        return

    def find() -> Participant | None:
        return resources.store().devices.person_of_code(code, now())

    was_looked_at, owner = try_guess(Secret.KEY, find) if link else (True, find())
    if not was_looked_at:
        return
    here = participant_here()
    if owner is None:
        _turn_away_from_link()
        st.warning(
            "This link was used already, or it is older than a quarter of an hour. Make another "
            "on the device you have.",
            icon=":material/link_off:",
        )
    elif owner == here:
        _turn_away_from_link()
        st.info("This code is yours, and you are here already. Use it on another device.")
    else:
        _ask_once(code, owner, here)
        st.stop()


def _ask_once(code: str, owner: Participant, here: Participant | None) -> None:
    sure = True
    with st.container(border=True):
        st.header(f"Go on as {plain(owner.nickname)}?", anchor=False)
        if here is None:
            st.markdown("Notes, drafts and progress come along, and both devices stay yours.")
        else:
            name = plain(here.nickname)
            sure = resources.store().devices.code_since(here.id) is not None
            kept = f"**{name}** is here now. {name}'s notes stay on this server"
            if sure:
                st.markdown(f"{kept}, under {name}'s own code.")
            else:
                st.markdown(f"{kept}, but there is no code to them yet: stay and make one first.")
                whose = in_a_label(here.nickname)
                sure = st.checkbox(f"{whose}'s notes may stay out of reach", key="sure-to-go-on")
        with st.container(horizontal=True):
            if st.button(
                "Go on",
                type="primary",
                icon=":material/login:",
                key="go-on",
                disabled=not sure,
                wrap=True,
            ):
                _turn_away_from_link()
                go_on_as_owner_of(code)
            if st.button("No, stay here", key="stay", wrap=True):
                _turn_away_from_link()
                st.rerun()


def _turn_away_from_link() -> None:
    CODE.set("")
    st.query_params.clear()


def offer_moving(participant: Participant) -> None:
    """A code to write down, a link for the device at hand, and a field for one from elsewhere."""
    since = resources.store().devices.code_since(participant.id)
    st.markdown(
        "A code opens your notes, drafts and progress on another phone or computer, or here after "
        "the browser forgot you. "
        + (
            "You have none yet."
            if since is None
            else f"Yours was made on {day(since)}; a new one replaces it."
        )
    )
    with st.container(horizontal=True):
        if st.button("Make a code", icon=":material/key:", key="make-code", wrap=True):
            _show_code(participant)
        if st.button(
            "Open on another device", icon=":material/qr_code_2:", key="make-link", wrap=True
        ):
            _show_link(participant)
    with st.expander("I have a code from another device", icon=":material/login:"):
        ask_code()


# No icons in the titles: with large text on a phone they leave the words no room.
@st.dialog("Your code", on_dismiss="rerun")
def _show_code(participant: Participant) -> None:
    code = new_key()
    resources.store().devices.save_code(participant.id, code, now())
    st.markdown("Write it down or save it now. It is shown this once, and never again.")
    st.code(code, language=None, wrap_lines=True)
    st.caption(
        "On the other device choose *I have a code*. Whoever has the code can read and write as "
        "you. We do not keep the code itself, so we cannot show it again."
    )


@st.dialog("Your link")
def _show_link(participant: Participant) -> None:
    code = new_key()
    resources.store().devices.save_code(participant.id, code, now(), once=True)
    page = st.context.url or ""
    link = f"{page}?{LINK}={code}"
    minutes = LINK_LASTS.seconds // 60
    st.markdown(
        f"Point the other device's camera here. The link works once, in the next {minutes} minutes."
    )
    st.html(qr_code(link, "QR code of the link below"))
    st.code(link, language=None, wrap_lines=True)
    if urlsplit(page).hostname in THIS_MACHINE:
        st.caption(
            "This address is known to this computer only. For another device, open the app by the "
            "address that others use, and come here again."
        )


def offer_leaving_device(participant: Participant, label: str = "Leave this device") -> None:
    """A way to make a device nobody's again, once there is a code or an explicit yes."""
    has_code = resources.store().devices.code_since(participant.id) is not None
    with st.expander(label, icon=":material/logout:"):
        st.markdown(
            "For a tablet that is shared: the next person begins afresh. Your notes stay on this "
            "server, and your code finds them again."
        )
        sure = has_code or st.checkbox(
            "I have no code, and my notes may stay out of reach", key="sure-to-leave"
        )
        if not has_code:
            st.caption("Better: make a code first, above.")
        if st.button("Leave", disabled=not sure, icon=":material/logout:", key="leave"):
            leave_device()
            forget_here("left")


def forget_here(gone: str) -> None:
    """Show the page anew to nobody, and have the browser forget who was here."""
    begin_afresh()
    st.query_params.from_dict({"gone": gone, "now": "1"})
    st.rerun()


def show_who_left() -> None:
    """That somebody left or erased everything, just after; the browser then forgets them too."""
    gone = st.query_params.get("gone", "")
    if gone not in GONE or participant_here() is not None:
        return
    title, text = GONE[gone]
    st.success(text, title=title, icon=":material/check:")
    if "now" in st.query_params:
        st.html(_FORGET % gone, unsafe_allow_javascript=True)
