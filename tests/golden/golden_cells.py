"""Cells that torch.nn lacks, written out step by step and differentiated by PyTorch; and the cases that need them."""

import torch
from torch import nn

from golden_cases import RAGGED, case, layer

EPSILON = 1e-5


def normalize(values, gain):
    """Layer normalisation over the last dimension, without a bias."""
    return nn.functional.layer_norm(values, values.shape[-1:], weight=gain, eps=EPSILON)


class Cell(nn.Module):
    """Step after step from states of 0; the first state is the output."""

    def __init__(self, inputs, units, options):
        super().__init__()
        self.inputs, self.units, self.options = inputs, units, options
        self.has_bias, self.is_normalized = options.get("useBias", True), options.get("layerNorm", False)
        self.margin = float("inf")

    def add(self, name, *shape):
        self.register_parameter(name, nn.Parameter(torch.empty(*shape)))

    def add_gates(self, gates, recurrent=None):
        """The tensors of W x + U h + b, gate after gate."""
        self.gates = gates
        count = len(gates) * self.units
        self.add("weight_ih_l0", count, self.inputs)
        self.add("weight_hh_l0", count, recurrent or self.units)
        if self.is_normalized:
            self.add("weight_norm_l0", count)
        if self.has_bias:
            self.add("bias_ih_l0", count)
            self.add("bias_hh_l0", count)

    def block(self, tensor, gate):
        i = self.gates.index(gate)
        return getattr(self, tensor)[i * self.units:(i + 1) * self.units]

    def bias(self, tensor, gate):
        return self.block(tensor, gate) if self.has_bias else 0

    def affine(self, gate, x, h):
        """W x + U h, normalised where the layer says so, + b."""
        total = x @ self.block("weight_ih_l0", gate).T + h @ self.block("weight_hh_l0", gate).T
        if self.is_normalized:
            total = normalize(total, self.block("weight_norm_l0", gate))
        return total + self.bias("bias_ih_l0", gate) + self.bias("bias_hh_l0", gate)

    def forward(self, x):
        states, outputs = self.start(x.shape[0]), []
        for t in range(x.shape[1]):
            states = self.step(x[:, t], *states)
            outputs.append(states[0])
        return torch.stack(outputs, 1), states

    def start(self, rows):
        return (torch.zeros(rows, self.units),)


class Lstm(Cell):
    """Peepholes, coupled gates, projection, clipped cell state, normalised sums."""

    def __init__(self, inputs, units, options):
        super().__init__(inputs, units, options)
        self.is_coupled, self.has_peepholes = options.get("coupledGates", False), options.get("peepholes", False)
        self.projection, self.clip = options.get("projection", 0), options.get("stateClip", 0)
        self.add_gates("igo" if self.is_coupled else "ifgo", self.projection)
        self.seeing = "io" if self.is_coupled else "ifo"
        if self.has_peepholes:
            self.add("weight_peephole_l0", len(self.seeing) * units)
        if self.is_normalized:
            self.add("weight_norm_c_l0", units)
            if self.has_bias:
                self.add("bias_norm_c_l0", units)
        if self.projection:
            self.add("weight_hr_l0", self.projection, units)

    def start(self, rows):
        return torch.zeros(rows, self.projection or self.units), torch.zeros(rows, self.units)

    def peephole(self, gate, c):
        if not self.has_peepholes:
            return 0
        i = self.seeing.index(gate)
        return self.weight_peephole_l0[i * self.units:(i + 1) * self.units] * c

    def step(self, x, h, c):
        i = torch.sigmoid(self.affine("i", x, h) + self.peephole("i", c))
        f = 1 - i if self.is_coupled else torch.sigmoid(self.affine("f", x, h) + self.peephole("f", c))
        g = torch.tanh(self.affine("g", x, h))
        c = f * c + i * g
        if self.clip:
            self.margin = min(self.margin, (c.abs() - self.clip).abs().min().item())
            c = c.clamp(-self.clip, self.clip)
        o = torch.sigmoid(self.affine("o", x, h) + self.peephole("o", c))
        seen = c
        if self.is_normalized:
            seen = normalize(c, self.weight_norm_c_l0) + (self.bias_norm_c_l0 if self.has_bias else 0)
        y = o * torch.tanh(seen)
        return y @ self.weight_hr_l0.T if self.projection else y, c


class Elman(Cell):
    def __init__(self, inputs, units, options):
        super().__init__(inputs, units, options)
        self.add_gates(["h"])

    def step(self, x, h):
        return (torch.tanh(self.affine("h", x, h)),)


class Gru(Cell):
    """Normalised: the candidate's two products apart, since the reset gate stands between them."""

    def __init__(self, inputs, units, options):
        super().__init__(inputs, units, options)
        self.add_gates("rzn")
        self.add("weight_norm_hh_l0", units)

    def step(self, x, h):
        r = torch.sigmoid(self.affine("r", x, h))
        z = torch.sigmoid(self.affine("z", x, h))
        input_part = normalize(x @ self.block("weight_ih_l0", "n").T, self.block("weight_norm_l0", "n")) + self.bias("bias_ih_l0", "n")
        state_part = normalize(h @ self.block("weight_hh_l0", "n").T, self.weight_norm_hh_l0) + self.bias("bias_hh_l0", "n")
        n = torch.tanh(input_part + r * state_part)
        return ((1 - z) * n + z * h,)


NEEDED_BY = {"Lstm": ("peepholes", "coupledGates", "stateClip", "layerNorm"), "Elman": ("layerNorm",), "Gru": ("layerNorm",)}
CELLS = {"Lstm": Lstm, "Elman": Elman, "Gru": Gru}


def make_cell(options, width):
    """The cell of a layer; None where torch.nn has it."""
    kind = options["kind"]
    needs = any(options.get(name) for name in NEEDED_BY.get(kind, ()))
    return CELLS[kind](width, options["units"], options) if needs else None


CELL_CASES = [
    case("lstm_peepholes", [layer("Lstm", 5, peepholes=True), layer("Dense", 2)], features=3, lengths=RAGGED),
    case("lstm_coupled", [layer("Lstm", 4, coupledGates=True), layer("Dense", 1)], features=2, shape="ManyToMany"),
    case("lstm_coupled_peepholes", [layer("Lstm", 4, coupledGates=True, peepholes=True), layer("Dense", 3)], "SoftmaxCrossEntropy", features=2),
    case("lstm_projection", [layer("Lstm", 6, projection=4), layer("Lstm", 5, projection=2), layer("Dense", 2)], features=3, shape="ManyToMany", lengths=RAGGED),
    case("lstm_clipped", [layer("Lstm", 5, stateClip=0.3), layer("Dense", 2)], features=3),
    case("lstm_normalized", [layer("Lstm", 5, layerNorm=True), layer("Dense", 2)], features=3, shape="ManyToMany"),
    case(
        "lstm_everything",
        [layer("Lstm", 6, peepholes=True, projection=4, stateClip=0.75, layerNorm=True), layer("Dense", 2)],
        features=3,
        lengths=RAGGED,
    ),
    case("elman_normalized", [layer("Elman", 5, layerNorm=True), layer("Dense", 2)], features=3),
    case("gru_normalized", [layer("Gru", 5, layerNorm=True), layer("Dense", 2)], features=3, shape="ManyToMany", lengths=RAGGED),
]
