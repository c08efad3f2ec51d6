"""How the score is made, how far it can be trusted, and how to disagree."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.scoring_method import (
    show_agreement,
    show_agreement_here,
    show_arithmetic,
    show_flags_and_limits,
    show_limits_of_trust,
    show_readers,
    show_rubric,
)

rubric = resources.content().rubric

st.title("How the score is made", anchor=False)
show_readers(rubric)
show_arithmetic(rubric)
st.header("The rubric", anchor=False)
show_rubric(rubric)
st.header("What stops a score", anchor=False)
show_flags_and_limits(rubric)
st.header("How far it agrees with raters", anchor=False)
show_agreement(rubric)
show_agreement_here()
st.header("What it is known to get wrong", anchor=False)
show_limits_of_trust(rubric)
