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
