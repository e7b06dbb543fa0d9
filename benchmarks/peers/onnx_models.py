"""Writes ONNX models with the weights of files that networks save."""

import numpy
import onnx
from line_server import serve
from onnx import TensorProto, helper, numpy_helper
from safetensors_file import read_tensors

OPSET = 14
IR_VERSION = 8

# PyTorch's gates to ONNX's: i, f, g, o to i, o, f, c; r, z, n to z, r, h.
GATES = {"lstm": [0, 3, 1, 2], "gru": [1, 0, 2]}
STATES = {"lstm": ["h", "c"], "gru": ["h"]}


def permuted(cell, array):
    gates = numpy.split(array, len(GATES[cell]))
    return numpy.concatenate([gates[gate] for gate in GATES[cell]])


def recurrent_weights(cell, tensors):
    """W, R and B as the operators take them: with the direction in front, and both biases in one."""
    w, r, wb, rb = (permuted(cell, tensors[f"{cell}.{name}_l0"]) for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    return {"W": w[None], "R": r[None], "B": numpy.concatenate([wb, rb])[None]}


def tensor(name, *shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def write(cell, steps, rows, features, units, weights, path, streaming):
    """
    x [steps, rows, features] to y [rows, 1], read after the last step. A streaming model has one step, takes the states h (and c) [1, rows, units] and returns
    them as h_next (and c_next).
    """
    tensors = read_tensors(weights)
    constants = recurrent_weights(cell, tensors) | {"V": tensors["dense.weight"], "b": tensors["dense.bias"], "direction": numpy.array([0], numpy.int64)}
    states = STATES[cell]
    initial = states if streaming else []
    attributes = {"hidden_size": units} | ({"linear_before_reset": 1} if cell == "gru" else {})
    nodes = [
        helper.make_node(cell.upper(), ["x", "W", "R", "B", "", *initial], ["", *(f"{state}_next" for state in states)], **attributes),
        helper.make_node("Squeeze", ["h_next", "direction"], ["last"]),
        helper.make_node("Gemm", ["last", "V", "b"], ["y"], transB=1),
    ]
    inputs = [tensor("x", steps, rows, features), *(tensor(state, 1, rows, units) for state in initial)]
    outputs = [tensor("y", rows, 1), *(tensor(f"{state}_next", 1, rows, units) for state in initial)]
    graph = helper.make_graph(nodes, cell, inputs, outputs, [numpy_helper.from_array(array, name) for name, array in constants.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    onnx.checker.check_model(model)
    onnx.save(model, path)
    return {}


serve(f"onnx {onnx.__version__}", {"write": write})
