"""Cells that torch.nn lacks, written out step by step and differentiated by PyTorch; and the cases that need them."""

import torch
from torch import nn

from golden_activations import activation_of, kinks_of
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

    def bound(self, total):
        """What an activation reads, where the layer limits it."""
        limit = self.options.get("gateClip", 0)
        if not limit:
            return total
        self.margin = min(self.margin, (total.detach().abs() - limit).abs().min().item())
        return total.clamp(-limit, limit)

    def activate(self, option, otherwise, total):
        """An activation of what the layer limits."""
        total = self.bound(total)
        for kink in kinks_of(self.options, option, otherwise):
            self.margin = min(self.margin, (total.detach() - kink).abs().min().item())
        return activation_of(self.options, option, otherwise)(total)

    def gate(self, total):
        return self.activate("recurrentActivation", "Sigmoid", total)

    def function(self, total):
        return self.activate("activation", "Tanh", total)

    def add_transition(self, k):
        """The tensors of U_k s + b_k."""
        count = len(self.gates) * self.units
        self.add(f"weight_transition{k}_l0", count, self.units)
        if self.is_normalized:
            self.add(f"weight_norm_transition{k}_l0", count)
        if self.has_bias:
            self.add(f"bias_transition{k}_l0", count)

    def transition(self, k, gate, s):
        total = s @ self.block(f"weight_transition{k}_l0", gate).T
        if self.is_normalized:
            total = normalize(total, self.block(f"weight_norm_transition{k}_l0", gate))
        return total + self.bias(f"bias_transition{k}_l0", gate)

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
        i = self.gate(self.affine("i", x, h) + self.peephole("i", c))
        f = 1 - i if self.is_coupled else self.gate(self.affine("f", x, h) + self.peephole("f", c))
        g = self.function(self.affine("g", x, h))
        c = f * c + i * g
        if self.clip:
            self.margin = min(self.margin, (c.abs() - self.clip).abs().min().item())
            c = c.clamp(-self.clip, self.clip)
        o = self.gate(self.affine("o", x, h) + self.peephole("o", c))
        seen = c
        if self.is_normalized:
            seen = normalize(c, self.weight_norm_c_l0) + (self.bias_norm_c_l0 if self.has_bias else 0)
        outward = "outputActivation" if "outputActivation" in self.options else "activation"
        for kink in kinks_of(self.options, outward, "Tanh"):
            self.margin = min(self.margin, (seen.detach() - kink).abs().min().item())
        y = o * activation_of(self.options, outward, "Tanh")(seen)
        return y @ self.weight_hr_l0.T if self.projection else y, c


class Elman(Cell):
    """With further layers between h_{t-1} and h_t, normalised where the layer says so; linear where it is a LinearRnn."""

    def __init__(self, inputs, units, options):
        super().__init__(inputs, units, options)
        self.is_linear, self.depth = options["kind"] == "LinearRnn", options.get("transitionDepth", 1)
        self.has_bias = options.get("useBias", not self.is_linear)
        self.add_gates(["h"])
        for k in range(2, self.depth + 1):
            self.add_transition(k)

    def step(self, x, h):
        s = self.affine("h", x, h)
        if self.is_linear:
            return (s,)
        s = self.function(s)
        for k in range(2, self.depth + 1):
            s = self.function(self.transition(k, "h", s))
        return (s,)


class Gru(Cell):
    """Reset after or before the product, or minimal; further units between h_{t-1} and h_t; normalised where the layer says so."""

    def __init__(self, inputs, units, options):
        super().__init__(inputs, units, options)
        self.variant, self.depth = options.get("variant", "ResetAfter"), options.get("transitionDepth", 1)
        self.add_gates("fn" if self.variant == "Minimal" else "rzn")
        if self.is_normalized and self.variant == "ResetAfter":
            self.add("weight_norm_hh_l0", units)
        for k in range(2, self.depth + 1):
            self.add_transition(k)

    def step(self, x, h):
        for k in range(1, self.depth + 1):
            h = self.unit(k, x, h)
        return (h,)

    def unit(self, k, x, h):
        def affine(gate, state):
            return self.affine(gate, x, state) if k == 1 else self.transition(k, gate, state)

        if self.variant == "Minimal":
            f = self.gate(affine("f", h))
            n = self.function(affine("n", f * h))
            return (1 - f) * h + f * n
        r = self.gate(affine("r", h))
        z = self.gate(affine("z", h))
        if self.variant == "ResetBefore":
            n = self.function(affine("n", r * h))
        elif k == 1:
            n = self.function(self.half("ih", x) + r * self.half("hh", h))
        else:
            n = self.function(r * affine("n", h))
        return (1 - z) * n + z * h

    def half(self, part, value):
        """One of the candidate's two products, which the reset gate keeps apart."""
        product = value @ self.block(f"weight_{part}_l0", "n").T
        if self.is_normalized:
            product = normalize(product, self.block("weight_norm_l0", "n") if part == "ih" else self.weight_norm_hh_l0)
        return product + self.bias(f"bias_{part}_l0", "n")


class Both(nn.Module):
    """Two cells of a kind, of which the second runs from the last step to the first, under torch.nn's names."""

    def __init__(self, first, second):
        super().__init__()
        self.directions = (first, second)
        for cell, suffix in zip(self.directions, ("", "_reverse")):
            for name, parameter in cell.named_parameters():
                self.register_parameter(name + suffix, parameter)

    @property
    def margin(self):
        return min(cell.margin for cell in self.directions)

    def forward(self, x):
        first, second = self.directions
        return torch.cat([first(x)[0], second(x.flip(1))[0].flip(1)], 2), None


def reversed_options(options):
    """Those of a second direction: what is written for it takes the place of the first one's; an activation without numbers has its own."""
    both = dict(options)
    for option in ("activation", "outputActivation", "recurrentActivation"):
        reverse = "reverse" + option[0].upper() + option[1:]
        if reverse in options:
            if option == "activation":
                if "outputActivation" not in options:
                    both["outputActivation"] = options.get("activation", "Tanh")
                    both.update({"outputActivation" + end: options["activation" + end] for end in ("Alpha", "Beta") if "activation" + end in options})
            both[option] = options[reverse]
            for end in ("Alpha", "Beta"):
                both.pop(option + end, None)
        for end in ("Alpha", "Beta"):
            if reverse + end in options:
                both[option + end] = options[reverse + end]
    return both


NEEDED_BY = {
    "Lstm": ("peepholes", "coupledGates", "stateClip", "layerNorm", "activation", "outputActivation", "recurrentActivation", "gateClip", "reverseActivation", "reverseOutputActivation", "reverseRecurrentActivation"),
    "Elman": ("layerNorm", "transitionDepth", "gateClip", "activationAlpha", "reverseActivation"),
    "Gru": ("layerNorm", "transitionDepth", "gateClip", "activation", "recurrentActivation", "reverseActivation", "reverseRecurrentActivation"),
}
CELLS = {"Lstm": Lstm, "Elman": Elman, "LinearRnn": Elman, "Gru": Gru}


def make_cell(options, width):
    """The cell of a layer; None where torch.nn has it."""
    kind = options["kind"]
    needs = any(options.get(name) for name in NEEDED_BY.get(kind, ())) or options.get("variant") == "Minimal" or kind == "LinearRnn"
    if not needs:
        return None
    cell = CELLS[kind](width, options["units"], options)
    return Both(cell, CELLS[kind](width, options["units"], reversed_options(options))) if options.get("bidirectional") else cell


CELL_CASES = [
    case("lstm_peepholes", [layer("Lstm", 5, peepholes=True), layer("Dense", 2)], features=3, lengths=RAGGED),
    case("lstm_activations", [layer("Lstm", 4, activation="Gelu", outputActivation="Softplus"), layer("Dense", 2)], features=3),
    case("lstm_gate_clip", [layer("Lstm", 3, gateClip=0.4, peepholes=True), layer("Dense", 2)], features=3, steps=3, batch=3, draw=1),
    case("gru_gate_clip", [layer("Gru", 4, gateClip=0.4), layer("Elman", 3, gateClip=0.3), layer("Dense", 2)], features=3, shape="ManyToMany", draw=3),
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
    case("gru_minimal", [layer("Gru", 5, variant="Minimal"), layer("Dense", 2)], features=3, shape="ManyToMany", lengths=RAGGED),
    case("linear", [layer("LinearRnn", 4), layer("Dense", 2)], features=3, lengths=RAGGED),
    case("linear_one_unit", [layer("LinearRnn", 1, useBias=True)], features=1, shape="ManyToMany"),
    case("elman_deep", [layer("Elman", 5, transitionDepth=3), layer("Dense", 2)], features=3, shape="ManyToMany"),
    case("gru_deep", [layer("Gru", 5, transitionDepth=2), layer("Dense", 2)], features=3, lengths=RAGGED),
    case("gru_before_deep", [layer("Gru", 4, variant="ResetBefore", transitionDepth=3, useBias=False), layer("Dense", 2)], features=3),
    case("gru_minimal_deep", [layer("Gru", 4, variant="Minimal", transitionDepth=2, layerNorm=True), layer("Dense", 2)], features=3),
    case(
        "residual",
        [layer("Lstm", 4), layer("Gru", 4, residual=True), layer("Elman", 4, residual=True), layer("Dense", 4, activation="Tanh", residual=True)],
        features=3,
        lengths=RAGGED,
    ),
    case("layer_norm", [layer("LayerNorm", 3), layer("Lstm", 5), layer("LayerNorm", 5), layer("Dense", 2)], features=3, shape="ManyToMany", lengths=RAGGED),
    case("dense_leaky_elu", [layer("Elman", 4), layer("Dense", 5, activation="LeakyRelu"), layer("Dense", 3, activation="Elu")], features=3, draw=1),
    case("dense_soft", [layer("Elman", 4), layer("Dense", 5, activation="Softplus"), layer("Dense", 3, activation="Softsign")], features=3, draw=1),
    case("dense_hard", [layer("Elman", 4), layer("Dense", 5, activation="HardSigmoid"), layer("Dense", 3, activation="HardTanh")], features=3, draw=1),
    case("dense_gelu_silu", [layer("Elman", 4), layer("Dense", 5, activation="Gelu"), layer("Dense", 3, activation="Silu")], features=3),
    case(
        "dense_slopes",
        [layer("Elman", 4), layer("Dense", 5, activation="LeakyRelu", activationAlpha=0.3), layer("Dense", 4, activation="LeakyRelu", activationAlpha=-0.5), layer("Dense", 3, activation="Elu", activationAlpha=0.75)],
        features=3,
        draw=3,
    ),
    case(
        "dense_numbers",
        [
            layer("Elman", 4, activation="ScaledTanh", activationAlpha=1.5, activationBeta=0.75),
            layer("Dense", 6, activation="ThresholdedRelu", activationAlpha=-0.25),
            layer("Dense", 4, activation="HardSigmoid", activationAlpha=0.25, activationBeta=0.375),
            layer("Dense", 3, activation="Affine", activationAlpha=-1.5, activationBeta=0.25),
        ],
        features=3,
        draw=1,
    ),
    case(
        "lstm_numbers",
        [
            layer("Lstm", 4, activation="Elu", activationAlpha=0.5, outputActivation="ScaledTanh", outputActivationAlpha=0.75, outputActivationBeta=1.25, recurrentActivation="HardSigmoid", recurrentActivationAlpha=0.2),
            layer("Dense", 2),
        ],
        features=3,
        shape="ManyToMany",
        lengths=RAGGED,
        draw=1,
    ),
    case("gru_numbers", [layer("Gru", 4, activation="LeakyRelu", activationAlpha=0.25, recurrentActivation="HardSigmoid", recurrentActivationBeta=0.4), layer("Dense", 2)], features=3, draw=1),
    case(
        "lstm_directions",
        [
            layer("Lstm", 3, bidirectional=True, activation="ScaledTanh", activationAlpha=1.25, reverseActivation="Softsign", reverseRecurrentActivation="HardSigmoid", reverseRecurrentActivationAlpha=0.2),
            layer("Dense", 2),
        ],
        features=3,
        shape="ManyToMany",
        lengths=RAGGED,
        draw=1,
    ),
    case("lstm_direction_outputs", [layer("Lstm", 3, bidirectional=True, reverseOutputActivation="Elu", reverseOutputActivationAlpha=0.5), layer("Dense", 2)], features=3, draw=1),
    case("gru_directions", [layer("Gru", 3, bidirectional=True, reverseActivation="Relu", recurrentActivation="HardSigmoid"), layer("Dense", 2)], features=3, draw=1),
    case("elman_directions", [layer("Elman", 3, bidirectional=True, activation="Elu", activationAlpha=0.5, reverseActivationAlpha=2), layer("Dense", 2)], features=3, draw=1),
]
