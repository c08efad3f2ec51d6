"""The commands, as a person or a script meets them."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from ccc.cli import app
from ccc.content.encoder import FOLDER, read_encoder
from ccc.content.load import read_content
from ccc.content.yaml_file import yaml_text
from ccc.games.rounds import WeakSpot
from ccc.settings import Settings
from ccc.storage import open_store
from tests.conftest import NOON, content_without_encoder
from tests.storage.notes import objection

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def ccc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line on a database of its own."""
    monkeypatch.setenv("CCC_DATABASE_URL", f"sqlite:///{tmp_path / 'ccc.db'}")
    return CliRunner()


def spoil(tmp_path: Path, name: str, text: str | None) -> Path:
    """A copy of the content in which one file says something else, or is gone."""
    folder = content_without_encoder(tmp_path)
    (folder / name).unlink()
    if text is not None:
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def plant_ten_faults(folder: Path) -> list[str]:
    """Spoil a copy of the content in ten ways; what a fault line must begin with, for each."""

    def change(name: str, **changes: object) -> None:
        file = folder / name
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        data.update(changes)
        data = {key: value for key, value in data.items() if value is not None}
        file.write_text(yaml_text(data), encoding="utf-8")

    change("lessons/stranger-at-the-table.yaml", titel="A key nobody knows")
    change("lessons/always-a-reason.yaml", aim=None)
    change("lessons/context.yaml", telling=["word " * 401])
    change("lessons/common-ground.yaml", number=10)
    change("lessons/value-upfront.yaml", practice={"scenario": "nobody", "say": "Go"})
    change("scenarios/parrot-handover.yaml", trains="charm")
    change("scenarios/radio-caller.yaml", sender={"name": "Ro", "headline": "x", "facts": ["one"]})
    (folder / "scenarios/first-whistle.yaml").write_text("title: 'unclosed\n", encoding="utf-8")
    (folder / "scenarios/notes.txt").write_text("a stray file", encoding="utf-8")
    check = next((folder / "checks").glob("*.yaml")).name
    change(f"checks/{check}", passes=["A line?", "Another."], finds=["qqq zzz", "xxx yyy"])
    return [
        "lessons/stranger-at-the-table.yaml: titel",
        "lessons/always-a-reason.yaml: aim",
        "lessons/context.yaml: telling",
        "lessons/common-ground.yaml: number",
        "lessons/value-upfront.yaml: practice.scenario",
        "scenarios/parrot-handover.yaml: trains",
        "scenarios/radio-caller.yaml: sender",
        "scenarios/first-whistle.yaml: line",
        "scenarios/notes.txt: file",
        f"checks/{check}: finds",
    ]


def test_content_check_names_all_ten_planted_faults_and_exits_1(
    ccc: CliRunner, tmp_path: Path
) -> None:
    folder = content_without_encoder(tmp_path)
    expected = plant_ten_faults(folder)
    done = ccc.invoke(app, ["content", "check", str(folder)])
    assert done.exit_code == 1
    missing = [one for one in expected if one not in done.stdout]
    assert missing == [], done.stdout


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("checks/context-said.yaml", None, "file: is missing – put it back"),
        ("checks/value-offer.yaml", "", "file: is empty"),
        ("rubric.yaml", ": [", "is not valid YAML"),
        ("games.yaml", "- a\n- b\n", "file: is not a list of `key: value` pairs"),
        ("weights.yaml", None, "file: is missing – put it back"),
    ],
)
def test_content_check_and_score_tell_of_a_spoiled_file_and_exit_1(
    ccc: CliRunner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    text: str | None,
    fault: str,
) -> None:
    monkeypatch.setenv("CCC_CONTENT_DIR", str(spoil(tmp_path, name, text)))
    for command in (["content", "check"], ["score"]):
        done = ccc.invoke(app, command, input="{}")
        assert done.exit_code == 1
        assert isinstance(done.exception, SystemExit)
        told = [line for line in done.output.splitlines() if line.startswith(f"{name}: ")]
        assert any(fault in line for line in told), done.output


def test_content_check_as_json_is_a_list_of_faults(ccc: CliRunner, tmp_path: Path) -> None:
    done = ccc.invoke(app, ["content", "check", str(tmp_path / "none"), "--json"])
    assert done.exit_code == 1
    (fault,) = json.loads(done.stdout)
    assert set(fault) == {"file", "place", "fault", "remedy"}


def test_schemas_are_valid_and_leave_out_what_the_loader_gives(
    ccc: CliRunner, tmp_path: Path
) -> None:
    done = ccc.invoke(app, ["content", "schema", str(tmp_path / "schemas")])
    assert done.exit_code == 0, done.output
    lesson = json.loads((tmp_path / "schemas/lessons.schema.json").read_text(encoding="utf-8"))
    assert "id" not in lesson["properties"]
    assert "title" in lesson["required"]
    rubric = json.loads((tmp_path / "schemas/rubric.schema.json").read_text(encoding="utf-8"))
    assert "checks" not in rubric["properties"]
    assert (tmp_path / "schemas/checks.schema.json").is_file()
    canvas = json.loads((tmp_path / "schemas/canvas.schema.json").read_text(encoding="utf-8"))
    assert canvas["required"] == ["questions"]
    assert "ask" in canvas["$defs"]["Question"]["properties"]


def test_score_keeps_order_answers_bad_lines_in_place_and_exits_1(ccc: CliRunner) -> None:
    lines = '{"id": "a", "note": "Hi there"}\n\nnot json\n{"id": "b", "note": ""}\n'
    done = ccc.invoke(app, ["score", "-"], input=lines)
    assert done.exit_code == 1
    first, bad, last = (json.loads(line) for line in done.stdout.splitlines())
    assert first["id"] == "a"
    assert bad["line"] == 3
    assert bad["error"]
    assert (last["id"], last["score"], last["flags"]) == ("b", 0, ["blank"])


def test_score_of_good_lines_exits_0(ccc: CliRunner) -> None:
    assert ccc.invoke(app, ["score"], input='{"note": "Hi"}\n').exit_code == 0


def test_a_file_that_is_not_there_is_a_sentence(ccc: CliRunner) -> None:
    done = ccc.invoke(app, ["score", "nowhere.jsonl"])
    assert done.exit_code == 1
    assert "There is no file nowhere.jsonl" in done.output


def test_evaluate_prints_a_kappa_for_each_criterion(ccc: CliRunner, tmp_path: Path) -> None:
    file = some_rated(tmp_path)
    done = ccc.invoke(app, ["evaluate", str(file)])
    assert done.exit_code == 0, done.output
    for word in ("reason", "context", "common_ground", "value", "personal", "kappa"):
        assert word in done.stdout
    as_json = ccc.invoke(app, ["evaluate", str(file), "--json"])
    assert json.loads(as_json.stdout)


def test_what_evaluate_finds_is_written_on_the_card_of_an_encoder_that_never_saw_it(
    ccc: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = content_without_encoder(tmp_path)
    shutil.copytree(ROOT / "content" / FOLDER, content / FOLDER)
    monkeypatch.setenv("CCC_CONTENT_DIR", str(content))
    before = read_encoder(content)[0]
    assert before is not None
    unseen = before.card.unseen[0]
    lines = (ROOT / f"tests/data/{unseen}.jsonl").read_text(encoding="utf-8").splitlines()[:12]
    for name in (unseen, "learnt"):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    refused = ccc.invoke(app, ["evaluate", str(tmp_path / "learnt.jsonl"), "--on-card"])
    assert refused.exit_code == 1
    assert "was tried on learnt" in refused.output
    done = ccc.invoke(app, ["evaluate", str(tmp_path / f"{unseen}.jsonl"), "--on-card"])
    assert done.exit_code == 0, done.output
    after = read_encoder(content)[0]
    assert after is not None
    assert after.card.figures[unseen].notes == len(lines)
    assert after.card.levels == before.card.levels


def test_a_dump_goes_out_and_in_again(
    ccc: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ccc.invoke(app, ["keys", "new", "Mara", "--role", "coach"]).exit_code == 0
    dump = tmp_path / "dump"
    assert ccc.invoke(app, ["backup", str(dump)]).exit_code == 0
    assert ccc.invoke(app, ["backup", str(dump)]).exit_code == 1
    monkeypatch.setenv("CCC_DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    done = ccc.invoke(app, ["restore", str(dump)])
    assert done.exit_code == 0, done.output
    assert ccc.invoke(app, ["keys"]).stdout.startswith("Mara  coach")


def some_rated(tmp_path: Path) -> Path:
    """Rated notes of four scenarios, few enough to fit in a test."""
    file = tmp_path / "rated.jsonl"
    rated = (ROOT / "tests/data/notes.jsonl").read_text(encoding="utf-8").splitlines()[:60:2]
    file.write_text("\n".join(rated), encoding="utf-8")
    return file


def test_leaving_scenarios_out_is_measured_with_and_without_the_cards(
    ccc: CliRunner, tmp_path: Path
) -> None:
    file = str(some_rated(tmp_path))
    apart = ccc.invoke(app, ["evaluate", file, "--leave-out", "scenario", "--json"])
    alone = ccc.invoke(
        app, ["evaluate", file, "--leave-out", "scenario", "--words-alone", "--json"]
    )
    figures = [json.loads(done.stdout) for done in (apart, alone)]
    assert figures[0]["scenarios"] == figures[1]["scenarios"] == 4
    assert figures[0]["correlation"] != figures[1]["correlation"]


def test_leaving_writers_out_tells_each_writers_agreement(ccc: CliRunner, tmp_path: Path) -> None:
    by_writer: dict[str, list[str]] = {"a": [], "b": []}
    for line in (ROOT / "tests/data/voices.jsonl").read_text(encoding="utf-8").splitlines():
        lines = by_writer.get(json.loads(line)["source"], [])
        if len(lines) < 14:
            lines.append(line)
    file = tmp_path / "voices.jsonl"
    file.write_text("\n".join([*by_writer["a"], *by_writer["b"]]), encoding="utf-8")
    done = ccc.invoke(app, ["evaluate", str(file), "--leave-out", "writer"])
    assert done.exit_code == 0
    table = done.stdout.partition("kappa by writer")[2].splitlines()
    assert [row.split()[0] for row in table[1:]] == ["a", "b"]


def test_notes_to_fit_on_are_refused_where_nothing_is_fitted(
    ccc: CliRunner, tmp_path: Path
) -> None:
    file = str(some_rated(tmp_path))
    done = ccc.invoke(app, ["evaluate", file, "--fit-on", file])
    assert done.exit_code == 1
    assert "--fit-on goes with --leave-out" in done.stderr


def test_fit_wants_to_know_what_to_fit(ccc: CliRunner, tmp_path: Path) -> None:
    done = ccc.invoke(app, ["fit", str(some_rated(tmp_path))])
    assert done.exit_code == 1
    assert done.stderr == (
        "Say what to fit: --out FILE for the weights, --encoder FOLDER for the encoder.\n"
    )


def test_where_what_trains_the_encoder_is_missing_fit_says_what_to_install(
    ccc: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)  # lest somebody has it
    out = tmp_path / "encoder"
    done = ccc.invoke(app, ["fit", str(some_rated(tmp_path)), "--encoder", str(out)])
    assert done.exit_code == 1
    (told,) = done.stderr.splitlines()
    assert "torch" in told
    assert told.endswith('Install the extra: pip install -e ".[train]"')
    assert not out.exists()


def test_fit_names_a_file_that_the_encoder_cannot_learn_from(
    ccc: CliRunner, tmp_path: Path
) -> None:
    done = ccc.invoke(app, ["fit", str(tmp_path / "no.jsonl"), "--encoder", str(tmp_path / "e")])
    assert done.exit_code == 1
    assert "no.jsonl could not be read" in done.stderr


def test_fit_writes_weights_that_the_content_folder_takes(ccc: CliRunner, tmp_path: Path) -> None:
    folder = content_without_encoder(tmp_path)
    out = folder / "weights.yaml"
    out.unlink()
    done = ccc.invoke(
        app, ["fit", str(some_rated(tmp_path)), "--out", str(out), "--raters", "two coaches"]
    )
    assert done.exit_code == 0, done.output
    assert "Before" in done.stdout
    assert "left out of the fit" in done.stdout
    rubric = read_content(folder).rubric
    assert rubric is not None
    assert rubric.weights.raters == "two coaches"
    assert rubric.weights.scenarios == 4


def test_whoever_removes_a_check_is_told_to_refit_and_can(
    ccc: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = content_without_encoder(tmp_path)
    monkeypatch.setenv("CCC_CONTENT_DIR", str(folder))
    (folder / "checks" / "reason-praise.yaml").unlink()
    told = ccc.invoke(app, ["content", "check"])
    assert told.exit_code == 1
    assert "'reason-praise' is neither a check nor a sign the scorer knows" in told.output
    assert "refit" in told.output
    weights = folder / "weights.yaml"
    done = ccc.invoke(app, ["fit", str(some_rated(tmp_path)), "--out", str(weights)])
    assert done.exit_code == 0, done.output
    assert "reason-praise" not in weights.read_text(encoding="utf-8")


def test_fuzz_counts_its_failures_and_exits_0_without_any(ccc: CliRunner) -> None:
    done = ccc.invoke(app, ["fuzz", "--inputs", "5", "--seed", "2"])
    assert done.exit_code == 0, done.output
    assert "5 inputs, seed 2: 0 failed." in done.stdout


def test_reply_and_decide_answer_line_by_line(ccc: CliRunner) -> None:
    reply = '{"id": "r", "reply": "Thanks for writing! How did you find me? Ann"}\nnonsense\n'
    done = ccc.invoke(app, ["reply"], input=reply)
    assert done.exit_code == 1
    first, bad = (json.loads(line) for line in done.stdout.splitlines())
    assert set(first["checks"]) == {"thanks", "how", "why", "focus", "open", "signed"}
    assert bad["line"] == 2
    case = (ROOT / "tests/data/decisions.jsonl").read_text(encoding="utf-8").splitlines()[0]
    done = ccc.invoke(app, ["decide"], input=case)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["best"] in {"connect", "follow"}


@pytest.mark.parametrize(("name", "word"), [("replies", "signed"), ("decisions", "left out")])
def test_evaluate_sees_what_kind_of_file_it_is_given(ccc: CliRunner, name: str, word: str) -> None:
    done = ccc.invoke(app, ["evaluate", str(ROOT / f"tests/data/{name}.jsonl")])
    assert done.exit_code == 0, done.output
    assert word in done.stdout


def test_weak_spots_are_printed_as_test_data_or_as_json(
    ccc: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'ccc.db'}"
    monkeypatch.setenv("CCC_DATABASE_URL", url)
    store = open_store(url)
    finder = store.people.enrol("a token", "Finder", NOON)
    spot = WeakSpot("accordion-mender", "Trust me, Eudes", "A lie", 71, "a1b2", NOON)
    store.games.give_weak_spot(finder.id, spot)
    for reason, consents in (("It lies", True), ("A secret", False)):
        number = store.objections.save(finder.id, "accordion-mender", objection("Hi, Eudes"), NOON)
        store.objections.explain(finder.id, number, reason, for_makers=consents)
    store.close()
    printed = ccc.invoke(app, ["weak-spots"])
    assert printed.exit_code == 0, printed.output
    rows = yaml.safe_load(printed.stdout)
    lines = ccc.invoke(app, ["weak-spots", "--json"]).stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    beaten, told = rows
    assert (beaten["note"], beaten["because"]) == ("Trust me, Eudes", "A lie")
    assert (told["note"], told["reason"], told["level_then"]) == ("Hi, Eudes", "It lies", 3)
    assert "A secret" not in printed.stdout
    assert "Finder" not in printed.stdout


def test_half_a_character_is_written_as_its_escape_and_the_next_line_is_scored_too() -> None:
    lines = '{"id": "\\ud800", "note": "Hi"}\n{"id": "next", "note": "Hi"}\n'
    done = CliRunner().invoke(app, ["score"], input=lines)
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["id"], second["id"]) == ("\ud800", "next")


def test_schemas_are_not_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(app, ["content", "schema", str(tmp_path / "file")])
    assert done.exit_code == 1
    assert "could not be written to (File exists)" in done.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("sqlite:///mine.db", "sqlite:///{here}/mine.db"),
        ("sqlite+pysqlite:///a/mine.db?x=1", "sqlite+pysqlite:///{here}/a/mine.db?x=1"),
        ("sqlite:////srv/mine.db", "sqlite:////srv/mine.db"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("postgresql://db.example/ccc", "postgresql://db.example/ccc"),
    ],
)
def test_a_database_file_stays_where_its_name_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, found: str
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_environment({"CCC_DATABASE_URL": url})
    assert settings.database_url == found.format(here=tmp_path)
