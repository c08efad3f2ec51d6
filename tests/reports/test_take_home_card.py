"""The take-home card is one A5 page that holds any note, as text and never as markup."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from xml.etree import ElementTree as Xml

import pypdf
import pytest
import vl_convert
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ccc.content.ids import CRITERIA
from ccc.content.load import Content
from ccc.content.rubric import Rubric
from ccc.reports.lettering.typeface import family
from ccc.reports.take_home_card import (
    HEIGHT,
    WIDTH,
    CardError,
    TakeHome,
    card_pdf,
    card_png,
    card_svg,
    not_drawn,
)
from ccc.scoring.chances import Chances
from tests.encoder import UNSURE, with_chances, with_rules_alone
from tests.reports.conftest import MakeCard

SVG = "{http://www.w3.org/2000/svg}"
WILD = (
    "Hi \U0001f469\u200d\U0001f469\u200d\U0001f467 <b>Ann</b> & ]]> &amp; \x00\x07 \u0645\u0631 "
    "\u05e9\u05dc \u4f60\u597d \ud800 \u202e " + "W" * 90 + "\ufdfd" * 9
)


def lines_of(svg: str) -> list[str]:
    return [line.text or "" for line in Xml.fromstring(svg).iter(f"{SVG}text")]


def test_the_picture_is_a_png_of_three_pixels_a_point(
    make_card: MakeCard, content: Content
) -> None:
    picture = card_png(make_card(), content.rubric)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (3 * WIDTH, 3 * HEIGHT)


def test_the_pdf_is_one_page_of_a5_whose_words_can_be_found(
    make_card: MakeCard, content: Content
) -> None:
    pages = pypdf.PdfReader(io.BytesIO(card_pdf(make_card(), content.rubric))).pages
    assert len(pages) == 1
    assert (pages[0].mediabox.width, pages[0].mediabox.height) == (WIDTH, HEIGHT)
    assert "Hi again!" in pages[0].extract_text()


@pytest.mark.parametrize(
    "note",
    [WILD, WILD * 60, "", "\n\n", "x" * 10_000],
    ids=["wild", "long", "empty", "line breaks", "one endless word"],
)
def test_any_note_can_be_drawn(make_card: MakeCard, content: Content, note: str) -> None:
    card = make_card(note, note, to=note[:40])
    assert card_png(card, content.rubric).startswith(b"\x89PNG")
    assert card_pdf(card, content.rubric).startswith(b"%PDF")


def test_a_note_of_ten_thousand_characters_says_that_it_was_cut(
    make_card: MakeCard, content: Content
) -> None:
    svg = card_svg(make_card("wordy " * 1667), content.rubric)
    assert "… the beginning of 10,002 characters" in lines_of(svg)


@given(st.text(alphabet=st.characters(), max_size=2500))
@settings(max_examples=60)
def test_every_line_of_any_card_stays_on_the_page(
    make_card: MakeCard, content: Content, note: str
) -> None:
    svg = Xml.fromstring(card_svg(make_card(note, note, to=note[:50]), content.rubric))
    assert {element.tag for element in svg} <= {f"{SVG}{tag}" for tag in ("rect", "text", "circle")}
    lowest = max(float(line.get("y", "0")) for line in svg.iter(f"{SVG}text"))
    assert lowest <= HEIGHT - 20


def test_markup_in_a_note_stays_text(make_card: MakeCard, content: Content) -> None:
    note = "<image href='http://x/y'/> <script>x</script> &lt;"
    svg = card_svg(make_card(after=note), content.rubric)
    assert " ".join(lines_of(svg)).count(note) == 1
    assert "<script" not in svg
    assert "<image" not in svg


def judged_alike(card: TakeHome, **chances: Chances) -> TakeHome:
    """The card of two notes that are clear in all that is not named."""
    before, after = (
        replace(one, assessment=with_chances(one.assessment, **chances))
        for one in (card.pair.before, card.pair.after)
    )
    return replace(card, pair=replace(card.pair, before=before, after=after))


def test_levels_between_two_are_named_by_both_in_the_room_there_is(
    make_card: MakeCard, content: Content
) -> None:
    note = "wordy " * 1667
    card = judged_alike(make_card(note, note), **dict.fromkeys(CRITERIA, UNSURE))
    svg = card_svg(card, content.rubric)
    assert " ".join(lines_of(svg)).count("between vague and clear") == 2 * len(CRITERIA)
    lowest = max(float(line.get("y", "0")) for line in Xml.fromstring(svg).iter(f"{SVG}text"))
    assert lowest <= HEIGHT - 20


def test_both_notes_show_their_levels_as_marks_and_names(
    make_card: MakeCard, content: Content
) -> None:
    card = judged_alike(make_card())
    svg = card_svg(card, with_rules_alone(content.rubric))
    assert svg.count("<circle") == 2 * 3 * len(CRITERIA)
    levels = card.pair.after.assessment.levels or {}
    names = [content.rubric.criterion(one).levels[levels[one]].name for one in CRITERIA]
    assert all(lines_of(svg).count(name) >= 2 for name in names)


def test_a_criterion_that_shows_no_number_shows_no_marks(
    make_card: MakeCard, content: Content
) -> None:
    rubric = with_rules_alone(content.rubric)
    svg = card_svg(judged_alike(make_card()), unsure_of_reason(rubric))
    assert svg.count("<circle") == 2 * 3 * (len(CRITERIA) - 1)


def unsure_of_reason(rubric: Rubric) -> Rubric:
    reason = rubric.weights.criteria["reason"].model_copy(update={"kappa": None})
    criteria = {**rubric.weights.criteria, "reason": reason}
    weights = rubric.weights.model_copy(update={"criteria": criteria})
    return rubric.model_copy(update={"weights": weights})


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("transfer", "two different people"),
        ("best", "best of the later"),
        ("latest", "latest try"),
    ],
)
def test_the_card_says_truthfully_what_it_compares(
    make_card: MakeCard, content: Content, kind: str, says: str
) -> None:
    card = make_card()
    card = replace(card, pair=replace(card.pair, kind=kind))  # type: ignore[arg-type]
    assert any(says in line for line in lines_of(card_svg(card, content.rubric)))


def test_the_card_names_the_next_habit_the_day_and_the_first_name(
    make_card: MakeCard, content: Content
) -> None:
    lines = lines_of(card_svg(make_card(), content.rubric))
    assert {"Next habit", "Common ground", "4 March 2026", "2 Mar 2026, to Eudes"} <= set(lines)


def test_a_score_that_a_flag_stopped_says_so_and_no_other_does(
    make_card: MakeCard, content: Content
) -> None:
    plain = make_card()
    attempt = plain.pair.before
    assert not any("stops at" in line for line in lines_of(card_svg(plain, content.rubric)))
    for score, says in ((40, 1), (27, 0)):
        stopped = replace(
            attempt, assessment=replace(attempt.assessment, score=score, flags=("pitch",))
        )
        card = replace(plain, pair=replace(plain.pair, before=stopped))
        lines = lines_of(card_svg(card, content.rubric))
        assert lines.count("A sales pitch: the score stops at 40.") == says


def test_the_longest_notes_with_flags_leave_the_foot_of_the_card_alone(
    make_card: MakeCard, content: Content
) -> None:
    card = make_card("wordy " * 80, "wordy " * 80)
    sides = [
        replace(one, assessment=replace(one.assessment, score=59, flags=("too_long",)))
        for one in (card.pair.before, card.pair.after)
    ]
    card = replace(card, pair=replace(card.pair, before=sides[0], after=sides[1]))
    svg = Xml.fromstring(card_svg(card, content.rubric))
    heights = sorted(float(line.get("y", "0")) for line in svg.iter(f"{SVG}text"))
    assert heights[-1] - heights[-2] >= 14


def test_the_next_habit_says_what_to_aim_at(make_card: MakeCard, content: Content) -> None:
    says = " ".join(lines_of(card_svg(make_card(), content.rubric)))
    assert "The level to aim at, strong: A particular interest, trade" in says
    assert "Vague is" not in says


def test_without_a_next_habit_the_card_has_none(make_card: MakeCard, content: Content) -> None:
    card = replace(make_card(), following=None)
    assert "Next habit" not in lines_of(card_svg(card, content.rubric))


EMOJI = "✨✅⭐❗❌⏰🚀🙏❤"
DRAWN = {
    "Chinese": "您好，我读了您关于钢琴调音的文章。",
    "Japanese": "こんにちは、ありがとうございます。",
    "Korean": "안녕하세요, 글을 읽었습니다.",
    "Thai": "สวัสดีครับ ผมได้อ่านบทความของคุณ",
    "Lao": "ສະບາຍດີ",
    "Arabic": "مرحبا، قرأت عن عملك.",
    "Hebrew": "שלום, קראתי על העבודה שלך.",
    "Russian": "Здравствуйте!",
    "Greek": "Γειά σας",
    "Vietnamese": "Chào chị Đặng Thị Hằng",
    "Georgian": "გამარჯობა",
    "Armenian": "Բարեւ ձեզ",
}
LEFT_OUT = {
    "Devanagari": "नमस्ते, मैंने आपका काम पढ़ा।",
    "Bengali": "আমি আপনার কাজ পড়েছি",
    "Tamil": "வணக்கம்",
    "Telugu": "నమస్కారం",
    "Khmer": "ជំរាបសួរ",
    "Burmese": "မင်္ဂလာပါ",
}


def letters(text: str) -> list[str]:
    return sorted(one for one in text if one.isalpha())


def texts_and_fonts(svg: str) -> list[tuple[str, str]]:
    found = Xml.fromstring(svg).iter(f"{SVG}text")
    return [(one.text or "", one.get("font-family", "").strip("'")) for one in found]


def fonts_in(pdf: bytes) -> set[str]:
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]
    return {font.get_object()["/BaseFont"].split("+")[-1] for font in fonts}


def test_emoji_are_drawn_in_our_own_font_in_the_picture_and_in_the_pdf(
    make_card: MakeCard, content: Content
) -> None:
    card = make_card(after="Hi " + " there ".join(EMOJI))
    drawn = texts_and_fonts(card_svg(card, content.rubric))
    assert not_drawn(card) == ()
    assert [sign for sign in EMOJI if (sign, "Canvas Emoji") not in drawn] == []
    without = make_card(after="Hi " + " there ".join(" " * len(EMOJI)))
    assert card_png(card, content.rubric) != card_png(without, content.rubric)
    pdf = card_pdf(card, content.rubric)
    assert any(font.startswith("CanvasEmoji") for font in fonts_in(pdf))
    found = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert [sign for sign in EMOJI if sign not in found] == []


@pytest.mark.parametrize("note", DRAWN.values(), ids=DRAWN)
def test_a_script_we_have_a_font_for_is_drawn_and_found_in_the_pdf(
    make_card: MakeCard, content: Content, note: str
) -> None:
    card = make_card("-", note)
    assert not_drawn(card) == ()
    lines = "".join(words for words, _ in texts_and_fonts(card_svg(card, content.rubric)))
    assert not [one for one in note if one not in lines]
    pdf = card_pdf(card, content.rubric)
    if note == DRAWN["Arabic"]:
        # Drawn right, but a letter of two glyphs, a stroke and its dots, is not copied as one.
        assert any(font.startswith("CanvasArabic") for font in fonts_in(pdf))
        return
    found = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert not [one for one in letters(note) if one not in found]


@pytest.mark.parametrize(("script", "note"), LEFT_OUT.items(), ids=LEFT_OUT)
def test_a_script_we_cannot_draw_is_named_in_its_place_and_no_box_is_drawn(
    make_card: MakeCard, content: Content, script: str, note: str
) -> None:
    card = make_card("Hi!", f"{note} Hello.", to=note)
    assert not_drawn(card) == (f"words in {script}",)
    lines = lines_of(card_svg(card, content.rubric))
    assert f"[words in {script}] Hello." in lines
    assert any("are on this card's web page" in line for line in lines)
    pdf = pypdf.PdfReader(io.BytesIO(card_pdf(card, content.rubric)))
    assert f"[words in {script}] Hello." in pdf.pages[0].extract_text()


@given(st.text(alphabet=st.characters(), max_size=300))
@example("\U0001f3fb")
@settings(max_examples=60)
def test_every_character_is_drawn_in_a_font_of_ours_that_has_it(
    make_card: MakeCard, content: Content, note: str
) -> None:
    svg = card_svg(make_card(note, note, to=note[:50]), content.rubric)
    for words, font in texts_and_fonts(svg):
        assert font == "Canvas Serif" or {font} == {*map(family, words), font}
        assert font.startswith("Canvas ")


def test_the_card_is_set_in_the_apps_own_letters(make_card: MakeCard, content: Content) -> None:
    assert fonts_in(card_pdf(make_card(), content.rubric)) == {
        "CanvasSans-Regular",
        "CanvasSans-Bold",
        "CanvasSerif-Regular",
    }


@pytest.mark.parametrize("name", ["Lim Siew Hoon", "Ann", "Ngô Thị Minh Khai", "林秀英"])
def test_a_name_is_said_whole(make_card: MakeCard, content: Content, name: str) -> None:
    lines = " ".join(lines_of(card_svg(make_card(to=name), content.rubric)))
    assert lines.count(name) == 2


def test_the_longest_name_is_said_whole_beside_the_longest_notes(
    make_card: MakeCard, content: Content
) -> None:
    name = "Maximiliana " * 6 + "Wimmer"
    svg = card_svg(make_card("wordy " * 400, "wordy " * 400, to=name), content.rubric)
    assert " ".join(lines_of(svg)).count(f"To {name}") == 2
    heights = sorted(float(one.get("y", "0")) for one in Xml.fromstring(svg).iter(f"{SVG}text"))
    assert heights[-1] - heights[-2] >= 14


def fails(*_: object, **__: object) -> bytes:
    raise RuntimeError("panicked")


def test_a_pdf_that_cannot_be_set_holds_the_picture_and_says_so_in_the_log(
    make_card: MakeCard,
    content: Content,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(vl_convert, "svg_to_pdf", fails)
    (page,) = pypdf.PdfReader(io.BytesIO(card_pdf(make_card(), content.rubric))).pages
    assert (page.mediabox.width, page.mediabox.height) == (WIDTH, HEIGHT)
    assert page.images[0].image.size == (3 * WIDTH, 3 * HEIGHT)  # type: ignore[union-attr]
    assert "holds a picture instead" in caplog.text


def test_a_card_that_cannot_be_drawn_at_all_says_what_to_do(
    make_card: MakeCard, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    for draw in ("svg_to_pdf", "svg_to_png", "svg_to_jpeg"):
        monkeypatch.setattr(vl_convert, draw, fails)
    for make in (card_pdf, card_png):
        with pytest.raises(CardError, match="the web page below holds all the words"):
            make(make_card(), content.rubric)
