#!/bin/sh
# Installs what `compare` measures against: PyTorch with OpenBLAS, the ONNX model writer, and ONNX Runtime's native library.
set -eu
cd "$(dirname "$0")"

as_root=""
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get install -y python3-torch python3-onnx libopenblas0-pthread

# The package holds the library for processors; its install script would fetch the one for GPUs.
npm install --prefix . --no-save --ignore-scripts onnxruntime-node@1.30.0
