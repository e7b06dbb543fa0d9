"""Networks of trees: PyTorch has no such modules, so the cells are written out, node by node, and differentiated by PyTorch."""

import torch
from torch import nn

from golden_cases import case, layer
from golden_activations import activation_of
from golden_network import GoldenNetwork

TREES = ("TreeLstm", "TreeRnn")
RAGGED = [7, 3, 0, 5]

CASES = [
    case("tree_lstm", [layer("TreeLstm", 4), layer("Dense", 2)], features=3, steps=7),
    case("tree_lstm_lengths", [layer("TreeLstm", 5), layer("Dense", 1)], "BinaryCrossEntropy", features=2, steps=7, lengths=RAGGED),
    case("tree_lstm_many_to_many", [layer("TreeLstm", 4), layer("Dense", 3)], features=2, shape="ManyToMany", steps=7, lengths=RAGGED),
    case("tree_lstm_tokens", [layer("Embedding", 3), layer("TreeLstm", 5), layer("Dense", 4)], "SoftmaxCrossEntropy", vocabulary=6, steps=7),
    case("tree_lstm_without_bias", [layer("TreeLstm", 3, useBias=False), layer("Dense", 1)], features=2, steps=6),
    case("tree_rnn", [layer("TreeRnn", 5), layer("Dense", 2)], features=3, steps=7),
    case("tree_rnn_many_to_many", [layer("TreeRnn", 4), layer("Dense", 3)], "SoftmaxCrossEntropy", "ManyToMany", vocabulary=5, steps=7, lengths=RAGGED),
    case("tree_stack", [layer("TreeRnn", 4), layer("TreeLstm", 3), layer("Dense", 2)], features=2, steps=7),
]


class TreeCell(nn.Module):
    """[W x + b], L h_left and R h_right, gate by gate; a missing child has h = c = 0."""

    def __init__(self, inputs, units, bias, of_input, of_child):
        super().__init__()
        self.units = units
        self.weight_x = nn.Parameter(torch.empty(of_input * units, inputs))
        self.weight_left = nn.Parameter(torch.empty(of_child * units, units))
        self.weight_right = nn.Parameter(torch.empty(of_child * units, units))
        self.bias = nn.Parameter(torch.empty(of_input * units)) if bias else None

    def sums(self, x, left, right):
        by_input = x @ self.weight_x.T
        return by_input if self.bias is None else by_input + self.bias, left @ self.weight_left.T + right @ self.weight_right.T

    def forward(self, x, children):
        """[nodes, units]: h of the nodes of one tree, from [nodes, inputs] and [nodes][2]."""
        states, zero = [], self.start()
        for node, (left, right) in enumerate(children):
            states.append(self.node(x[node], states[left] if left >= 0 else zero, states[right] if right >= 0 else zero))
        return torch.stack([state[0] for state in states])

    def start(self):
        return torch.zeros(self.units), torch.zeros(self.units)


class TreeLstm(TreeCell):
    """Tai, Socher and Manning (2015), equations 9 to 14, of two children."""

    def __init__(self, inputs, units, bias):
        super().__init__(inputs, units, bias, of_input=4, of_child=5)

    def node(self, x, left, right):
        (h_left, c_left), (h_right, c_right) = left, right
        by_input, by_children = self.sums(x, h_left, h_right)
        x_i, x_o, x_u, x_f = by_input.chunk(4)
        h_i, h_o, h_u, h_fl, h_fr = by_children.chunk(5)
        i, o, u = torch.sigmoid(x_i + h_i), torch.sigmoid(x_o + h_o), torch.tanh(x_u + h_u)
        c = i * u + torch.sigmoid(x_f + h_fl) * c_left + torch.sigmoid(x_f + h_fr) * c_right
        return o * torch.tanh(c), c


class TreeRnn(TreeCell):
    """Socher et al. (2011): h = tanh(W x + [L R] [h_left; h_right] + b)."""

    def __init__(self, inputs, units, bias):
        super().__init__(inputs, units, bias, of_input=1, of_child=1)

    def node(self, x, left, right):
        by_input, by_children = self.sums(x, left[0], right[0])
        return torch.tanh(by_input + by_children), None


class GoldenTreeNetwork(GoldenNetwork):
    """The layers of a network of trees, row by row: a row is one tree."""

    def make_module(self, layer, width):
        if layer["kind"] in TREES:
            return {"TreeLstm": TreeLstm, "TreeRnn": TreeRnn}[layer["kind"]](width, layer["units"], layer.get("useBias", True))
        return super().make_module(layer, width)

    def logits(self, batch):
        rows, steps = self.rows(batch), self.case["steps"]
        lengths = batch["lengths"].tolist() if "lengths" in batch else [steps] * len(rows)
        return torch.stack([self.of_tree(*row, steps) for row in zip(rows, lengths, batch["children"].tolist())])

    def of_tree(self, x, length, children, steps):
        out_steps = steps if self.case["shape"] == "ManyToMany" else 1
        if length == 0:
            return torch.zeros(out_steps, self.case["layers"][-1]["units"])
        x = x[:length]
        for _, layer, module in self.layers:
            if layer["kind"] in TREES:
                x = module(x, children[:length])
            elif layer["kind"] == "Dense":
                x = activation_of(layer)(module(x))
            else:
                x = module(x)
        return torch.cat([x, torch.zeros(steps - length, x.shape[1])]) if self.case["shape"] == "ManyToMany" else x[-1:]


def draw_trees(case):
    """[rows, steps, 2]: trees with nodes of no, one and two children; -1 where there is no child, and beyond a row's nodes."""
    children = -torch.ones(case["batchSize"], case["steps"], 2, dtype=torch.long)
    for row in range(case["batchSize"]):
        nodes, open_nodes = case.get("lengths", [case["steps"]] * case["batchSize"])[row], []
        for node in range(nodes):
            after = nodes - 1 - node
            least = len(open_nodes) if after == 0 else max(0, len(open_nodes) - after)
            count = torch.randint(least, min(2, len(open_nodes)) + 1, ()).item()
            sides = [0, 1] if count == 2 else [torch.randint(2, ()).item()]
            for side in sides[:count]:
                children[row, node, side] = open_nodes.pop(torch.randint(len(open_nodes), ()).item())
            open_nodes.append(node)
    return children
