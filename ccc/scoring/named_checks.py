"""The checks that code asks for by name, so that no content can be without them."""

from __future__ import annotations

from ccc.scoring.words import word_set

NAMED_CHECKS = word_set("""
    context-met context-referral context-referral-name context-role context-said
    context-signed-role context-source context-when
    personal-you
    reason-answers-need reason-because reason-job reason-network reason-question reason-to-learn
    shared-generic shared-problem shared-said shared-school shared-together shared-too shared-use
    value-advice value-anyone value-do value-for-you value-free value-have value-offer
    value-short-question value-string value-take value-taking value-tip value-yours
""")
"""Their ids; each is a file of `content/checks/` that speaks to a criterion."""
