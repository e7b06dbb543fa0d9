"""Networks with a decoder, and those of shape OneToMany: torch.nn's cells, step by step; attention and feedback written out."""

import torch
from torch import nn

from golden_cases import RAGGED, case, layer, output_size, width_of
from golden_feedback import GoldenFeedbackNetwork

CELLS = {"Elman": nn.RNNCell, "Lstm": nn.LSTMCell, "Gru": nn.GRUCell}
STATES = {"Elman": ("h",), "Lstm": ("h", "c"), "Gru": ("h",)}


class Decoder(nn.Module):
    """What [Decoder] has of its own: the bridges to the first states, and the scores of additive attention."""

    def __init__(self, attention):
        super().__init__()
        self.attention = attention

    def add_bridge(self, name, inputs, units):
        self.register_parameter(f"weight_{name}", nn.Parameter(torch.empty(units, inputs)))
        self.register_parameter(f"bias_{name}", nn.Parameter(torch.empty(units)))

    def bridge(self, name, last):
        return nn.functional.linear(last, getattr(self, f"weight_{name}"), getattr(self, f"bias_{name}"))

    def add_scores(self, keys, queries, units):
        self.weight_key = nn.Parameter(torch.empty(units, keys))
        self.weight_query = nn.Parameter(torch.empty(units, queries))
        self.weight_score = nn.Parameter(torch.empty(units, 1))

    def add_heads(self, keys, queries, units, heads):
        self.heads = heads
        self.weight_key = nn.Parameter(torch.empty(units, keys))
        self.weight_value = nn.Parameter(torch.empty(units, keys))
        self.weight_query = nn.Parameter(torch.empty(units, queries))
        self.weight_output = nn.Parameter(torch.empty(keys, units))

    def context_of_heads(self, h, keys):
        """Each head's softmax over q · k_s / sqrt(d), and the mean of its values with these weights."""
        q, k, v = ([*values.chunk(self.heads, -1)] for values in (self.weight_query @ h, keys @ self.weight_key.T, keys @ self.weight_value.T))
        contexts = [torch.softmax(k[i] @ q[i] / len(q[i]) ** 0.5, 0) @ v[i] for i in range(self.heads)]
        return self.weight_output @ torch.cat(contexts)

    def attend(self, h, keys):
        """[context; h]: the mean of the encoder's outputs k_s, [steps, width], weighted by softmax over their scores with h."""
        if self.attention == "Multiplicative":
            return torch.cat([self.context_of_heads(h, keys), h])
        if self.attention == "Dot":
            scores = keys @ h
        else:
            scores = (torch.tanh(self.weight_query @ h + keys @ self.weight_key.T) @ self.weight_score)[:, 0]
        return torch.cat([torch.softmax(scores, 0) @ keys, h])


class GoldenDecoderNetwork(GoldenFeedbackNetwork):
    """The layers before [Decoder] are modules over all steps of a row, those after it cells. Without [Decoder] (OneToMany), nothing is fed back."""

    def make_layers(self):
        layers = self.case["layers"]
        at = next((i for i, layer in enumerate(layers) if layer["kind"] == "Decoder"), None)
        self.options = layers[at] if at is not None else {"feedback": "Zeros"}
        self.feeds_back = self.options.get("feedback", "Output") == "Output"
        self.attention = self.options.get("attention", "None")
        self.encoder, self.first = (layers[:at], at + 1) if at is not None else ([], 0)
        self.is_one_to_many = self.case["shape"] == "OneToMany"
        self.takes_labels = self.case["loss"] == "SoftmaxCrossEntropy" and self.case.get("lossOptions", {}).get("targets") != "Distributions"

        width = self.input_width
        for layer in self.encoder:
            self.add_layer(layer, self.make_module(layer, width))
            width = width_of(layer)
        decoder = Decoder(self.attention)
        if at is not None:
            self.add_layer(self.options, decoder)

        keys, width = width, self.fed_width()
        cells = [layer for layer in layers[self.first:] if layer["kind"] in CELLS]
        for layer in layers[self.first:]:
            is_cell = layer["kind"] in CELLS
            self.add_layer(layer, CELLS[layer["kind"]](width, layer["units"], layer.get("useBias", True)) if is_cell else self.make_step(layer, width))
            width = width_of(layer)
            if is_cell:
                self.add_bridges(decoder, cells.index(layer), layer)
                width += keys if self.attention != "None" and layer is cells[-1] else 0
        if self.attention == "Additive":
            decoder.add_scores(keys, cells[-1]["units"], self.options.get("attentionUnits", keys))
        if self.attention == "Multiplicative":
            decoder.add_heads(keys, cells[-1]["units"], self.options.get("attentionUnits", keys), self.options.get("attentionHeads", 1))

    @property
    def input_width(self):
        return self.case.get("inputSize") or self.case["vocabulary"]

    def make_step(self, layer, width):
        """An embedding of what is fed back has a row for the start symbol; the one of a first input has not."""
        return nn.Embedding(width, layer["units"]) if layer["kind"] == "Embedding" else self.make_module(layer, width)

    def fed_width(self):
        """The width of what the decoder's first layer sees: tokens count as vectors that are 1 at their place."""
        if self.is_one_to_many:
            return self.input_width
        if not self.feeds_back:
            return 1
        return output_size(self.case) + (1 if self.takes_labels else 0)

    def add_bridges(self, decoder, rank, layer):
        """A bridge for each state that does not begin with a state of one direction, as wide as itself."""
        source = self.source(rank)
        if source is None:
            return
        for state in STATES[layer["kind"]]:
            if source.get("bidirectional") or source["units"] != layer["units"]:
                decoder.add_bridge(f"{self.layers[-1][0]}_{state}", width_of(source), layer["units"])

    def source(self, rank):
        """The encoder's recurrent layer that the decoder's of this rank begins with: of the same rank, or the last."""
        recurrent = [layer for layer in self.encoder if layer["kind"] in CELLS]
        return recurrent[min(rank, len(recurrent) - 1)] if recurrent else None

    def named_weights(self):
        """Cells of torch.nn name their tensors as its layers do, without the number of the layer. One that sees nothing has no weights for it here: in torch they see zeros."""
        sees_nothing = None if self.is_one_to_many or self.feeds_back else self.layers[self.first][2]
        return [
            (f"{name}.{tensor}{'_l0' if layer['kind'] in CELLS and not tensor.count('_l0') else ''}", weights)
            for name, layer, module in self.layers
            for tensor, weights in module.named_parameters()
            if not (module is sees_nothing and tensor == "weight_ih")
        ]

    def rows(self, batch):
        return batch["inputs"] if "inputs" in batch else batch["tokens"]

    def valid(self, batch, out_steps):
        counts = batch.get("targetLengths", torch.full([self.case["batchSize"]], out_steps))
        if "lengths" in batch:
            counts = torch.where(batch["lengths"] > 0, counts, torch.zeros_like(counts))
        return torch.arange(out_steps)[None] < counts[:, None]

    def is_forced(self):
        return self.feeds_back and self.options.get("teacherForcing", "Always") == "Always"

    @property
    def start(self):
        """Token 0 begins behind an encoder, and class n is token n + 1; in OneToMany the input begins, and class n is token n."""
        return 0 if self.is_one_to_many else 1

    def fed_targets(self, batch):
        return batch["labels"] + self.start if self.takes_labels else batch["targets"]

    def fed_back(self, y):
        """What the next step begins with: the most likely class as a token, or values, or probabilities."""
        if not self.takes_labels:
            return self.link(y)
        first, second = y.topk(2).values
        self.note_margin(first - second, 0)
        return y.argmax() + self.start

    def of_row(self, x, steps, given):
        keys, last = self.encode(x)
        states, results = self.first_states(last), []
        fed = self.first_fed(x)
        for t in range(steps):
            y, states = self.step(fed, states, keys)
            results.append(y)
            if not self.feeds_back:
                fed = torch.zeros_like(fed)
            else:
                fed = self.fed_back(y) if given is None else given[t]
        return torch.stack(results)

    def encode(self, x):
        """[steps, width], the encoder's outputs, and what each recurrent layer ends with: its states, by name."""
        x, last = x[None], []
        for _, layer, module in self.layers[:len(self.encoder)]:
            if layer["kind"] in CELLS:
                before = x if x.dtype.is_floating_point else self.one_hot(x, self.input_width)
                x, final = module(before)
                x = before + x if layer.get("residual") else x
                final = final if layer["kind"] == "Lstm" else (final,)
                last.append({state: value.flatten() for state, value in zip(STATES[layer["kind"]], final)})
            else:
                x = self.apply_layer(layer, module, x)
        return x[0], last

    def first_states(self, last):
        """The states of the decoder's cells, in order: 0 without an encoder, otherwise its own, through a bridge where there is one."""
        cells = [(name, layer) for name, layer, _ in self.layers[self.first:] if layer["kind"] in CELLS]
        if not last:
            return [tuple(torch.zeros(layer["units"]) for _ in STATES[layer["kind"]]) for _, layer in cells]
        return [tuple(self.first_state(name, state, last[min(rank, len(last) - 1)]) for state in STATES[layer["kind"]]) for rank, (name, layer) in enumerate(cells)]

    def first_state(self, name, state, source):
        """Where the encoder's layer has no such state, its output takes the place."""
        value = source.get(state, source["h"])
        return self.decoder.bridge(f"{name}_{state}", value) if hasattr(self.decoder, f"weight_{name}_{state}") else value

    def first_fed(self, x):
        if not self.is_one_to_many:
            return torch.tensor(0) if self.feeds_back and self.takes_labels else torch.zeros(self.fed_width())
        if x.dtype.is_floating_point or self.feeds_back:
            return x[0]
        _, layer, module = self.layers[self.first]
        return module(x[0]) if layer["kind"] == "Embedding" else self.one_hot(x[0], self.input_width)

    def step(self, fed, states, keys):
        """The last layer's values and the cells' new states."""
        y, states, following = fed, iter(states), []
        for _, layer, module in self.layers[self.first:]:
            if layer["kind"] == "Embedding":
                y = module(y) if not y.dtype.is_floating_point else y
                continue
            y = y if y.dtype.is_floating_point else self.one_hot(y, self.fed_width())
            if layer["kind"] not in CELLS:
                y = self.apply_layer(layer, module, y)
                continue
            state = next(states)
            state = module(y[None], tuple(s[None] for s in state) if len(state) > 1 else state[0][None])
            following.append(tuple(s[0] for s in state) if layer["kind"] == "Lstm" else (state[0],))
            y = y + following[-1][0] if layer.get("residual") else following[-1][0]
            if self.attention != "None" and len(following) == self.cell_count():
                y = self.decoder.attend(y, keys)
        return y, following

    def cell_count(self):
        return sum(layer["kind"] in CELLS for _, layer, _ in self.layers[self.first:])


def decoder(**options):
    return {"kind": "Decoder", **options}


def to_sequence(name, layers, loss="MeanSquaredError", steps=4, output_steps=3, **more):
    return case(name, layers, loss, "EncoderDecoder", steps, outputSteps=output_steps, **more)


def to_many(name, layers, loss="MeanSquaredError", **more):
    return case(name, layers, loss, "OneToMany", **more)


def embedding(size):
    return layer("Embedding", size)


# Rows of less input than there are steps, of none, and of fewer output steps than there are, or of none.
SHORTER = {"lengths": [4, 2, 0, 3], "targetLengths": [2, 3, 3, 0]}
DISTRIBUTIONS = {"lossOptions": {"targets": "Distributions"}}
CLASSES = "SoftmaxCrossEntropy"

DECODER_CASES = [
    to_sequence("decoder_gru", [embedding(3), layer("Gru", 5), decoder(), embedding(4), layer("Gru", 5), layer("Dense", 4)], CLASSES, vocabulary=6),
    to_sequence("decoder_lstm", [layer("Lstm", 4), decoder(), layer("Lstm", 4), layer("Dense", 3)], CLASSES, vocabulary=5, **SHORTER),
    to_sequence(
        "decoder_gru_dot",
        [embedding(3), layer("Gru", 5), decoder(attention="Dot"), embedding(4), layer("Gru", 5), layer("Dense", 4)],
        CLASSES,
        vocabulary=6,
        **SHORTER,
    ),
    to_sequence(
        "decoder_lstm_dot",
        [embedding(3), layer("Lstm", 5), decoder(attention="Dot"), embedding(4), layer("Lstm", 5), layer("Dense", 5, activation="Tanh"), layer("Dense", 4)],
        CLASSES,
        vocabulary=6,
        output_steps=5,
        weighted=True,
    ),
    to_sequence(
        "decoder_gru_additive",
        [embedding(3), layer("Gru", 5), decoder(attention="Additive"), embedding(4), layer("Gru", 5), layer("Dense", 4)],
        CLASSES,
        vocabulary=6,
        draw=1,
    ),
    to_sequence(
        "decoder_lstm_additive",
        [embedding(3), layer("Lstm", 5), decoder(attention="Additive", attentionUnits=6), embedding(4), layer("Lstm", 5), layer("Dense", 4)],
        CLASSES,
        vocabulary=6,
        **SHORTER,
    ),
    to_sequence("decoder_gru_bridge", [layer("Gru", 4), decoder(attention="Additive"), layer("Gru", 6), layer("Dense", 3)], CLASSES, features=2, **SHORTER),
    to_sequence(
        "decoder_lstm_bridge",
        [layer("Lstm", 3, bidirectional=True), decoder(attention="Dot"), layer("Lstm", 6), layer("Dense", 3)],
        CLASSES,
        features=2,
        **SHORTER,
    ),
    to_sequence("decoder_heads", [layer("Gru", 4), decoder(attention="Multiplicative", attentionHeads=2), layer("Gru", 4), layer("Dense", 2)], features=2, **SHORTER),
    to_sequence(
        "decoder_heads_wide",
        [embedding(3), layer("Lstm", 4), decoder(attention="Multiplicative", attentionUnits=6, attentionHeads=3), embedding(4), layer("Lstm", 4), layer("Dense", 4)],
        CLASSES,
        vocabulary=5,
    ),
    to_sequence("decoder_mixed_bridge", [layer("Gru", 3), decoder(attention="Additive"), layer("Lstm", 4), layer("Dense", 2)], features=2),
    to_sequence("decoder_mixed", [layer("Gru", 4), decoder(attention="Dot"), layer("Lstm", 4), layer("Dense", 2)], features=2),
    to_sequence(
        "decoder_stack",
        [layer("Lstm", 4), layer("Gru", 5), decoder(attention="Dot"), layer("Lstm", 4), layer("Gru", 5), layer("Dense", 5)],
        CLASSES,
        vocabulary=5,
    ),
    to_sequence("decoder_of_more_layers", [layer("Elman", 4), decoder(), layer("Gru", 4), layer("Lstm", 3), layer("Dense", 2)], features=2),
    to_sequence(
        "decoder_of_dense",
        [layer("Gru", 5), layer("Dense", 4, activation="Tanh"), decoder(attention="Dot"), layer("Dense", 3, activation="Sigmoid"), layer("Gru", 4), layer("Dense", 3)],
        CLASSES,
        features=2,
        **SHORTER,
    ),
    to_sequence(
        "decoder_residual",
        [embedding(4), layer("Lstm", 4), layer("Gru", 4, residual=True), decoder(attention="Dot"), embedding(4), layer("Gru", 4, residual=True), layer("Dense", 3)],
        CLASSES,
        vocabulary=5,
        **SHORTER,
    ),
    to_sequence("decoder_forced", [layer("Gru", 4), decoder(attention="Dot"), layer("Gru", 4), layer("Dense", 2)], features=3, **SHORTER),
    to_sequence(
        "decoder_free",
        [layer("Lstm", 4), decoder(teacherForcing="Never"), layer("Lstm", 4), layer("Dense", 2)],
        features=3,
        output_steps=5,
    ),
    to_sequence(
        "decoder_free_dot",
        [layer("Lstm", 4), decoder(attention="Dot", teacherForcing="Never"), layer("Lstm", 4), layer("Dense", 2)],
        features=3,
        **SHORTER,
    ),
    to_sequence(
        "decoder_free_additive",
        [layer("Gru", 4), decoder(attention="Additive", teacherForcing="Never"), layer("Gru", 3), layer("Dense", 2)],
        features=3,
        **SHORTER,
    ),
    to_sequence(
        "decoder_free_classes",
        [embedding(3), layer("Gru", 5), decoder(attention="Dot", teacherForcing="Never"), embedding(4), layer("Gru", 5), layer("Dense", 4)],
        CLASSES,
        vocabulary=6,
    ),
    to_sequence(
        "decoder_free_distributions",
        [layer("Gru", 4), decoder(attention="Dot", teacherForcing="Never"), layer("Gru", 4), layer("Dense", 3)],
        CLASSES,
        features=2,
        **DISTRIBUTIONS,
    ),
    to_sequence(
        "decoder_free_binary",
        [layer("Lstm", 3), decoder(attention="Additive", teacherForcing="Never"), layer("Lstm", 3), layer("Dense", 2)],
        "BinaryCrossEntropy",
        features=2,
        **SHORTER,
    ),
    to_sequence("decoder_zeros", [layer("Gru", 5), decoder(attention="Dot", feedback="Zeros"), layer("Gru", 5), layer("Dense", 2)], features=2, **SHORTER),
    to_many("one_to_many_forced", [decoder(), layer("Lstm", 5), layer("Dense", 2)], features=2, targetLengths=RAGGED),
    to_many("one_to_many_free", [decoder(teacherForcing="Never"), layer("Gru", 5), layer("Dense", 2)], features=2),
    to_many(
        "one_to_many_free_lengths",
        [decoder(teacherForcing="Never"), layer("Lstm", 4), layer("Gru", 3), layer("Dense", 3, activation="Tanh")],
        features=3,
        weighted=True,
        lengths=[1, 1, 0, 1],
        targetLengths=[5, 2, 5, 4],
    ),
    to_many("one_to_many_tokens", [decoder(), embedding(3), layer("Gru", 5), layer("Dense", 6)], CLASSES, vocabulary=6, targetLengths=RAGGED),
    to_many("one_to_many_one_hot", [decoder(teacherForcing="Never"), layer("Elman", 5), layer("Dense", 4)], CLASSES, vocabulary=4),
    to_many("one_to_many_zeros", [layer("Lstm", 5), layer("Dense", 2)], features=3, targetLengths=RAGGED),
    to_many("one_to_many_zeros_tokens", [embedding(4), layer("Gru", 5), layer("Dense", 3)], CLASSES, vocabulary=6),
]
