"""A declared network, built from PyTorch's own modules under the library's parameter names."""

import torch
from torch import nn

import golden_losses
from golden_activations import activation_of, kinks_of
from golden_cases import output_size, output_steps, width_of
from golden_cells import make_cell

RECURRENT = ("Elman", "Lstm", "Gru", "LinearRnn")
JOINS = ("Concat", "Add", "Multiply")


class ResetBeforeGru(nn.Module):
    """The GRU that torch.nn lacks: n = tanh(W_n x + U_n (r * h) + b_n). Gates r, z, n, as in torch.nn.GRU."""

    def __init__(self, inputs, units, bias):
        super().__init__()
        self.weight_ih_l0 = nn.Parameter(torch.empty(3 * units, inputs))
        self.weight_hh_l0 = nn.Parameter(torch.empty(3 * units, units))
        self.bias_ih_l0 = nn.Parameter(torch.empty(3 * units)) if bias else None
        self.bias_hh_l0 = nn.Parameter(torch.empty(3 * units)) if bias else None

    def forward(self, x):
        w_r, w_z, w_n = self.weight_ih_l0.chunk(3)
        u_r, u_z, u_n = self.weight_hh_l0.chunk(3)
        bias = self.bias_ih_l0 + self.bias_hh_l0 if self.bias_ih_l0 is not None else torch.zeros(len(self.weight_ih_l0))
        b_r, b_z, b_n = bias.chunk(3)
        h, outputs = torch.zeros(x.shape[0], w_r.shape[0]), []
        for t in range(x.shape[1]):
            r = torch.sigmoid(x[:, t] @ w_r.T + h @ u_r.T + b_r)
            z = torch.sigmoid(x[:, t] @ w_z.T + h @ u_z.T + b_z)
            n = torch.tanh(x[:, t] @ w_n.T + (r * h) @ u_n.T + b_n)
            h = (1 - z) * n + z * h
            outputs.append(h)
        return torch.stack(outputs, 1), h


class Pool(nn.Module):
    """The mean, the maximum or the last of the steps so far."""

    def __init__(self, pooling):
        super().__init__()
        self.pooling = pooling

    def forward(self, x):
        if self.pooling == "Mean":
            return x.cumsum(1) / torch.arange(1, x.shape[1] + 1)[:, None]
        return x.cummax(1).values if self.pooling == "Max" else x


class Conv1D(nn.Module):
    """torch.nn.Conv1d with zeros before the first step, or on both sides, and its weight as the library has it."""

    def __init__(self, width, layer):
        super().__init__()
        self.size, self.dilation, self.stride = layer["kernelSize"], layer.get("dilation", 1), layer.get("stride", 1)
        self.padding = layer.get("padding", "Causal")
        self.weight = nn.Parameter(torch.empty(layer["units"], width * self.size))
        self.bias = nn.Parameter(torch.empty(layer["units"])) if layer.get("useBias", True) else None

    def forward(self, x):
        reach = (self.size - 1) * self.dilation
        before = reach if self.padding == "Causal" else reach // 2
        x = nn.functional.pad(x.transpose(1, 2), (before, reach - before))
        weight = self.weight.reshape(len(self.weight), -1, self.size)
        return nn.functional.conv1d(x, weight, self.bias, stride=self.stride, dilation=self.dilation).transpose(1, 2)


class SelfAttention(nn.Module):
    """torch.nn.MultiheadAttention of a sequence with itself, under the library's names."""

    def __init__(self, width, layer):
        super().__init__()
        bias = layer.get("useBias", True)
        self.heads, self.causal = layer["heads"], layer.get("causal", True)
        self.in_proj_weight = nn.Parameter(torch.empty(3 * width, width))
        self.in_proj_bias = nn.Parameter(torch.empty(3 * width)) if bias else None
        self.out_proj_weight = nn.Parameter(torch.empty(width, width))
        self.out_proj_bias = nn.Parameter(torch.empty(width)) if bias else None

    def forward(self, x):
        steps, width = x.shape[1:]
        mask = torch.ones(steps, steps, dtype=torch.bool).triu(1) if self.causal else None
        q = x.transpose(0, 1)
        y, _ = nn.functional.multi_head_attention_forward(
            q, q, q, width, self.heads, self.in_proj_weight, self.in_proj_bias, None, None, False, 0.0, self.out_proj_weight, self.out_proj_bias, attn_mask=mask
        )
        return y.transpose(0, 1)


class AttentionPool(nn.Module):
    """The mean of the steps so far, weighted with the softmax of v · tanh(W x + b)."""

    def __init__(self, width, units):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(units, width))
        self.bias = nn.Parameter(torch.empty(units))
        self.weight_score = nn.Parameter(torch.empty(1, units))

    def forward(self, x):
        scores = torch.tanh(x @ self.weight.T + self.bias) @ self.weight_score.T
        return torch.stack([(torch.softmax(scores[:, : t + 1], 1) * x[:, : t + 1]).sum(1) for t in range(x.shape[1])], 1)


def joined_width(layer, widths):
    return sum(widths) if layer["kind"] == "Concat" else widths[0]


def join(layer, values):
    """One value of several. Where some have the last step alone, that step of the others."""
    steps = min(value.shape[1] for value in values)
    values = [value[:, -steps:] for value in values]
    if layer["kind"] == "Concat":
        return torch.cat(values, 2)
    result = values[0]
    for value in values[1:]:
        result = result + value if layer["kind"] == "Add" else result * value
    return result


def make_module(layer, width, vocabulary):
    kind, units, bias = layer["kind"], layer.get("units"), layer.get("useBias", True)
    cell = make_cell(layer, width)
    if cell is not None:
        return cell
    if kind in JOINS:
        return None
    if kind == "Embedding":
        return nn.Embedding(vocabulary, units)
    if kind == "Dense":
        return nn.Linear(width, units, bias=bias)
    if kind == "Pool":
        return Pool(layer["pooling"])
    if kind == "Conv1D":
        return Conv1D(width, layer)
    if kind == "SelfAttention":
        return SelfAttention(width, layer)
    if kind == "AttentionPool":
        return AttentionPool(width, units)
    if kind == "LayerNorm":
        return nn.LayerNorm(units)
    if kind == "Elman":
        return nn.RNN(width, units, bias=bias, batch_first=True, nonlinearity=layer.get("activation", "Tanh").lower())
    if kind == "Lstm":
        return nn.LSTM(width, units, bias=bias, batch_first=True, proj_size=layer.get("projection", 0), bidirectional=layer.get("bidirectional", False))
    if layer.get("variant") == "ResetBefore":
        return ResetBeforeGru(width, units, bias)
    return nn.GRU(width, units, bias=bias, batch_first=True, bidirectional=layer.get("bidirectional", False))


class GoldenNetwork(nn.Module):
    def __init__(self, case):
        super().__init__()
        self.case = case
        self.kink_margin = float("inf")
        self.layers = []
        self.make_layers()

    def make_layers(self):
        widths = {"input": self.case.get("inputSize") or self.case["vocabulary"]}
        name = "input"
        for layer in self.case["layers"]:
            read = [widths[source] for source in layer.get("sources", [name])]
            name = self.add_layer(layer, self.make_module(layer, read[0]))
            widths[name] = joined_width(layer, read) if layer["kind"] in JOINS else read[0] if "Pool" in layer["kind"] or layer["kind"] == "SelfAttention" else width_of(layer)

    def add_layer(self, layer, module):
        """Adds a layer's module under the library's name for it: the kind, numbered from the second of a kind on."""
        kind = layer["kind"]
        number = 1 + sum(other["kind"] == kind for _, other, _ in self.layers)
        name = kind.lower() + (str(number) if number > 1 else "")
        if module is not None:
            self.add_module(name, module)
        self.layers.append((name, layer, module))
        return name

    def make_module(self, layer, width):
        return make_module(layer, width, self.case.get("vocabulary"))

    def named_weights(self):
        return list(self.named_parameters())

    def taught_logits(self, batch):
        """The same as the loss sees them: where targets take the place of outputs that are fed back, they differ."""
        return self.logits(batch)

    def logits(self, batch):
        """[rows, output steps, output size], before the link function; a row with a length is run alone, over its valid steps."""
        rows = self.rows(batch)
        if "lengths" not in batch:
            return self.run(rows)
        size, out_steps = output_size(self.case), output_steps(self.case)
        results = []
        for row, length in zip(rows, batch["lengths"].tolist()):
            if length == 0:
                results.append(torch.zeros(1, out_steps, size))
                continue
            valid = self.run(row[None, :length])
            results.append(torch.cat([valid, torch.zeros(1, out_steps - valid.shape[1], size)], 1))
        return torch.cat(results)

    def rows(self, batch):
        if "inputs" in batch:
            return batch["inputs"]
        if self.case["layers"][0]["kind"] == "Embedding":
            return batch["tokens"]
        return nn.functional.one_hot(batch["tokens"], self.case["vocabulary"]).double()

    def run(self, x):
        values, before = {"input": x}, "input"
        for name, layer, module in self.layers:
            read = [values[source] for source in layer.get("sources", [before])]
            values[name] = join(layer, read) if layer["kind"] in JOINS else self.apply_layer(layer, module, read[0])
            before = name
        x = values[before]
        return x if self.case["shape"] == "ManyToMany" else x[:, -1:]

    def apply_layer(self, layer, module, x):
        """What a layer makes of x."""
        if layer["kind"] in RECURRENT:
            before, (x, *_) = x, module(x)
            self.kink_margin = min(self.kink_margin, getattr(module, "margin", self.kink_margin))
            if layer.get("activation") == "Relu":
                self.note_margin(self.elman_arguments(module, before, x), 0)
            x = before + x if layer.get("residual") else x
            return self.last_of_both(layer, x) if self.is_last_of_both(layer) else x
        if layer["kind"] in ("Dense", "Conv1D", "SelfAttention"):
            before, x = x, module(x)
            x = self.activate(layer, "activation", x)
            return before + x if layer.get("residual") else x
        return module(x)

    def activate(self, layer, option, x, otherwise="Identity"):
        for kink in kinks_of(layer, option, otherwise):
            self.note_margin(x, kink)
        return activation_of(layer, option, otherwise)(x)

    def is_last_of_both(self, layer):
        """Whether only what both directions end with is read: the forward one at the last step, the other at the first."""
        last = [other for other in self.case["layers"] if other["kind"] in RECURRENT or "Pool" in other["kind"]][-1]
        return layer is last and layer.get("bidirectional") and self.case["shape"] != "ManyToMany"

    @staticmethod
    def last_of_both(layer, x):
        width = x.shape[2] // 2
        return torch.cat([x[:, -1:, :width], x[:, :1, width:]], 2)

    @staticmethod
    def elman_arguments(module, x, h):
        previous = torch.cat([torch.zeros_like(h[:, :1]), h[:, :-1]], 1)
        return x @ module.weight_ih_l0.T + previous @ module.weight_hh_l0.T + module.bias_ih_l0 + module.bias_hh_l0

    def note_margin(self, arguments, kink):
        self.kink_margin = min(self.kink_margin, (arguments.detach() - kink).abs().min().item())

    def link(self, logits):
        """What Predict returns."""
        if self.case["loss"] == "BinaryCrossEntropy":
            return torch.sigmoid(logits)
        if self.case["loss"] in ("SoftmaxCrossEntropy", "Ctc"):
            return torch.softmax(logits, -1)
        linked = golden_losses.link(self.case["loss"], logits, self.case.get("lossOptions", {}))
        return logits if linked is None else linked

    def valid(self, batch, out_steps):
        """[rows, output steps]: which outputs count."""
        if "lengths" not in batch:
            return torch.ones(self.case["batchSize"], out_steps, dtype=torch.bool)
        if self.case["shape"] == "ManyToMany":
            return torch.arange(out_steps)[None] < batch["lengths"][:, None]
        return batch["lengths"][:, None] > 0

    def masked(self, values, batch):
        return torch.where(self.valid(batch, values.shape[1])[..., None], values, torch.zeros(()))

    def loss(self, logits, batch):
        """The weighted mean over valid elements of what PyTorch's own loss modules give for each, and the penalties."""
        if self.case["loss"] == "Ctc":
            return self.ctc_loss(logits, batch) + self.penalty()
        valid = self.valid(batch, logits.shape[1])
        losses = self.losses(logits[valid], batch["labels" if "labels" in batch else "targets"][valid])
        weights = batch["stepWeights"][valid] if "stepWeights" in batch else torch.ones(losses.shape[0])
        weights = weights.reshape([-1] + [1] * (losses.dim() - 1)).expand_as(losses)
        return (weights * losses).sum() / weights.sum() + self.penalty()

    def ctc_loss(self, logits, batch):
        """The weighted mean of the losses of rows that are not empty."""
        lengths = batch.get("lengths", torch.full([len(logits)], logits.shape[1]))
        rows = lengths > 0
        logs = torch.log_softmax(logits[rows], -1).transpose(0, 1)
        losses = nn.CTCLoss(reduction="none")(logs, batch["labels"][rows], lengths[rows], batch["targetLengths"][rows])
        weights = batch["stepWeights"][rows, 0] if "stepWeights" in batch else torch.ones(len(losses))
        return (weights * losses).sum() / weights.sum()

    def losses(self, logits, targets):
        """One loss for each valid position, or for each of its features: [positions] or [positions, output size]."""
        kind, options = self.case["loss"], self.case.get("lossOptions", {})
        if kind == "SoftmaxCrossEntropy":
            return nn.CrossEntropyLoss(reduction="none", label_smoothing=options.get("labelSmoothing", 0))(logits, targets)
        if kind == "BinaryCrossEntropy":
            return nn.BCEWithLogitsLoss(reduction="none")(logits, targets)
        if kind == "MeanAbsoluteError":
            self.note_margin(logits - targets, 0)
            return nn.L1Loss(reduction="none")(logits, targets)
        if kind == "Huber":
            return nn.HuberLoss(reduction="none", **options)(logits, targets)
        if kind == "Quantile":
            self.note_margin(targets[..., None, :] - golden_losses.quantiles(logits, options), 0)
        if kind == "Hinge":
            self.note_margin(targets * logits, 1)
        other = golden_losses.losses(kind, logits, targets, options)
        return nn.MSELoss(reduction="none")(logits, targets) if other is None else other

    def penalty(self):
        total = torch.zeros(())
        for _, layer, module in self.layers:
            for name, weights in module.named_parameters() if module is not None else ():
                if name.startswith("weight"):
                    total = total + layer.get("l1", 0) * weights.abs().sum() + layer.get("l2", 0) * (weights ** 2).sum()
        return total
