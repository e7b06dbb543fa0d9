"""Activations, as PyTorch has them, by the names of the library."""

import torch
from torch import nn

ACTIVATIONS = {
    "Identity": lambda x: x,
    "Tanh": torch.tanh,
    "Sigmoid": torch.sigmoid,
    "Relu": torch.relu,
    "LeakyRelu": nn.functional.leaky_relu,
    "Elu": nn.functional.elu,
    "Softplus": nn.functional.softplus,
    "Softsign": nn.functional.softsign,
    "HardSigmoid": lambda x: (x / 6 + 0.5).clamp(0, 1),  # PyTorch's own takes 1/6 in single precision on the way back
    "HardTanh": nn.functional.hardtanh,
    "Gelu": lambda x: nn.functional.gelu(x, approximate="tanh"),
    "Silu": nn.functional.silu,
}

# Those that have numbers, with their numbers; the second is of no use to the first three.
NUMBERED = {
    "LeakyRelu": lambda x, alpha, _: nn.functional.leaky_relu(x, alpha),
    "Elu": lambda x, alpha, _: nn.functional.elu(x, alpha),
    "ThresholdedRelu": lambda x, alpha, _: nn.functional.threshold(x, alpha, 0),
    "HardSigmoid": lambda x, alpha, beta: (alpha * x + beta).clamp(0, 1),
    "ScaledTanh": lambda x, alpha, beta: alpha * torch.tanh(beta * x),
    "Affine": lambda x, alpha, beta: alpha * x + beta,
}

DEFAULTS = {"LeakyRelu": (0.01, None), "Elu": (1, None), "ThresholdedRelu": (1, None), "HardSigmoid": (1 / 6, 0.5), "ScaledTanh": (1, 1), "Affine": (1, 0)}

KINKS = {"Relu": (0,), "LeakyRelu": (0,), "Elu": (0,), "Softsign": (0,), "HardTanh": (-1, 1)}


def numbers_of(layer, option, otherwise):
    """The name of an activation, and its two numbers."""
    name = layer.get(option, otherwise)
    return name, *(layer.get(option + end, default) for end, default in zip(("Alpha", "Beta"), DEFAULTS.get(name, (None, None))))


def activation_of(layer, option="activation", otherwise="Identity"):
    """An activation of a layer, by the option that it is written as."""
    name, alpha, beta = numbers_of(layer, option, otherwise)
    return ACTIVATIONS[name] if name in ACTIVATIONS and (alpha, beta) == DEFAULTS.get(name, (None, None)) else lambda x: NUMBERED[name](x, alpha, beta)


def kinks_of(layer, option="activation", otherwise="Identity"):
    """Where its derivative jumps."""
    name, alpha, beta = numbers_of(layer, option, otherwise)
    if name == "HardSigmoid":
        return -beta / alpha, (1 - beta) / alpha
    return (alpha,) if name == "ThresholdedRelu" else KINKS.get(name, ())
