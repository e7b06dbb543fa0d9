#!/usr/bin/python3
"""
Golden numbers of the published models of samples/06-PublishedModels, written from their papers: what PyTorch computes, in double precision, for small ones of the same structure.
tests/RnnGen.Integration.Tests/Published declares them.

Run: /usr/bin/python3 tests/golden/golden_published.py [name ...]      (all, or those named; README.md says what the files hold)
"""

import json
import sys

import torch
from torch import distributions, nn
from torch.nn import functional

import golden_losses
from write_golden import HERE, on_grid, tensor, tensors


class Model:
    """Named weights, drawn in the order in which they are declared, and what the models have in common."""

    def __init__(self):
        self.weights = {}

    def declare(self, layer, **shapes):
        for name, shape in shapes.items():
            self.weights[f"{layer}.{name}"] = on_grid(torch.empty(shape).uniform_(-0.8, 0.8)).requires_grad_()

    def declare_dense(self, layer, width, units):
        self.declare(layer, weight=(units, width), bias=(units,))

    def declare_lstm(self, layer, width, units, peepholes=False):
        self.declare(layer, weight_ih_l0=(4 * units, width), weight_hh_l0=(4 * units, units), bias_ih_l0=(4 * units,), bias_hh_l0=(4 * units,))
        if peepholes:
            self.declare(layer, weight_peephole_l0=(3 * units,))

    def of(self, layer, name):
        return self.weights[f"{layer}.{name}"]

    def dense(self, layer, x):
        return x @ self.of(layer, "weight").T + self.of(layer, "bias")

    def embedding(self, layer, tokens):
        return self.of(layer, "weight")[tokens]

    def lstm_step(self, layer, x, state):
        return torch.lstm_cell(x, state, *(self.of(layer, name) for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")))

    def lstm(self, layer, x, state):
        """[rows, steps, units], and the last state."""
        outputs = []
        for t in range(x.shape[1]):
            state = self.lstm_step(layer, x[:, t], state)
            outputs.append(state[0])
        return torch.stack(outputs, 1), state

    @staticmethod
    def zeros(rows, units):
        return torch.zeros(rows, units), torch.zeros(rows, units)


def at_steps(values, steps):
    """What stands once for a row, at each of its steps."""
    return values[:, None].expand(-1, steps, -1)


class DeepAr(Model):
    """Salinas, Flunkert, Gasthaus: DeepAR, 2017, section 3: h_t = h(h_{t-1}, z_{t-1}, x_t), z_t from a normal distribution of h_t. Targets in training, means where it goes on by itself."""

    ROWS, STEPS, AHEAD, UNITS, ITEMS, WEEKDAYS = 3, 4, 3, 4, 3, 7
    LAYERS = (("lstm", "lstm3"), ("lstm2", "lstm4"))

    def __init__(self):
        super().__init__()
        self.declare("rhythm", weight=(self.WEEKDAYS, 2))
        self.declare("kind", weight=(self.ITEMS, 3))
        self.declare_lstm("lstm", 7, self.UNITS)
        self.declare_lstm("lstm2", self.UNITS, self.UNITS)
        self.declare("tempo", weight=(self.WEEKDAYS, 2))
        self.declare_lstm("lstm3", 7, self.UNITS)
        self.declare_lstm("lstm4", self.UNITS, self.UNITS)
        self.declare_dense("dense", self.UNITS, 2)
        self.batch = {
            "inputs": on_grid(torch.randn(self.ROWS, self.STEPS, 2)),
            "tokens": torch.randint(self.WEEKDAYS, (self.ROWS, self.STEPS)),
            "staticTokens": torch.randint(self.ITEMS, (self.ROWS, 1)),
            "futureInputs": on_grid(torch.randn(self.ROWS, self.AHEAD, 2)),
            "futureTokens": torch.randint(self.WEEKDAYS, (self.ROWS, self.AHEAD)),
            "targets": on_grid(torch.randn(self.ROWS, self.AHEAD, 1)),
        }
        # The last value before the forecast is an input of the first output step alone.
        self.batch["futureInputs"][:, 1:, 0] = 0

    def logits(self, taught):
        batch = self.batch
        kind = self.embedding("kind", batch["staticTokens"][:, 0])
        x = torch.cat([batch["inputs"], self.embedding("rhythm", batch["tokens"]), at_steps(kind, self.STEPS)], 2)
        states = {}
        for encoder, decoder in self.LAYERS:
            x, states[decoder] = self.lstm(encoder, x, self.zeros(self.ROWS, self.UNITS))
        before, results = batch["futureInputs"][:, 0, :1], []
        for t in range(self.AHEAD):
            x = torch.cat([before, batch["futureInputs"][:, t, 1:], self.embedding("tempo", batch["futureTokens"][:, t]), kind], 1)
            for _, decoder in self.LAYERS:
                states[decoder] = self.lstm_step(decoder, x, states[decoder])
                x = states[decoder][0]
            results.append(self.dense("dense", x))
            before = batch["targets"][:, t] if taught else results[-1][:, :1]
        return torch.stack(results, 1)

    def outputs(self, logits):
        return golden_losses.link("Gaussian", logits, {})

    def losses(self):
        return {"dense": golden_losses.losses("Gaussian", self.logits(taught=True), self.batch["targets"], {}).mean()}


class TemporalFusion(Model):
    """Lim, Arik, Loeff, Pfister: Temporal fusion transformers, 2019, section 4, with the attention and the initial states that samples/06-PublishedModels says."""

    ROWS, STEPS, AHEAD, WIDTH, STORES, WEEKDAYS, VARIABLES = 3, 4, 3, 4, 3, 7, 3
    PAST, COMING = ("sold", "promotion", "weekday"), ("plan", "rain", "coming")
    QUANTILES = {"quantiles": [0.1, 0.5, 0.9]}

    def __init__(self):
        super().__init__()
        width = self.WIDTH
        for variable in ("sold", "promotion", "weekday"):
            self.declare_variable(variable)
        self.declare("place", weight=(self.STORES, width))
        self.declare_residual("selecting")
        self.declare_residual("enriching")
        self.declare_selection("past_selected")
        self.declare_lstm("encoder", width, width)
        self.declare_gate("encoder_temporal")
        self.declare_residual("encoder_enriched", context=True)
        for variable in ("plan", "rain", "coming"):
            self.declare_variable(variable)
        self.declare_selection("future_selected")
        self.declare_lstm("ahead", width, width)
        self.declare_dense("attended", 2 * width, width)
        self.declare_gate("temporal")
        self.declare_residual("enriched", context=True)
        self.declare_gate("informed")
        self.declare_residual("forward")
        self.declare_gate("decided")
        self.declare_dense("quantiles", width, len(self.QUANTILES["quantiles"]))
        self.batch = {
            "inputs": on_grid(torch.randn(self.ROWS, self.STEPS, 2)),
            "tokens": torch.randint(self.WEEKDAYS, (self.ROWS, self.STEPS)),
            "staticTokens": torch.randint(self.STORES, (self.ROWS, 1)),
            "futureInputs": on_grid(torch.randn(self.ROWS, self.AHEAD, 2)),
            "futureTokens": torch.randint(self.WEEKDAYS, (self.ROWS, self.AHEAD)),
            "targets": on_grid(torch.randn(self.ROWS, self.AHEAD, 1)),
        }

    def declare_variable(self, name):
        if name in ("weekday", "coming"):
            self.declare(f"{name}_value", weight=(self.WEEKDAYS, self.WIDTH))
        else:
            self.declare_dense(f"{name}_value", 1, self.WIDTH)
        self.declare_residual(f"{name}_features")

    def declare_residual(self, layer, context=False):
        width = self.WIDTH
        self.declare(layer, hidden=(width, width))
        if context:
            self.declare(layer, fromContext=(width, width))
        self.declare(layer, hiddenBias=(width,), linear=(width, width), linearBias=(width,))
        self.declare_gate(layer)

    def declare_gate(self, layer):
        width = self.WIDTH
        self.declare(layer, gate=(width, width), gateBias=(width,), value=(width, width), valueBias=(width,), gain=(width,), shift=(width,))

    def declare_selection(self, layer):
        width, variables = self.WIDTH, self.VARIABLES
        self.declare(layer, hidden=(width, variables * width), fromContext=(width, width), hiddenBias=(width,), linear=(width, width), linearBias=(width,))
        self.declare(layer, gate=(variables, width), gateBias=(variables,), value=(variables, width), valueBias=(variables,))
        self.declare(layer, around=(variables, variables * width), aroundBias=(variables,), gain=(variables,), shift=(variables,))

    def glu(self, layer, x):
        """Equation 5."""
        value = functional.linear(x, self.of(layer, "value"), self.of(layer, "valueBias"))
        gate = functional.linear(x, self.of(layer, "gate"), self.of(layer, "gateBias"))
        return functional.glu(torch.cat([value, gate], -1), -1)

    def skip(self, layer, x, skipped):
        """LayerNorm(skipped + GLU(x))."""
        return functional.layer_norm(skipped + self.glu(layer, x), skipped.shape[-1:], self.of(layer, "gain"), self.of(layer, "shift"))

    def residual(self, layer, x, context=None, skipped=None):
        """Equations 2 to 4."""
        sums = functional.linear(x, self.of(layer, "hidden"), self.of(layer, "hiddenBias"))
        if context is not None:
            sums = sums + functional.linear(context, self.of(layer, "fromContext"))
        eta = functional.linear(functional.elu(sums), self.of(layer, "linear"), self.of(layer, "linearBias"))
        return self.skip(layer, eta, x if skipped is None else skipped)

    def select(self, layer, values, names, context):
        """Equations 6 to 8."""
        x = torch.cat(values, -1)
        around = functional.linear(x, self.of(layer, "around"), self.of(layer, "aroundBias"))
        weights = torch.softmax(self.residual(layer, x, context, around), -1)
        features = torch.stack([self.residual(f"{name}_features", value) for name, value in zip(names, values)], -1)
        return (features * weights[..., None, :]).sum(-1)

    def logits(self, taught):
        batch = self.batch
        place = self.embedding("place", batch["staticTokens"][:, 0])
        selecting, enriching = self.residual("selecting", place), self.residual("enriching", place)
        past = [self.dense("sold_value", batch["inputs"][..., :1]), self.dense("promotion_value", batch["inputs"][..., 1:]), self.embedding("weekday_value", batch["tokens"])]
        selected = self.select("past_selected", past, self.PAST, at_steps(selecting, self.STEPS))
        encoded, state = self.lstm("encoder", selected, self.zeros(self.ROWS, self.WIDTH))
        keys = self.residual("encoder_enriched", self.skip("encoder_temporal", encoded, selected), at_steps(enriching, self.STEPS))

        coming = [self.dense("plan_value", batch["futureInputs"][..., :1]), self.dense("rain_value", batch["futureInputs"][..., 1:]), self.embedding("coming_value", batch["futureTokens"])]
        selected = self.select("future_selected", coming, self.COMING, at_steps(selecting, self.AHEAD))
        ahead, _ = self.lstm("ahead", selected, state)
        context = torch.softmax(ahead @ keys.transpose(1, 2), -1) @ keys
        attended = self.dense("attended", torch.cat([context, ahead], -1))
        temporal = self.skip("temporal", ahead, selected)
        enriched = self.residual("enriched", temporal, at_steps(enriching, self.AHEAD))
        informed = self.skip("informed", attended, enriched)
        return self.dense("quantiles", self.skip("decided", self.residual("forward", informed), temporal))

    def outputs(self, logits):
        return golden_losses.link("Quantile", logits, self.QUANTILES)

    def losses(self):
        logits = self.logits(taught=True)
        assert (self.batch["targets"] - logits).abs().min() > 0.005, "An error is too near the kink; draw other numbers."
        return {"quantiles": golden_losses.losses("Quantile", logits, self.batch["targets"], self.QUANTILES).mean()}


class Handwriting(Model):
    """Graves: Generating sequences with recurrent neural networks, 2013, sections 2 and 4: equations 7 to 11 and 15 to 26. Rows have lengths."""

    ROWS, STEPS, UNITS, COMPONENTS = 3, 5, 4, 4
    LAYERS = (("first", 3), ("second", 3 + UNITS), ("third", 3 + UNITS))

    def __init__(self):
        super().__init__()
        for layer, width in self.LAYERS:
            self.declare_lstm(layer, width, self.UNITS, peepholes=True)
        self.declare_dense("lifted", len(self.LAYERS) * self.UNITS, 1)
        self.declare_dense("offset", len(self.LAYERS) * self.UNITS, 6 * self.COMPONENTS)
        self.batch = {
            "inputs": on_grid(torch.randn(self.ROWS, self.STEPS, 3)),
            "targets": torch.cat([torch.randint(2, (self.ROWS, self.STEPS, 1)).double(), on_grid(torch.randn(self.ROWS, self.STEPS, 2))], 2),
            "lengths": torch.tensor([5, 3, 4]),
        }
        self.batch["inputs"][..., 2] = torch.randint(2, (self.ROWS, self.STEPS)).double()
        self.valid = torch.arange(self.STEPS) < self.batch["lengths"][:, None]

    def layer(self, name, x):
        """Equations 7 to 11: the input and the forget gate see the cell state before, the output gate that after. What follows a row's length cannot reach what precedes it."""
        h, c = self.zeros(len(x), self.UNITS)
        p_i, p_f, p_o = self.of(name, "weight_peephole_l0").chunk(3)
        outputs = []
        for t in range(x.shape[1]):
            sums = x[:, t] @ self.of(name, "weight_ih_l0").T + self.of(name, "bias_ih_l0") + h @ self.of(name, "weight_hh_l0").T + self.of(name, "bias_hh_l0")
            i, f, g, o = sums.chunk(4, 1)
            c = torch.sigmoid(f + p_f * c) * c + torch.sigmoid(i + p_i * c) * torch.tanh(g)
            h = torch.sigmoid(o + p_o * c) * torch.tanh(c)
            outputs.append(h)
        return torch.stack(outputs, 1)

    def logits(self, taught):
        x, outputs = self.batch["inputs"], []
        for name, _ in self.LAYERS:
            outputs.append(self.layer(name, torch.cat([x, outputs[-1]], 2) if outputs else x))
        everything = torch.cat(outputs, 2)
        return torch.cat([self.dense("lifted", everything), self.dense("offset", everything)], 2)

    def outputs(self, logits):
        lifted, share, mean_x, mean_y, scale_x, scale_y, correlation = logits.split([1] + 6 * [self.COMPONENTS], 2)
        return torch.cat([lifted.sigmoid(), share.softmax(2), mean_x, mean_y, scale_x.exp(), scale_y.exp(), correlation.tanh()], 2)

    def losses(self):
        logits = self.logits(taught=True)
        _, share, mean_x, mean_y, scale_x, scale_y, correlation = self.outputs(logits).split([1] + 6 * [self.COMPONENTS], 2)
        off = correlation * scale_x * scale_y
        covariance = torch.stack([torch.stack([scale_x ** 2, off], -1), torch.stack([off, scale_y ** 2], -1)], -1)
        components = distributions.MultivariateNormal(torch.stack([mean_x, mean_y], -1), covariance)
        mixture = distributions.MixtureSameFamily(distributions.Categorical(share), components)
        lifted = functional.binary_cross_entropy_with_logits(logits[..., 0], self.batch["targets"][..., 0], reduction="none")
        return {"lifted": lifted[self.valid].mean(), "offset": -mixture.log_prob(self.batch["targets"][..., 1:])[self.valid].mean()}


MODELS = {"deep_ar": DeepAr, "temporal_fusion": TemporalFusion, "handwriting": Handwriting}


def describe(seed, name):
    torch.manual_seed(seed)
    model = MODELS[name]()
    losses = model.losses()
    loss = sum(losses.values())
    loss.backward()
    gradients = [(weight, values.grad) for weight, values in model.weights.items()]
    logits = model.logits(taught=False)
    valid = getattr(model, "valid", torch.ones(logits.shape[:2], dtype=torch.bool))[..., None]
    return {
        "name": name,
        "weights": tensors(model.weights.items()),
        **{key: tensor(values) for key, values in model.batch.items()},
        "logits": tensor(logits * valid),
        "outputs": tensor(model.outputs(logits) * valid),
        "loss": loss.item(),
        "headLosses": {head: value.item() for head, value in losses.items()},
        "gradientNorm": torch.sqrt(sum((gradient ** 2).sum() for _, gradient in gradients)).item(),
        "gradients": tensors(gradients),
    }


def main():
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    names = sys.argv[1:]
    for seed, name in ((seed, name) for seed, name in enumerate(MODELS, 6000) if not names or name in names):
        record = describe(seed, name)
        lines = (f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}" for key, value in record.items())
        (HERE / "published" / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
        print(f"{name:40} loss {record['loss']:.6f}   |gradient| {record['gradientNorm']:.4f}")


if __name__ == "__main__":
    main()
