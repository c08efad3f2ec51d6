"""What a coach's lists call somebody."""

from __future__ import annotations

from ccc.coaching.cohort import Member
from ccc.ui.components.days import day
from ccc.ui.components.markdown import in_a_line


def called(member: Member, *, hidden: bool) -> str:
    """The nickname, with number and day beside it where another has it too; data, not Markdown.

    The number alone where names are hidden.
    """
    number = f"no. {member.id}"
    if hidden:
        return number.capitalize()
    name = in_a_line(member.nickname)
    return f"{name} ({number}, {day(member.came)})" if member.has_namesake else name
