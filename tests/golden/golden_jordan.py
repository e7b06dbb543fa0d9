"""Jordan networks: torch.nn has no layer whose recurrence runs through its output, so it is written out and differentiated by PyTorch."""

import torch
from torch import nn

from golden_cases import RAGGED, case, layer, output_steps
from golden_feedback import GoldenFeedbackNetwork


class Jordan(nn.Module):
    """Jordan (1986): h_t = f(W x_t + U y_{t-1} + b + b'), o_t = g(V h_t + c); y_t is o_t as it is fed back."""

    def __init__(self, inputs, units, outputs, bias):
        super().__init__()
        self.outputs = outputs
        self.weight_ih_l0 = nn.Parameter(torch.empty(units, inputs))
        self.weight_hh_l0 = nn.Parameter(torch.empty(units, outputs))
        self.bias_ih_l0 = nn.Parameter(torch.empty(units)) if bias else None
        self.bias_hh_l0 = nn.Parameter(torch.empty(units)) if bias else None
        self.weight_ho_l0 = nn.Parameter(torch.empty(outputs, units))
        self.bias_ho_l0 = nn.Parameter(torch.empty(outputs)) if bias else None

    def forward(self, x, f, g, fed_back, given):
        """[steps, outputs]; given, where it is not None, is y_1, y_2, ..., and fed_back otherwise makes y_t of o_t."""
        y, results = torch.zeros(self.outputs), []
        for t, x_t in enumerate(x):
            h = f(nn.functional.linear(x_t, self.weight_ih_l0, self.bias_ih_l0) + nn.functional.linear(y, self.weight_hh_l0, self.bias_hh_l0))
            o = g(nn.functional.linear(h, self.weight_ho_l0, self.bias_ho_l0))
            y = fed_back(o) if given is None else given[t]
            results.append(o)
        return torch.stack(results)


class GoldenJordanNetwork(GoldenFeedbackNetwork):
    """A last layer feeds back what Predict returns, or the targets; any other one its outputs."""

    def make_module(self, layer, width):
        if layer["kind"] == "Jordan":
            return Jordan(width, layer["units"], layer["outputs"], layer.get("useBias", True))
        return super().make_module(layer, width)

    def is_forced(self):
        last = self.case["layers"][-1]
        return last["kind"] == "Jordan" and self.case["shape"] == "ManyToMany" and last.get("teacherForcing", "Always") == "Always"

    def of_row(self, x, steps, given):
        for _, layer, module in self.layers:
            x = self.run_jordan(layer, module, x, given) if layer["kind"] == "Jordan" else self.apply_layer(layer, module, x[None])[0]
        return x[-output_steps(self.case):]

    def run_jordan(self, layer, module, x, given):
        def f(a):
            return self.activate(layer, "activation", a, "Tanh")

        def g(a):
            return self.activate(layer, "outputActivation", a)

        is_last = layer is self.case["layers"][-1]
        return module(x, f, g, self.link if is_last else lambda o: o, given if is_last else None)


def jordan(units, outputs, teacherForcing="Always", **options):
    return layer("Jordan", units, outputs=outputs, teacherForcing=teacherForcing, **options)


SEQUENCE = {"shape": "ManyToMany"}
DISTRIBUTIONS = {"lossOptions": {"targets": "Distributions"}}

JORDAN_CASES = [
    case("jordan_free", [jordan(5, 2, "Never")], features=3, **SEQUENCE),
    case("jordan_forced", [jordan(5, 2)], features=3, **SEQUENCE),
    case("jordan_free_lengths", [jordan(4, 3, "Never", activation="Sigmoid", outputActivation="Tanh")], features=2, lengths=RAGGED, **SEQUENCE),
    case("jordan_forced_lengths", [jordan(6, 2, activation="Relu")], features=2, lengths=RAGGED, weighted=True, draw=2, **SEQUENCE),
    case("jordan_classes_free", [jordan(5, 4, "Never")], "SoftmaxCrossEntropy", features=2, lengths=RAGGED, **SEQUENCE),
    case("jordan_classes_forced", [layer("Embedding", 3), jordan(5, 4)], "SoftmaxCrossEntropy", vocabulary=6, lengths=RAGGED, **SEQUENCE),
    case("jordan_distributions", [jordan(4, 3)], "SoftmaxCrossEntropy", features=2, **DISTRIBUTIONS, **SEQUENCE),
    case("jordan_binary_free", [layer("Gru", 4), jordan(5, 3, "Never")], "BinaryCrossEntropy", features=2, lengths=RAGGED, **SEQUENCE),
    case("jordan_binary_forced", [jordan(5, 1)], "BinaryCrossEntropy", features=2, **SEQUENCE),
    case("jordan_to_one", [jordan(5, 4, "Never")], "SoftmaxCrossEntropy", features=3, lengths=RAGGED),
    case("jordan_between", [jordan(6, 3, "Never", outputActivation="Tanh"), layer("Dense", 2)], features=2, lengths=RAGGED),
    case("jordan_without_bias", [jordan(4, 2, "Never", useBias=False)], features=2, **SEQUENCE),
]
