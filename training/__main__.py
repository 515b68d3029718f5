"""Command line of the training: `scripts/train_model --corpora FOLDER`."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from kg.language.pieces import Pieces
from training import augment, boundaries, calibration, data, lexicon, loop
from training.batches import Batcher
from training.export import export
from training.network import Network, Sizes, load_weights
from training.recipe import Recipe, read

_HERE = Path(__file__).parent
_WEIGHTS, _LABELS = "weights.safetensors", "labels.json"
_RENAMED_HEADS = {"names": "uner"}


def main() -> None:
    """Train a model and write it where it is used."""
    options = _options()
    recipe = read(options.recipe)
    if not options.export:
        _train(options, recipe)
    weights, labels = load_weights(options.work / _WEIGHTS), json.loads((options.work / _LABELS).read_text("utf-8"))
    shipped = {name: labels[name] for name in (*recipe.shipped, "deprel")}
    sample = calibration.sample(options.corpora, recipe) if options.precision == "int8" else ()
    export(weights, shipped, options.vocabulary, options.output, sample=sample)
    lexicon.write(options.corpora, options.output)
    boundaries.train(options.corpora, options.output)


def _train(options: argparse.Namespace, recipe: Recipe) -> None:
    torch.manual_seed(recipe.seed)
    pieces = Pieces(options.vocabulary)
    found = data.sentences(options.corpora, recipe)
    labels = data.labels(found, recipe)
    sizes = {name: len(values) for name, values in labels.items()}
    print(f"{len(found)} sentences, {sum(len(s.words) for s in found)} words, labels: {sizes}", flush=True)
    network = Network(Sizes({name: size for name, size in sizes.items() if name != "deprel"}, sizes["deprel"]))
    _start(network, labels, options.init)
    device = torch.device(options.device)
    pool = augment.pool(options.corpora, found)
    run = loop.Run(recipe, found, pool, pieces, Batcher(pieces, labels), options.work / "checkpoint.pt")
    loop.train(run, network.to(device), device, resume=options.resume)
    save_file({n: t.detach().cpu().contiguous() for n, t in network.state_dict().items()}, options.work / _WEIGHTS)
    (options.work / _LABELS).write_text(json.dumps(labels, ensure_ascii=False), "utf-8")


def _start(network: Network, labels: data.Labels, path: Path) -> None:
    """Begin with earlier weights; rows of heads are matched by their labels, in `labels.json` beside the weights."""
    weights = load_weights(path)
    beside = path.parent / _LABELS
    if beside.exists():
        old: Mapping[str, Sequence[str]] = json.loads(beside.read_text("utf-8"))
        old = {_RENAMED_HEADS.get(name, name): values for name, values in old.items()}
        for name, tensor in network.state_dict().items():
            head = "deprel" if name == "labels" else name.split(".")[1] if name.startswith("tags.") else ""
            if head and name in weights and head in old:
                weights[name] = _matched(tensor, labels[head], weights[name], old[head])
    left = network.load_state_dict(weights, strict=False)
    print("starting from", path, "| new:", *left.missing_keys, "| unused:", *left.unexpected_keys)


def _matched(new: Tensor, labels: Sequence[str], old: Tensor, old_labels: Sequence[str]) -> Tensor:
    rows = {label: old[i] for i, label in enumerate(old_labels)}
    return torch.stack([rows.get(label, new[i]) for i, label in enumerate(labels)])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="train_model", description=__doc__)
    add = parser.add_argument
    corpora, work = os.environ.get("NEWSKG_CORPORA"), Path.home() / ".cache" / "newskg-training"
    add("--corpora", type=Path, default=corpora, required=not corpora, help="folder of corpora (or NEWSKG_CORPORA)")
    add("--init", type=Path, help="safetensors to start from: the sentence encoder's, or an earlier network's")
    add("--vocabulary", type=Path, required=True, help="vocab.txt of the encoder")
    add("--recipe", type=Path, default=_HERE / "recipe.toml")
    add("--work", type=Path, default=work, help="folder of the checkpoint and the full weights, outside the repository")
    add("--output", type=Path, default=_HERE.parent / "kg" / "language" / "model", help="model folder to write")
    add("--export", action="store_true", help="train nothing: write the model folder from the weights in --work")
    add("--precision", choices=("int8", "fp32"), default="int8", help="of the exported network")
    add("--resume", action="store_true", help="go on from the checkpoint")
    add("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    if not (options.export or options.init):
        parser.error("--init is needed to train")
    options.corpora = Path(options.corpora)
    return options


if __name__ == "__main__":
    main()
