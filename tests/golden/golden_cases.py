"""The declared networks and the optimizers. Layers run in order; kinds, options and enum values are named as the attributes name them."""


def layer(kind, units, **options):
    return {"kind": kind, "units": units, **options}


def join(kind, *sources):
    return {"kind": kind, "sources": list(sources)}


def pool(pooling, **options):
    return {"kind": "Pool", "pooling": pooling, **options}


def attention(heads, **options):
    return {"kind": "SelfAttention", "heads": heads, **options}


def case(name, layers, loss="MeanSquaredError", shape="ManyToOne", steps=5, batch=4, features=0, vocabulary=0, **more):
    given = {"vocabulary": vocabulary} if vocabulary else {"inputSize": features}
    return {"name": name, "shape": shape, "steps": steps, "batchSize": batch, **given, "layers": layers, "loss": loss, **more}


def width_of(layer):
    """The width of a layer's outputs."""
    return (layer.get("outputs") or layer.get("projection") or layer["units"]) * (2 if layer.get("bidirectional") else 1)


def output_size(case):
    return width_of(case["layers"][-1])


def input_steps(case):
    return 1 if case["shape"] == "OneToMany" else case["steps"]


def output_steps(case):
    return case.get("outputSteps") or (case["steps"] if case["shape"] in ("ManyToMany", "OneToMany") else 1)


RAGGED = [5, 2, 0, 4]

CASES = [
    case("elman_tanh", [layer("Elman", 5), layer("Dense", 2)], features=3),
    case("elman_relu", [layer("Elman", 5, activation="Relu"), layer("Dense", 2)], features=3),
    case("elman_many_to_many", [layer("Elman", 4), layer("Dense", 3)], features=2, shape="ManyToMany"),
    case("elman_one_hot", [layer("Elman", 6), layer("Dense", 5)], "SoftmaxCrossEntropy", "ManyToMany", vocabulary=5),
    case("lstm", [layer("Lstm", 4), layer("Dense", 1)], features=2, train=True),
    case("lstm_many_to_many", [layer("Lstm", 5), layer("Dense", 2)], features=3, shape="ManyToMany"),
    case("lstm_one_to_one", [layer("Lstm", 3), layer("Dense", 2)], features=4, shape="OneToOne", steps=1),
    case("lstm_binary", [layer("Lstm", 7), layer("Dense", 1)], "BinaryCrossEntropy", features=1),
    case("lstm_binary_many_to_many", [layer("Lstm", 3), layer("Dense", 3)], "BinaryCrossEntropy", "ManyToMany", features=2),
    case("lstm_classes", [layer("Lstm", 6), layer("Dense", 4)], "SoftmaxCrossEntropy", features=3),
    case("lstm_lengths", [layer("Lstm", 4), layer("Dense", 2)], features=3, lengths=RAGGED),
    case("lstm_lengths_many_to_many", [layer("Lstm", 4), layer("Dense", 2)], features=3, shape="ManyToMany", lengths=RAGGED),
    case("lstm_without_bias", [layer("Lstm", 3, useBias=False), layer("Dense", 1, useBias=False)], features=2),
    case("lstm_penalties", [layer("Lstm", 3, l1=0.01, l2=0.02), layer("Dense", 1, l2=0.05)], features=2),
    case("lstm_stack", [layer("Lstm", 6), layer("Lstm", 3), layer("Lstm", 5), layer("Dense", 2)], features=3),
    case("gru", [layer("Gru", 4), layer("Dense", 1)], features=2, train=True),
    case("gru_many_to_many", [layer("Gru", 7), layer("Dense", 1)], features=1, shape="ManyToMany"),
    case("gru_one_to_one", [layer("Gru", 5), layer("Dense", 3)], "SoftmaxCrossEntropy", "OneToOne", steps=1, features=2),
    case("gru_reset_before", [layer("Gru", 5, variant="ResetBefore"), layer("Dense", 2)], features=3),
    case("gru_lengths", [layer("Gru", 5), layer("Dense", 1)], "BinaryCrossEntropy", features=2, lengths=RAGGED),
    case("gru_without_bias", [layer("Gru", 3, useBias=False), layer("Dense", 1)], features=2),
    case(
        "gru_embedding_lengths",
        [layer("Embedding", 3), layer("Gru", 5), layer("Dense", 6)],
        "SoftmaxCrossEntropy",
        "ManyToMany",
        vocabulary=6,
        lengths=RAGGED,
        train=True,
    ),
    case("lstm_embedding", [layer("Embedding", 4), layer("Lstm", 5), layer("Dense", 3)], "SoftmaxCrossEntropy", vocabulary=7),
    case(
        "mixed_stack",
        [layer("Dense", 4, activation="Tanh"), layer("Lstm", 5), layer("Gru", 3), layer("Elman", 4), layer("Dense", 2)],
        features=3,
        shape="ManyToMany",
    ),
    case(
        "mixed_stack_lengths",
        [layer("Lstm", 5), layer("Dense", 4, activation="Sigmoid"), layer("Gru", 3), layer("Dense", 2, activation="Tanh")],
        features=2,
        shape="ManyToMany",
        lengths=RAGGED,
    ),
    case(
        "dense_activations",
        [layer("Elman", 5), layer("Dense", 4, activation="Relu"), layer("Dense", 3, activation="Sigmoid"), layer("Dense", 2, activation="Tanh")],
        features=2,
    ),
    case("lstm_absolute_lengths", [layer("Lstm", 4), layer("Dense", 2)], "MeanAbsoluteError", features=3, lengths=RAGGED),
    case("gru_absolute_many_to_many", [layer("Gru", 5), layer("Dense", 3)], "MeanAbsoluteError", "ManyToMany", features=2),
    case("lstm_huber", [layer("Lstm", 4), layer("Dense", 2)], "Huber", features=3),
    case(
        "gru_huber_many_to_many_lengths",
        [layer("Gru", 5), layer("Dense", 3)],
        "Huber",
        "ManyToMany",
        features=2,
        lengths=RAGGED,
        lossOptions={"delta": 0.5},
    ),
    case("lstm_weights", [layer("Lstm", 4), layer("Dense", 2)], features=3, weighted=True),
    case("gru_binary_weights_lengths", [layer("Gru", 5), layer("Dense", 3)], "BinaryCrossEntropy", "ManyToMany", features=2, lengths=RAGGED, weighted=True),
    case("lstm_classes_weights_lengths", [layer("Lstm", 4), layer("Dense", 5)], "SoftmaxCrossEntropy", "ManyToMany", features=2, lengths=RAGGED, weighted=True),
    case("lstm_classes_smoothed", [layer("Lstm", 4), layer("Dense", 5)], "SoftmaxCrossEntropy", features=3, lossOptions={"labelSmoothing": 0.1}),
    case("gru_distributions", [layer("Gru", 4), layer("Dense", 3)], "SoftmaxCrossEntropy", features=2, lossOptions={"targets": "Distributions"}),
    case(
        "gru_distributions_smoothed_lengths",
        [layer("Gru", 4), layer("Dense", 5)],
        "SoftmaxCrossEntropy",
        "ManyToMany",
        features=2,
        lengths=RAGGED,
        weighted=True,
        lossOptions={"targets": "Distributions", "labelSmoothing": 0.2},
    ),
    case("lstm_ctc", [layer("Lstm", 5), layer("Dense", 4)], "Ctc", "ManyToMany", features=3, steps=7, lossOptions={"labels": 3}),
    case(
        "gru_ctc_weights_lengths",
        [layer("Gru", 4), layer("Dense", 3)],
        "Ctc",
        "ManyToMany",
        features=2,
        lengths=RAGGED,
        weighted=True,
        lossOptions={"labels": 3},
    ),
    case("loss_quantiles", [layer("Lstm", 4), layer("Dense", 6)], "Quantile", features=3, lossOptions={"quantiles": [0.1, 0.5, 0.9]}),
    case(
        "loss_quantiles_not_crossing",
        [layer("Gru", 4), layer("Dense", 4)],
        "Quantile",
        "ManyToMany",
        features=2,
        lengths=RAGGED,
        weighted=True,
        lossOptions={"quantiles": [0.05, 0.25, 0.75, 0.95], "nonCrossing": True},
        draw=1,
    ),
    case("loss_gaussian", [layer("Lstm", 4), layer("Dense", 4)], "Gaussian", "ManyToMany", features=3, lengths=RAGGED),
    case("loss_student_t", [layer("Gru", 4), layer("Dense", 6)], "StudentT", features=2),
    case("loss_poisson", [layer("Gru", 4), layer("Dense", 2)], "Poisson", "ManyToMany", features=2, lengths=RAGGED),
    case("loss_negative_binomial", [layer("Lstm", 4), layer("Dense", 4)], "NegativeBinomial", features=2),
    case("loss_mixture", [layer("Lstm", 5), layer("Dense", 15)], "GaussianMixture", "ManyToMany", features=2, lossOptions={"components": 3}),
    case("loss_focal", [layer("Gru", 4), layer("Dense", 4)], "Focal", features=2, lossOptions={"gamma": 1.5}),
    case("loss_hinge", [layer("Gru", 4), layer("Dense", 2)], "Hinge", "ManyToMany", features=2),
    case("loss_cosine", [layer("Gru", 4), layer("Dense", 3)], "Cosine", "ManyToMany", features=2, lengths=RAGGED, weighted=True),
    case("lstm_bidirectional", [layer("Lstm", 4, bidirectional=True), layer("Dense", 2)], shape="ManyToMany", features=3, lengths=RAGGED),
    case("gru_bidirectional", [layer("Gru", 5, bidirectional=True), layer("Dense", 3)], "SoftmaxCrossEntropy", features=2, lengths=RAGGED),
    case(
        "branches_many_to_many",
        [
            layer("Lstm", 4),
            layer("Dense", 4, activation="Sigmoid"),
            layer("Dense", 4, activation="Tanh", sources=["input"]),
            join("Multiply", "dense", "dense2"),
            join("Add", "multiply", "lstm"),
            layer("Gru", 3),
            join("Concat", "gru", "add", "input"),
            layer("Dense", 2),
        ],
        shape="ManyToMany",
        features=3,
        lengths=RAGGED,
    ),
    case(
        "branches_of_last_states",
        [layer("Lstm", 4), layer("Gru", 4), layer("Gru", 3, sources=["input"]), join("Concat", "lstm", "gru", "gru2"), layer("Dense", 3)],
        "SoftmaxCrossEntropy",
        features=2,
    ),
    case("conv_causal_lengths", [layer("Conv1D", 4, kernelSize=3), layer("Gru", 3), layer("Dense", 2)], features=3, lengths=RAGGED),
    case(
        "conv_stack",
        [layer("Conv1D", 4, kernelSize=3, padding="Centered", activation="Tanh"), layer("Conv1D", 3, kernelSize=2, dilation=2, useBias=False), layer("Dense", 2)],
        shape="ManyToMany",
        features=2,
        lengths=RAGGED,
    ),
    case(
        "conv_strided",
        [layer("Conv1D", 4, kernelSize=4, stride=2, padding="Centered", activation="Relu"), layer("Lstm", 3), layer("Conv1D", 3, kernelSize=2, stride=2), layer("Gru", 4), layer("Dense", 3)],
        "SoftmaxCrossEntropy",
        steps=9,
        features=2,
        lengths=[9, 4, 0, 7],
    ),
    case(
        "self_attention_lengths",
        [layer("Gru", 6), attention(3), layer("LayerNorm", 6), layer("Dense", 2)],
        shape="ManyToMany",
        features=3,
        lengths=RAGGED,
    ),
    case(
        "self_attention_blocks",
        [
            layer("Dense", 4),
            attention(2, causal=False, residual=True),
            layer("LayerNorm", 4),
            attention(1, causal=False, useBias=False, residual=True),
            attention(4),
            pool("Mean"),
            layer("Dense", 3),
        ],
        "SoftmaxCrossEntropy",
        features=2,
        lengths=RAGGED,
    ),
    case("pool_mean_lengths", [layer("Gru", 4), pool("Mean"), layer("Dense", 2)], features=3, lengths=RAGGED),
    case("pool_max", [layer("Lstm", 4, bidirectional=True), pool("Max"), layer("Dense", 3)], "SoftmaxCrossEntropy", features=2),
    case("pool_last_of_both", [layer("Lstm", 3, bidirectional=True), pool("Last"), layer("Dense", 2)], features=2, lengths=RAGGED),
    case("pool_attention_lengths", [layer("Gru", 4), layer("AttentionPool", 5), layer("Dense", 2)], features=3, lengths=RAGGED),
    case(
        "pools_many_to_many",
        [
            layer("Gru", 4),
            layer("AttentionPool", 3),
            pool("Mean", sources=["gru"]),
            pool("Max", sources=["input"]),
            join("Concat", "attentionpool", "pool", "pool2"),
            layer("Dense", 2),
        ],
        features=3,
        shape="ManyToMany",
    ),
    case("bidirectional_stack", [layer("Lstm", 3, bidirectional=True), layer("Gru", 4, bidirectional=True), layer("Dense", 2)], shape="ManyToMany", features=2),
]

# name -> torch.optim class and options; what is not named is PyTorch's default.
OPTIMIZERS = {
    "Sgd": ("SGD", {"lr": 0.1}),
    "SgdMomentum": ("SGD", {"lr": 0.05, "momentum": 0.9}),
    "SgdNesterov": ("SGD", {"lr": 0.05, "momentum": 0.9, "nesterov": True}),
    "RmsProp": ("RMSprop", {"lr": 0.01}),
    "Adagrad": ("Adagrad", {"lr": 0.05}),
    "Adam": ("Adam", {"lr": 0.02}),
    "AdamW": ("AdamW", {"lr": 0.02, "weight_decay": 0.1}),
    "Nadam": ("NAdam", {"lr": 0.02}),
    "Adadelta": ("Adadelta", {"lr": 1.0}),
    "Lion": ("Lion", {"lr": 0.01, "weight_decay": 0.1}),
    "AveragedSgd": ("ASGD", {"lr": 0.1, "lambd": 0.01, "t0": 5}),
}
