"""The bench measures what it says; a noisy test machine is held to looser bars."""

from __future__ import annotations

from ccc.content.load import Content
from ccc.evaluation.bench import Bench, bench
from ccc.evaluation.rated import read_rated
from tests.conftest import ROOT


def test_the_bench_measures_every_figure_and_tells_its_bar(content: Content) -> None:
    lines = (ROOT / "tests/data/notes.jsonl").read_text(encoding="utf-8").splitlines()[:12]
    told: list[str] = []
    rules_alone = content.rubric.model_copy(update={"encoder": None})
    report = bench(read_rated(lines), rules_alone, told.append)
    assert isinstance(report, Bench)
    assert told
    assert report.notes == 12
    assert report.times_as_fast > 0.5
    assert report.installed_mb < 40
    assert set(report.to_json()) >= {"times_as_fast", "length_ratio", "import_ratio"}
    for bar in ("at least 2", "at most 25", "at most 1.5", "under 40"):
        assert bar in report.table()
