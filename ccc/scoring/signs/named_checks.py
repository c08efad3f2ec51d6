"""The checks that code asks for by name, so that no content can be without them."""

from __future__ import annotations

from ccc.scoring.lexicon.vocabulary import word_set

NAMED_CHECKS = word_set("""
    context-referral context-referral-name context-role context-said context-signed-role
    context-when
    personal-you
    reason-answers-need
    shared-generic shared-together
    value-advice value-anyone value-do value-free value-offer value-taking value-tip
""")
"""Their ids; each is a file of `content/checks/` that speaks to a criterion."""
