"""Networks that go on from their own outputs, row by row."""

import torch
from torch import nn

from golden_cases import output_size, output_steps
from golden_network import GoldenNetwork


class GoldenFeedbackNetwork(GoldenNetwork):
    """Predictions run on the network's own outputs; so does the loss, unless a teacher puts the targets in their place."""

    def logits(self, batch):
        return self.of_rows(batch, is_forced=False)

    def taught_logits(self, batch):
        return self.of_rows(batch, is_forced=self.is_forced())

    def is_forced(self):
        """Whether the loss is that of a network whose targets are fed back."""
        raise NotImplementedError

    def of_row(self, x, steps, given):
        """[steps, output size], from a row's valid input steps; given is what is fed back after each step, None for the outputs."""
        raise NotImplementedError

    def of_rows(self, batch, is_forced):
        counts = self.valid(batch, output_steps(self.case)).sum(1).tolist()
        lengths = batch["lengths"].tolist() if "lengths" in batch else [None] * len(counts)
        targets = self.fed_targets(batch) if is_forced else [None] * len(counts)
        rows = zip(self.rows(batch), lengths, counts, targets)
        return torch.stack([self.padded(self.of_row(x[:length], count, given)) if count else self.padded() for x, length, count, given in rows])

    def fed_targets(self, batch):
        """[rows, output steps, ...]: targets as they are fed back; of class indices, vectors with 1 at their places."""
        return self.one_hot(batch["labels"], output_size(self.case)) if "labels" in batch else batch["targets"]

    def padded(self, values=None):
        size, steps = output_size(self.case), output_steps(self.case)
        values = torch.zeros(0, size) if values is None else values
        return torch.cat([values, torch.zeros(steps - len(values), size)])

    @staticmethod
    def one_hot(index, classes):
        return nn.functional.one_hot(torch.as_tensor(index), classes).double()
