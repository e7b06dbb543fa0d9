#!/usr/bin/env bash
# Counts what there is, from the sources: the README's figures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C

members() { grep -cE '^    [A-Z][A-Za-z0-9]+ = [0-9]+,' "$1"; }
more() { echo $(($1 / $2 * $2)); }
classes() { { grep -rhE "sealed (class|record) [A-Za-z]+.* : ($1)" --include='*.cs' "$2" || true; } | wc -l; }

# A user's cell is none of the built-in ones, and the two pools are layers.
printf '%5d cells\n'                       "$(($(grep -cE '^ +new\("' generators/RnnGen.Compiler/Cells/CellCatalog.cs) - 3))"
printf '%5d layers to declare\n'           "$(classes 'LayerAttribute|UnaryLayerAttribute|JoinAttribute|WeightLayerAttribute|RecurrentLayerAttribute|TreeLayerAttribute' src/RnnGen)"
printf '%5d shapes of sequences\n'         "$(members src/RnnGen/Attributes/SequenceShape.cs)"
printf '%5d activations\n'                 "$(members src/RnnGen/Attributes/Activation.cs)"
printf '%5d losses\n'                      "$(members src/RnnGen/Attributes/LossKind.cs)"
printf '%5d optimizers\n'                  "$(classes Optimizer src/RnnGen/Optimizers)"
printf '%5d operations and more, each with its derivative\n' "$(more "$(grep -rlE --include='*.cs' 'sealed record [A-Za-z]+.* : (ElementwiseOp|ReductionOp|MovementOp|LeafOp|Op)\b' generators/RnnGen.Compiler/Ir/Ops | wc -l)" 10)"
printf '%5d rules and more\n'              "$(more "$(ls docs/reference/rules/RNN*.md | wc -l)" 10)"
printf '%5d tests and more, many of them over all networks of a catalog\n' "$(more "$(grep -rhE '^ +\[(Native|Emulated)?(Fact|Theory)' --include='*.cs' tests | wc -l)" 100)"
