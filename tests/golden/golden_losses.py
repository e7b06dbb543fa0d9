"""The losses that have several outputs for each value to predict, and those of counts, signs and directions, by PyTorch's own distributions and modules."""

import torch
from torch import distributions, nn

LEAST_SCALE = 1e-6
PARTS = {"Gaussian": 2, "StudentT": 3, "NegativeBinomial": 2}


def target_size(kind, options, outputs):
    """The numbers of a target."""
    if kind == "Quantile":
        return outputs // len(options["quantiles"])
    if kind == "GaussianMixture":
        components = options["components"]
        return (outputs - components) // (2 * components)
    return outputs // PARTS.get(kind, 1)


def scale(values):
    return nn.functional.softplus(values) + LEAST_SCALE


def quantiles(logits, options):
    """[..., levels, features]."""
    levels = logits.unflatten(-1, (len(options["quantiles"]), -1))
    if not options.get("nonCrossing"):
        return levels
    return torch.cat([levels[..., :1, :], nn.functional.softplus(levels[..., 1:, :])], -2).cumsum(-2)


def mixture(logits, options):
    """Shares, means and deviations: [..., components] and [..., components, features]."""
    components = options["components"]
    width = (logits.shape[-1] - components) // 2
    shares, means, deviations = logits.split([components, width, width], -1)
    return shares, means.unflatten(-1, (components, -1)), scale(deviations).unflatten(-1, (components, -1))


def link(kind, logits, options):
    """What Predict returns; None where it is known elsewhere."""
    if kind == "Quantile":
        return quantiles(logits, options).flatten(-2)
    if kind == "Gaussian":
        mean, deviation = logits.chunk(2, -1)
        return torch.cat([mean, scale(deviation)], -1)
    if kind == "StudentT":
        location, deviation, freedom = logits.chunk(3, -1)
        return torch.cat([location, scale(deviation), 2 + nn.functional.softplus(freedom)], -1)
    if kind == "Poisson":
        return logits.exp()
    if kind == "NegativeBinomial":
        return scale(logits)
    if kind == "GaussianMixture":
        shares, means, deviations = mixture(logits, options)
        return torch.cat([shares.softmax(-1), means.flatten(-2), deviations.flatten(-2)], -1)
    if kind == "Focal":
        return logits.softmax(-1)
    return None


def losses(kind, logits, targets, options):
    """One loss for each position, or for each of its features; None for other losses."""
    if kind == "Quantile":
        levels = torch.tensor(options["quantiles"])[:, None]
        errors = targets[..., None, :] - quantiles(logits, options)
        return torch.maximum(levels * errors, (levels - 1) * errors).mean(-2)
    if kind == "Gaussian":
        mean, deviation = link(kind, logits, options).chunk(2, -1)
        return -distributions.Normal(mean, deviation).log_prob(targets)
    if kind == "StudentT":
        location, deviation, freedom = link(kind, logits, options).chunk(3, -1)
        return -distributions.StudentT(freedom, location, deviation).log_prob(targets)
    if kind == "Poisson":
        return -distributions.Poisson(logits.exp()).log_prob(targets)
    if kind == "NegativeBinomial":
        mean, shape = scale(logits).chunk(2, -1)
        return -distributions.NegativeBinomial(shape, logits=(mean / shape).log()).log_prob(targets)
    if kind == "GaussianMixture":
        shares, means, deviations = mixture(logits, options)
        components = distributions.Independent(distributions.Normal(means, deviations), 1)
        return -distributions.MixtureSameFamily(distributions.Categorical(logits=shares), components).log_prob(targets)
    if kind == "Focal":
        surprise = nn.functional.cross_entropy(logits, targets, reduction="none")
        return (1 - (-surprise).exp()) ** options.get("gamma", 2) * surprise
    if kind == "Hinge":
        return (1 - targets * logits).clamp(min=0)
    if kind == "Cosine":
        return 1 - nn.functional.cosine_similarity(logits, targets, dim=-1)
    return None


def draw_targets(kind, options, rows, steps, outputs, on_grid):
    """Targets on the grid that files hold exactly."""
    size = target_size(kind, options, outputs)
    if kind in ("Poisson", "NegativeBinomial"):
        return torch.poisson(3 * torch.rand(rows, steps, size))
    if kind == "Hinge":
        return 2.0 * torch.randint(2, (rows, steps, size)).double() - 1
    return on_grid(2 * torch.randn(rows, steps, size))
