"""PyTorch on one thread, with weights and samples that it is given as files. Reports its own processor time."""

import time

import numpy
import torch
from line_server import serve
from safetensors_file import read_tensors
from torch import nn

LEARNING_RATE = 1e-4

works = {}


class Network(nn.Module):
    """A recurrent layer whose last output goes through a linear one."""

    def __init__(self, cell, features, units):
        super().__init__()
        self.recurrent = {"lstm": nn.LSTM, "gru": nn.GRU}[cell](features, units)
        self.dense = nn.Linear(units, 1)

    def forward(self, inputs):
        outputs, _ = self.recurrent(inputs)
        return self.dense(outputs[-1])


class MinimalGatedNetwork(nn.Module):
    """The minimal gated unit as one writes a cell that PyTorch does not have: what depends on the inputs alone for all steps at once, the rest in a loop over them."""

    def __init__(self, features, units):
        super().__init__()
        self.wf, self.wh = nn.Parameter(torch.empty(units, features)), nn.Parameter(torch.empty(units, features))
        self.uf, self.uh = nn.Parameter(torch.empty(units, units)), nn.Parameter(torch.empty(units, units))
        self.bf, self.bh = nn.Parameter(torch.empty(units)), nn.Parameter(torch.empty(units))
        self.dense = nn.Linear(units, 1)

    def forward(self, inputs):
        xf = nn.functional.linear(inputs, self.wf, self.bf)
        xh = nn.functional.linear(inputs, self.wh, self.bh)
        h = torch.zeros(inputs.size(1), self.bf.size(0))
        for t in range(inputs.size(0)):
            f = torch.sigmoid(xf[t] + nn.functional.linear(h, self.uf))
            candidate = torch.tanh(xh[t] + nn.functional.linear(f * h, self.uh))
            h = (1 - f) * h + f * candidate
        return self.dense(h)


class Work:
    """A network, the optimizer that trains it, and a batch that is ready in memory, time first, as PyTorch's layers want it."""

    def __init__(self, cell, steps, rows, features, units, weights, inputs, targets, scripted=False):
        is_minimal = cell == "minimalgatedunit"
        network = MinimalGatedNetwork(features, units) if is_minimal else Network(cell, features, units)
        tensors = read_tensors(weights)
        network.load_state_dict({name.replace(f"{cell}.", "" if is_minimal else "recurrent."): torch.from_numpy(tensor) for name, tensor in tensors.items()})
        self.network = torch.jit.script(network) if scripted else network
        self.inputs = torch.from_numpy(numpy.fromfile(inputs, "<f4").reshape(rows, steps, features)).transpose(0, 1).contiguous()
        self.targets = torch.from_numpy(numpy.fromfile(targets, "<f4").reshape(rows, 1))
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=LEARNING_RATE, foreach=True)

    def predict(self):
        with torch.inference_mode():
            return self.network(self.inputs)

    def train(self):
        self.optimizer.zero_grad(set_to_none=True)
        nn.functional.mse_loss(self.network(self.inputs), self.targets).backward()
        self.optimizer.step()


def load(id, **sizes_and_files):
    works[id] = Work(**sizes_and_files)
    return {"outputs": works[id].predict().flatten().tolist()}


def run(id, what, times):
    step = getattr(works[id], what)
    processor, wall = time.process_time(), time.perf_counter()
    for _ in range(times):
        step()
    return {"processor": time.process_time() - processor, "wall": time.perf_counter() - wall}


torch.set_num_threads(1)
serve(f"PyTorch {torch.__version__}", {"load": load, "run": run})
