#!/usr/bin/python3
"""Writes the golden numbers: what PyTorch computes, in double precision, for the declared networks.

Run: /usr/bin/python3 tests/golden/write_golden.py [name ...]      (all, or those named; README.md says what the files hold)
"""

import json
import pathlib
import sys

import torch

import golden_optimizers
import golden_trees
import golden_losses
from golden_cases import CASES, OPTIMIZERS, input_steps, output_size, output_steps
from golden_cells import CELL_CASES
from golden_decoders import DECODER_CASES, GoldenDecoderNetwork
from golden_jordan import GoldenJordanNetwork, JORDAN_CASES
from golden_network import GoldenNetwork

HERE = pathlib.Path(__file__).resolve().parent
TRAINING_STEPS = 20
CLIP_NORM = 1.0

# Which network, other than GoldenNetwork, computes which cases.
NETWORKS = {
    golden_trees.GoldenTreeNetwork: golden_trees.CASES,
    GoldenJordanNetwork: JORDAN_CASES,
    GoldenDecoderNetwork: DECODER_CASES,
}


def on_grid(values):
    """Multiples of 1/1024: short in a file, and exact in single precision as well."""
    return torch.round(values * 1024) / 1024


def draw_distributions(*shape):
    """Probabilities over the last dimension, on the grid: what rounding leaves goes to the first class."""
    probabilities = on_grid(torch.softmax(2 * torch.randn(*shape), -1))
    probabilities[..., 0] += 1 - probabilities.sum(-1)
    assert (probabilities >= 0).all()
    return probabilities


def draw_transcripts(case, classes):
    """Labels, [rows, most labels], and how many of them each row has: as many as it has steps for, one each and one between equal neighbours."""
    rows, most = case["batchSize"], case["lossOptions"]["labels"]
    labels = torch.randint(1, classes, (rows, most))
    counts = []
    for row, steps in zip(labels, case.get("lengths", rows * [case["steps"]])):
        needed = (1 + torch.cat([torch.zeros(1, dtype=torch.long), (row[1:] == row[:-1]).long()])).cumsum(0)
        counts.append(int((needed <= steps).sum()))
    counts[-1] -= 1
    return labels, torch.tensor(counts)


def draw_batch(case):
    """Inputs and targets of a case: [rows, steps, ...] and [rows, output steps, ...]."""
    rows, steps = case["batchSize"], input_steps(case)
    batch = {}
    if case.get("vocabulary"):
        batch["tokens"] = torch.randint(case["vocabulary"], (rows, steps))
    else:
        batch["inputs"] = on_grid(torch.randn(rows, steps, case["inputSize"]))

    out_steps, out_size = output_steps(case), output_size(case)
    if case.get("lossOptions", {}).get("targets") == "Distributions":
        batch["targets"] = draw_distributions(rows, out_steps, out_size)
    elif case["loss"] == "Ctc":
        batch["labels"], batch["targetLengths"] = draw_transcripts(case, out_size)
    elif case["loss"] in ("SoftmaxCrossEntropy", "Focal"):
        batch["labels"] = torch.randint(out_size, (rows, out_steps))
    elif case["loss"] == "BinaryCrossEntropy":
        hard = torch.randint(2, (rows, out_steps, out_size)).double()
        soft = on_grid(torch.rand(rows, out_steps, out_size))
        batch["targets"] = torch.where(torch.rand(rows, out_steps, out_size) < 0.3, soft, hard)
    else:
        batch["targets"] = golden_losses.draw_targets(case["loss"], case.get("lossOptions", {}), rows, out_steps, out_size, on_grid)

    if case.get("weighted"):
        batch["stepWeights"] = on_grid(2 * torch.rand(rows, 1 if case["loss"] == "Ctc" else out_steps))
    for lengths in ("lengths", "targetLengths"):
        if lengths in case:
            batch[lengths] = torch.tensor(case[lengths])
    return batch


def tensor(values):
    """A tensor as {"shape": [...], "values": [...]}, row-major."""
    return {"shape": list(values.shape), "values": values.detach().flatten().tolist()}


def tensors(named):
    return {name: tensor(values) for name, values in named}


def train(case, batch, start, optimizer):
    """The weights after full-batch steps with the gradient clipped by its global norm; the losses and norms on the way."""
    network = GoldenNetwork(case)
    network.load_state_dict(start)
    kind, options = OPTIMIZERS[optimizer]
    rule = getattr(golden_optimizers, kind, None) or getattr(torch.optim, kind)
    rule = rule(network.parameters(), **options)
    losses, norms = [], []
    for _ in range(TRAINING_STEPS):
        rule.zero_grad()
        loss = network.loss(network.taught_logits(batch), batch)
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP_NORM).item())
        losses.append(loss.item())
        rule.step()
    return {
        "optimizer": kind,
        "options": {key: value for key, value in options.items()},
        "losses": losses,
        "norms": norms,
        "weights": {name: values.detach().flatten().tolist() for name, values in network.named_weights()},
    }


def network_of(case):
    return next((network for network, cases in NETWORKS.items() if case in cases), GoldenNetwork)


def describe(seed, case):
    torch.manual_seed(seed + 100 * case.get("draw", 0))
    network = network_of(case)(case)
    with torch.no_grad():
        for name, weights in network.named_weights():
            weights.copy_(on_grid(torch.empty_like(weights).uniform_(-0.8, 0.8)))
    batch = draw_batch(case)
    if case in golden_trees.CASES:
        batch["children"] = golden_trees.draw_trees(case)
    start = {name: values.clone() for name, values in network.state_dict().items()}

    logits = network.logits(batch)
    loss = network.loss(network.taught_logits(batch), batch)
    loss.backward()
    assert network.kink_margin > 0.005, f"{case['name']}: an argument is too near a kink; draw other numbers"
    gradients = [(name, weights.grad) for name, weights in network.named_weights()]
    norm = torch.sqrt(sum((gradient ** 2).sum() for _, gradient in gradients))

    record = {
        "name": case["name"],
        "declaration": {key: value for key, value in case.items() if key not in ("name", "lengths", "targetLengths", "train", "weighted", "draw")},
        "weights": tensors(network.named_weights()),
        **{key: tensor(values) for key, values in batch.items()},
        "logits": tensor(network.masked(logits, batch)),
        "outputs": tensor(network.masked(network.link(logits), batch)),
        "loss": loss.item(),
        "gradientNorm": norm.item(),
        "gradients": tensors(gradients),
    }
    if case.get("train"):
        record["trainingSteps"] = TRAINING_STEPS
        record["clipNorm"] = CLIP_NORM
        record["trained"] = {name: train(case, batch, start, name) for name in OPTIMIZERS}
    return record


def main():
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    lists = [CASES, CELL_CASES, golden_trees.CASES, JORDAN_CASES, DECODER_CASES]
    seeds = [pair for i, cases in enumerate(lists, 1) for pair in enumerate(cases, 1000 * i)]
    names = sys.argv[1:]
    for seed, case in ((seed, case) for seed, case in seeds if not names or case["name"] in names):
        record = describe(seed, case)
        lines = (f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}" for key, value in record.items())
        (HERE / f"{case['name']}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
        print(f"{case['name']:40} loss {record['loss']:.6f}   |gradient| {record['gradientNorm']:.4f}")


if __name__ == "__main__":
    main()
