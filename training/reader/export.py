"""Export a trained reader for onnxruntime and numpy.

    python -m training.reader.export build/reader [--name reader.pt] [--to src/marsad/data/reader]

Writes `encoder.onnx` (int8 matrices by channel, activations quantised as they come), `heads.npz` (the heads in float16,
the piece table in the 4 bits that it came in), `tokenizer.json` and `card.json` with sizes and SHA-256 of each.
"""

import argparse
import json
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from marsad.reader.labels import ENTITIES, ROLES, SAID, STATUSES, TIES, TYPES
from training.reader.bundle import read_bundle
from training.reader.network import FAR, PAIR, TIE

Array = NDArray[Any]


class Graph:
    """Collects nodes and constants; every call gives the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def put(self, op: str, inputs: list[str], name: str, **attributes: Any) -> str:
        domain = "com.microsoft" if op == "Gelu" else ""
        self.nodes.append(helper.make_node(op, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def linear(self, x: str, name: str, weight: Array, bias: Array) -> str:
        product = self.put("MatMul", [x, self.constant(f"{name}.w", weight.T)], f"{name}.product")
        return self.put("Add", [product, self.constant(f"{name}.b", bias)], name)

    def norm(self, x: str, name: str, weight: Array, bias: Array, epsilon: float) -> str:
        inputs = [x, self.constant(f"{name}.w", weight), self.constant(f"{name}.b", bias)]
        return self.put("LayerNormalization", inputs, name, axis=-1, epsilon=epsilon)


def encoder_graph(state: dict[str, Array], layers: int, width: int, heads: int, epsilon: float) -> onnx.ModelProto:
    """`embedded` (batch, length, width) and `mask` (batch, 1, 1, length; 0 or -10000) to `hidden`."""
    graph = Graph()
    depth = width // heads
    split = graph.constant("split", np.array([0, 0, heads, depth], np.int64))
    join = graph.constant("join", np.array([0, 0, width], np.int64))
    scale = graph.constant("scale", np.array(1 / np.sqrt(depth), np.float32))

    def w(name: str) -> Array:
        return state[f"encoder.{name}"]

    x = graph.norm("embedded", "ln", w("ln.weight"), w("ln.bias"), epsilon)
    for n in range(layers):
        p = f"layers.{n}"
        parts = {}
        for part in "qkv":
            y = graph.linear(x, f"{p}.{part}", w(f"{p}.{part}.weight"), w(f"{p}.{part}.bias"))
            y = graph.put("Reshape", [y, split], f"{p}.{part}.split")
            order = [0, 2, 3, 1] if part == "k" else [0, 2, 1, 3]
            parts[part] = graph.put("Transpose", [y], f"{p}.{part}.turned", perm=order)
        a = graph.put("MatMul", [parts["q"], parts["k"]], f"{p}.likeness")
        a = graph.put("Add", [graph.put("Mul", [a, scale], f"{p}.scaled"), "mask"], f"{p}.masked")
        a = graph.put("MatMul", [graph.put("Softmax", [a], f"{p}.weights", axis=-1), parts["v"]], f"{p}.mixed")
        a = graph.put("Reshape", [graph.put("Transpose", [a], f"{p}.back", perm=[0, 2, 1, 3]), join], f"{p}.joined")
        a = graph.linear(a, f"{p}.ao", w(f"{p}.ao.weight"), w(f"{p}.ao.bias"))
        x = graph.put("Add", [x, a], f"{p}.first")
        x = graph.norm(x, f"{p}.aln", w(f"{p}.aln.weight"), w(f"{p}.aln.bias"), epsilon)
        f = graph.put("Gelu", [graph.linear(x, f"{p}.fi", w(f"{p}.fi.weight"), w(f"{p}.fi.bias"))], f"{p}.gelu")
        f = graph.linear(f, f"{p}.fo", w(f"{p}.fo.weight"), w(f"{p}.fo.bias"))
        x = graph.put("Add", [x, f], f"{p}.second")
        x = graph.norm(x, f"{p}.oln", w(f"{p}.oln.weight"), w(f"{p}.oln.bias"), epsilon)
    graph.put("Identity", [x], "hidden")
    made = helper.make_graph(
        graph.nodes, "reader",
        [helper.make_tensor_value_info("embedded", TensorProto.FLOAT, ["batch", "length", width]),
         helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", 1, 1, "length"])],
        [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "length", width])],
        graph.constants,
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(made, opset_imports=opsets, producer_name="marsad")
    model.ir_version = 8
    onnx.checker.check_model(model, full_check=False)
    return model


def export(folder: Path, name: str, target: Path) -> dict[str, Any]:
    """Write the shipped files; returns the card."""
    saved = torch.load(folder / name, weights_only=True)
    state = {k: v.numpy() for k, v in saved["state"].items()}
    bundle = read_bundle()
    target.mkdir(parents=True, exist_ok=True)
    graph = encoder_graph(state, saved["layers"], bundle.width, bundle.heads, bundle.epsilon)
    with tempfile.TemporaryDirectory() as held:
        whole = Path(held) / "whole.onnx"
        onnx.save(graph, whole)
        quantize_dynamic(
            whole,
            target / "encoder.onnx",
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},  # shapes behind Gelu are not inferred
        )
    kept = np.load(folder / "kept.npy")
    heads = {k: v.astype(np.float16) for k, v in state.items() if not k.startswith("encoder.")}
    np.savez(
        target / "heads.npz",
        embedding=bundle.embedding[kept],
        positions=state["encoder.positions"].astype(np.float16),
        **heads,
    )
    shutil.copy(folder / "tokenizer.json", target / "tokenizer.json")
    files = {
        p.name: {"bytes": p.stat().st_size, "sha256": sha256(p.read_bytes()).hexdigest()}
        for p in (target / "encoder.onnx", target / "heads.npz", target / "tokenizer.json")
    }
    card = {
        "layers": saved["layers"], "width": bundle.width, "pieces": len(kept), "pair": PAIR, "tie": TIE,
        "far": list(FAR),
        "labels": {"types": TYPES, "roles": ROLES, "entities": ENTITIES, "statuses": STATUSES, "said": SAID,
                   "ties": TIES},
        "files": files,
    }  # fmt: skip
    (target / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return card


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="reader.pt")
    parser.add_argument("--to", type=Path, default=Path("src/marsad/data/reader"))
    options = parser.parse_args()
    card = export(options.folder, options.name, options.to)
    print(json.dumps({name: file["bytes"] for name, file in card["files"].items()}))


if __name__ == "__main__":
    main()
