"""From a trained network to the files that the app reads: three ONNX graphs in 8 bits."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from ccc.training.network import Network

_WIDTH, _LAYERS, _HEADS = 384, 5, 12


class _Bottom(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, places: Tensor, texts: Tensor) -> Tensor:
        return self.network.bottom(ids, _of_one_text(texts), places)


def _of_one_text(texts: Tensor) -> Tensor:
    """Which words each word sees where several texts stand in a row: those of its own."""
    return (texts[:, :, None] == texts[:, None, :]).float()


class _Cards(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, hidden: Tensor, texts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states, last = self.network.card_states(hidden, _of_one_text(texts))
        cards = self.network.keys_values(states)
        keys, values = (torch.cat(both).half() for both in zip(*cards, strict=True))
        return keys, values, last


class _Note(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, hidden: Tensor, note_bits: Tensor, keys: Tensor, values: Tensor, card_bits: Tensor
    ) -> tuple[Tensor, ...]:
        # Halves are made whole in the graph, a layer at a time, as that is what costs least.
        each = zip(keys.split(1), values.split(1), strict=True)
        cards = [(key.float(), value.float()) for key, value in each]
        return tuple(self.network(hidden, None, note_bits, cards, card_bits, None))


def export(network: Network, folder: Path) -> None:
    """Write `bottom.onnx`, `cards.onnx` and `note.onnx` into the folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    number, hidden = torch.ones(1, 9, dtype=torch.long), torch.randn(1, 9, _WIDTH)
    kept = torch.randn(_LAYERS, _HEADS, 20, _WIDTH // _HEADS).half()
    words, cards = torch.zeros(1, 9, 6), torch.zeros(1, 20, 6)
    note, card = {1: "note"}, {1: "card"}
    _write(
        _Bottom(network),
        (number, number, number),
        folder / "bottom.onnx",
        {"ids": note, "places": note, "texts": note},
        {"hidden": note},
    )
    _write(
        _Cards(network),
        (hidden, number),
        folder / "cards.onnx",
        {"hidden": card, "texts": card},
        {"keys": {2: "card"}, "values": {2: "card"}, "last": card},
    )
    _write(
        _Note(network),
        (hidden, words, kept, kept, cards),
        folder / "note.onnx",
        {
            "hidden": note,
            "note_bits": note,
            "keys": {2: "card"},
            "values": {2: "card"},
            "card_bits": card,
        },
        {"levels": {}, "flags": {}, "marks": note, "replies": {}, "looks": {2: "note"}},
    )


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    file: Path,
    inputs: dict[str, dict[int, str]],
    outputs: dict[str, dict[int, str]],
) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415
    from onnxruntime.quantization.shape_inference import quant_pre_process  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole, ready = Path(scratch) / "whole.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            module.eval(),
            example,
            str(whole),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: axes for name, axes in (inputs | outputs).items() if axes},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(file),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            nodes_to_exclude=_of_more_than_two_axes(ready),
        )


def _of_more_than_two_axes(file: Path) -> list[str]:
    """Products with numbers by head, which onnxruntime cannot do in 8 bits (and are few)."""
    graph = onnx.load(str(file)).graph
    by_head = {known.name for known in graph.initializer if len(known.dims) > 2}
    products = [node for node in graph.node if node.op_type == "MatMul"]
    return [node.name for node in products if by_head & {*node.input}]
