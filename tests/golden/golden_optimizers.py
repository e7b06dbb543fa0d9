"""Optimizers that PyTorch 1.13 does not have, or not as later releases and the papers have them."""

import torch


class NAdam(torch.optim.Optimizer):
    """torch.optim.NAdam as documented, and as computed from PyTorch 2.0 on: 1.13 multiplies mu_t into the product up to t + 1 twice."""

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, momentum_decay=4e-3):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, momentum_decay=momentum_decay))
        self.steps, self.product = 0, 1.0

    @torch.no_grad()
    def step(self):
        self.steps += 1
        group = self.param_groups[0]
        (beta1, beta2), psi = group["betas"], group["momentum_decay"]
        mu, following = (beta1 * (1 - 0.5 * 0.96 ** (t * psi)) for t in (self.steps, self.steps + 1))
        self.product *= mu
        for weights in group["params"]:
            moments = self.state[weights]
            m = moments["m"] = beta1 * moments.get("m", 0) + (1 - beta1) * weights.grad
            v = moments["v"] = beta2 * moments.get("v", 0) + (1 - beta2) * weights.grad ** 2
            mean = following * m / (1 - self.product * following) + (1 - mu) * weights.grad / (1 - self.product)
            weights -= group["lr"] * mean / (torch.sqrt(v / (1 - beta2 ** self.steps)) + group["eps"])


class Lion(torch.optim.Optimizer):
    """Chen et al., "Symbolic discovery of optimization algorithms" (2023), algorithm 2."""

    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        group = self.param_groups[0]
        beta1, beta2 = group["betas"]
        for weights in group["params"]:
            m = self.state[weights].get("m", torch.zeros_like(weights))
            direction = torch.sign(beta1 * m + (1 - beta1) * weights.grad)
            self.state[weights]["m"] = beta2 * m + (1 - beta2) * weights.grad
            weights -= group["lr"] * (direction + group["weight_decay"] * weights)
