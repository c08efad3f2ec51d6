"""Networks are loaded once, and only by whoever has a note to be read."""

import subprocess
import sys

from ccc.content.encoder import read_encoder
from ccc.scoring.encoder.load import reader_of
from tests.scoring.conftest import CONTENT


def test_an_encoder_is_loaded_once_however_often_the_content_is_read(encoder):
    again, _ = read_encoder(CONTENT)
    assert again == encoder
    assert reader_of(encoder) is reader_of(again)


def test_importing_the_scorer_loads_nothing_that_runs_a_network():
    heavy = ("numpy", "onnxruntime", "tokenizers", "torch")
    code = (
        "import sys, ccc.scoring, ccc.scoring.replies.reply, ccc.scoring.encoder.load;"
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
