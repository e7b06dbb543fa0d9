#!/usr/bin/python3
"""
Golden numbers of the voice activity detector of samples/06-PublishedModels, in the sizes of Silero VAD at 16 kHz: what PyTorch's own convolutions and LSTM cell compute, in double precision.
Its 300,000 weights and its sound follow from formulas, so that the file holds what comes of them alone; of the gradients of large tensors a projection and the norm.

Run: /usr/bin/python3 tests/golden/golden_speech.py [silero_vad_16k.safetensors]      (with Silero's own weights: the probabilities of a sound, frame by frame)
"""

import json
import math
import struct
import sys
from pathlib import Path

import torch
from torch.nn import functional

from write_golden import HERE

ROWS, STEPS, SAMPLES, WINDOW, UNITS = 2, 3, 576, 256, 128
SHAPES = {
    "speechframe.w1": (384, 129), "speechframe.b1": (128,), "speechframe.w2": (192, 128), "speechframe.b2": (64,),
    "speechframe.w3": (192, 64), "speechframe.b3": (64,), "speechframe.w4": (384, 64), "speechframe.b4": (128,),
    "lstm.weight_ih_l0": (512, 128), "lstm.weight_hh_l0": (512, 128), "lstm.bias_ih_l0": (512,), "lstm.bias_hh_l0": (512,),
    "dense.weight": (1, 128), "dense.bias": (1,),
}
SCALES = {"speechframe": 1, "lstm": 4, "dense": 8}
WHOLE = 512


def formula(count, tensor, scale):
    """Multiples of 2^-13 or less from -0.122 to 0.122, times the scale."""
    i = torch.arange(count, dtype=torch.int64)
    return ((i * 7919 + tensor * 104729) % 2003 - 1001).double() / 8192 * scale


def convolution(weights, name, x, stride):
    """Rows of the matrix: the filters for the window before, for the window, for the window behind."""
    matrix, bias = weights[f"speechframe.w{name}"], weights[f"speechframe.b{name}"]
    kernel = matrix.view(3, len(bias), -1).permute(1, 2, 0)
    return functional.relu(functional.conv1d(x, kernel, bias, stride=stride, padding=1))


def frames(weights, basis, x):
    spectrum = functional.conv1d(functional.pad(x[:, None], (0, 64), "reflect"), basis[:, None], stride=WINDOW // 2)
    real, imaginary = spectrum.chunk(2, 1)
    x = torch.sqrt(real ** 2 + imaginary ** 2)
    for name, stride in (("1", 1), ("2", 2), ("3", 2), ("4", 1)):
        x = convolution(weights, name, x, stride)
    return x[..., 0]


def step(weights, basis, sound, state):
    state = torch.lstm_cell(frames(weights, basis, sound), state, *(weights[f"lstm.{part}_l0"] for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")))
    return functional.relu(state[0]) @ weights["dense.weight"].T + weights["dense.bias"], state


def own(path):
    """Silero's weights, under the names of the network."""
    content = Path(path).read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    entries = {name: entry for name, entry in json.loads(content[8:8 + length]).items() if name != "__metadata__"}

    def of(name):
        first, end = entries[name]["data_offsets"]
        return torch.frombuffer(bytearray(content[8 + length + first:8 + length + end]), dtype=torch.float32).reshape(entries[name]["shape"]).double()

    weights = {f"lstm.{part}_l0": of(f"lstm_cell.{part}") for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
    weights |= {"dense.weight": of("final_conv.weight")[..., 0], "dense.bias": of("final_conv.bias")}
    for k in range(1, 5):
        kernel = of(f"conv{k}.weight")
        weights |= {f"speechframe.w{k}": kernel.permute(2, 0, 1).reshape(-1, kernel.shape[1]), f"speechframe.b{k}": of(f"conv{k}.bias")}
    return weights, of("stft_conv.weight")[:, 0]


def speak(path):
    """Half a second of a voice that falls silent: eight frames of 512 samples, each with the 64 before it."""
    weights, basis = own(path)
    t = torch.arange(64 + 8 * 512) / 16000
    sound = sum(torch.sin(2 * math.pi * k * (140 + 60 * t) * t) / k for k in range(1, 9)) * torch.clamp(1.2 - 4 * t, 0.01, 1) / 4
    state, probabilities = (torch.zeros(1, UNITS), torch.zeros(1, UNITS)), []
    for k in range(8):
        logit, state = step(weights, basis, sound[None, 512 * k:512 * k + SAMPLES], state)
        probabilities.append(logit.sigmoid().item())
    write("speech_silero", {"probabilities": probabilities})
    print(", ".join(f"{y:.4f}" for y in probabilities))


def write(name, record):
    lines = (f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}" for key, value in record.items())
    (HERE / "published" / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


def main():
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    if len(sys.argv) > 1:
        speak(sys.argv[1])
        return
    bins, n = torch.arange(WINDOW // 2 + 1)[:, None], torch.arange(WINDOW)[None]
    hann, angle = 0.5 - 0.5 * torch.cos(2 * math.pi * n / WINDOW), 2 * math.pi * bins * n / WINDOW
    basis = torch.cat([hann * torch.cos(angle), -hann * torch.sin(angle)]).requires_grad_()
    weights = {name: formula(math.prod(shape), k, SCALES[name.split(".")[0]]).view(shape).requires_grad_() for k, (name, shape) in enumerate(sorted(SHAPES.items()), 1)}
    sound = formula(ROWS * STEPS * SAMPLES, 77, 4).view(ROWS, STEPS, SAMPLES).requires_grad_()
    targets = torch.tensor([[1.0, 0, 1], [0, 0, 1]])
    state, logits = (torch.zeros(ROWS, UNITS), torch.zeros(ROWS, UNITS)), []
    for t in range(STEPS):
        logit, state = step(weights, basis, sound[:, t], state)
        logits.append(logit)
    logits = torch.cat(logits, 1)
    loss = functional.binary_cross_entropy_with_logits(logits, targets)
    loss.backward()
    gradients = {"speechframe.basis": basis.grad, **{name: values.grad for name, values in weights.items()}, "inputs": sound.grad}
    record = {
        "outputs": logits.sigmoid().flatten().tolist(),
        "loss": loss.item(),
        "gradients": {name: values.flatten().tolist() for name, values in gradients.items() if values.numel() <= WHOLE},
        "projections": {name: (values.flatten() * formula(values.numel(), 5, 8)).sum().item() for name, values in gradients.items()},
        "norms": {name: values.norm().item() for name, values in gradients.items()},
    }
    write("speech", record)
    print(f"loss {record['loss']:.6f}   outputs {', '.join(f'{y:.4f}' for y in record['outputs'])}")
    print(", ".join(f"{name} {norm:.3g}" for name, norm in record["norms"].items()))


if __name__ == "__main__":
    main()
