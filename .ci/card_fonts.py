"""Make the fonts of the take-home card anew: `python .ci/card_fonts.py`, once in a few years.

Asks for: streamlit, "fonttools[woff]", cffsubr, manimgx-fonts (Noto) and cvttf-notosanscjk-regular,
all from PyPI and none of them needed by the app. What comes out is in ccc/reports/lettering/fonts/.
"""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import cffsubr
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.varLib import instancer

SITE = Path(sysconfig.get_path("purelib"))
APP = SITE / "streamlit/static/static/media"
NOTO = SITE / "manimgx_fonts"
HAN = SITE / "cvttf_NotoSansCJK_Regular/NotoSansCJKtc-Regular.otf"
FOLDER = Path(__file__).parent.parent / "ccc/reports/lettering/fonts"

LATIN = [*range(0x20, 0x250), 0x2BC, 0x2C6, 0x2C7, 0x2D8, 0x2D9, 0x2DA, 0x2DB, 0x2DC, 0x2DD]
MARKS = [*range(0x300, 0x330), 0x335, 0x338]
SIGNS = [*range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *range(0x2100, 0x2200), 0x2212, 0x2248]
SHAPES = [0x2260, 0x2264, 0x2265, *range(0x25A0, 0x2600), 0x2605, 0x2606, 0x2713, 0x2717]
OTHER = [*range(0x370, 0x530), *range(0x1E00, 0x1F00), *range(0x2070, 0x20A0)]
SPACED = ["kern", "mark", "mkmk", "ccmp", "locl"]
"""No ligatures: what is drawn must be as wide as its letters."""

SCRIPTS = {
    "Arabic": [
        *range(0x600, 0x700),
        *range(0x750, 0x780),
        0x200C,
        *range(0xFB50, 0xFC00),
        *range(0xFE80, 0xFEFD),
    ],
    "Hebrew": range(0x590, 0x600),
    "Thai": range(0xE00, 0xE80),
    "Lao": range(0xE80, 0xF00),
    "Armenian": range(0x530, 0x590),
    "Georgian": range(0x10D0, 0x1100),
}


def save(font: TTFont, name: str, weight: int = 400) -> None:
    """The font under our own name, which its licences ask for and no installed font has."""
    family, style = f"Canvas {name}", "Bold" if weight == 700 else "Regular"
    postscript = f"Canvas{name}-{style}"
    kept = {number: font["name"].getDebugName(number) for number in (0, 5, 13, 14)}
    new = {1: family, 2: style, 3: postscript, 4: f"{family} {style}", 6: postscript}
    font["name"].names = []
    for number, text in (kept | new).items():
        if text:
            font["name"].setName(text.replace("‘", "'").replace("’", "'"), number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if weight == 700 else 0x40
    font["head"].macStyle = int(weight == 700)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = family
    only = CmapSubtable.newSubtable(12)
    only.platformID, only.platEncID, only.language = 3, 10, 0
    only.cmap = font.getBestCmap()
    font["cmap"].tables = [only]
    ending = "otf" if "CFF " in font else "ttf"
    file = FOLDER / f"canvas-{name.lower()}{'-bold' if weight == 700 else ''}.{ending}"
    font.save(file)
    print(f"{file.name}: {file.stat().st_size:,} bytes")


def part(font: TTFont, characters: Iterable[int], features: list[str]) -> TTFont:
    """The font with these characters alone."""
    options = subset.Options()
    options.layout_features = features
    options.hinting = options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["STAT", "MVAR", "VORG", "vhea", "vmtx", "BASE", "HVAR"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*characters])
    cutter.subset(font)
    return font


def at(file: Path, **axes: int) -> TTFont:
    """A variable font at one place of its axes."""
    font = TTFont(file)
    font.flavor = None
    return instancer.instantiateVariableFont(font, axes)


def emoji() -> TTFont:
    """Noto Emoji in one colour, with cubic curves, which take two thirds of the room."""
    old = part(at(NOTO / "NotoEmoji[wght].ttf", wght=400), emoji_characters(), [])
    size, glyphs, order = old["head"].unitsPerEm, old.getGlyphSet(), old.getGlyphOrder()
    scale = 1000 / size
    drawn, widths = {}, {}
    for name in order:
        outline = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(outline)
        widths[name] = (round(old["hmtx"][name][0] * scale), 0)
        pen = T2CharStringPen(widths[name][0], None)
        scaled = TransformPen(pen, (scale, 0, 0, scale, 0, 0))
        outline.replay(Qu2CuPen(scaled, 0.0025 * size, all_cubic=True, reverse_direction=True))
        drawn[name] = pen.getCharString()
    built = FontBuilder(1000, isTTF=False)
    built.setupGlyphOrder(order)
    built.setupCharacterMap(old.getBestCmap())
    built.setupCFF("CanvasEmoji", {}, drawn, {})
    built.setupHorizontalMetrics(widths)
    line = old["hhea"]
    built.setupHorizontalHeader(
        ascent=round(line.ascent * scale), descent=round(line.descent * scale)
    )
    built.setupNameTable({})
    built.font["name"].names = old["name"].names
    built.setupOS2()
    built.setupPost(keepGlyphNames=False)
    cffsubr.subroutinize(built.font, keep_glyph_names=False)
    return built.font


def emoji_characters() -> list[int]:
    """All that the font has, but for digits and letters, which the text's own font draws."""
    return [code for code in TTFont(NOTO / "NotoEmoji[wght].ttf").getBestCmap() if code > 0x2000]


def of_codec(codec: str, first: range) -> set[str]:
    """The characters that an older encoding has for these first bytes."""
    pairs = (bytes((high, low)) for high in first for low in range(0x40, 0xFF))
    found = {pair.decode(codec, "ignore") for pair in pairs}
    return {character for character in found if len(character) == 1 and ord(character) > 0x7F}


def east_asian() -> TTFont:
    """The commonest Chinese characters in their simplified forms, kana, and common Hangul."""
    chinese = of_codec("gb2312", range(0xB0, 0xD8))
    hangul = of_codec("euc_kr", range(0xB0, 0xC9))
    font = TTFont(HAN)
    simplified = in_language(font, "ZHS")
    for table in font["cmap"].tables:
        if table.format == 14:
            continue
        for code, glyph in table.cmap.items():
            table.cmap[code] = simplified.get(glyph, glyph)
    kana_and_points = [*range(0x3000, 0x3030), *range(0x3041, 0x3100), *range(0xFF01, 0xFF5F)]
    won = [0xFFE5, 0xFFE6, *range(0x3131, 0x3164)]
    return part(font, [*map(ord, chinese | hangul), *kana_and_points, *won], [])


def in_language(font: TTFont, language: str) -> dict[str, str]:
    """The glyphs that a language has of its own, by those they stand for."""
    table = font["GSUB"].table
    script = next(one.Script for one in table.ScriptList.ScriptRecord if one.ScriptTag == "hani")
    own = next(one.LangSys for one in script.LangSysRecord if one.LangSysTag.strip() == language)
    forms: dict[str, str] = {}
    for number in own.FeatureIndex:
        feature = table.FeatureList.FeatureRecord[number]
        if feature.FeatureTag == "locl":
            for lookup in feature.Feature.LookupListIndex:
                for rule in table.LookupList.Lookup[lookup].SubTable:
                    forms |= getattr(rule, "ExtSubTable", rule).mapping
    return forms


def main() -> None:
    """Write every font."""
    sans = next(APP.glob("SourceSansVF-Upright*.woff2"))
    serif = next(APP.glob("SourceSerifVariable-Roman*.woff2"))
    written = [*LATIN, *MARKS, *SIGNS]
    save(part(at(sans, wght=400), [*written, *SHAPES, *OTHER], SPACED), "Sans")
    save(part(at(sans, wght=700), written, SPACED), "Sans", 700)
    save(part(at(serif, wght=600, opsz=20), [*LATIN, *range(0x2010, 0x2030)], SPACED), "Serif")
    for name, characters in SCRIPTS.items():
        save(part(at(NOTO / f"NotoSans{name}[wght].ttf", wght=400), characters, ["*"]), name)
    save(emoji(), "Emoji")
    save(east_asian(), "EastAsian")


if __name__ == "__main__":
    sys.exit(main())
