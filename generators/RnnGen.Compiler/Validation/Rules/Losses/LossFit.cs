using System;
using System.Collections.Generic;
using System.Linq;
using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Equations;
using RnnGen.Compiler.Topology;
using RnnGen.Compiler.Topology.Layers;

namespace RnnGen.Compiler.Validation.Rules;

/// <summary>A loss of one's own has equations, the numbers that they take, and widths in the network.</summary>
internal sealed class LossFit() : Rule(RuleIds.LossFit, "Loss of one's own does not fit the network")
{
    public override Precondition Requires => Precondition.Complete;

    public override IEnumerable<Finding> Check(NetworkGraph network)
    {
        foreach (var loss in network.Declaration.Losses.Where(loss => loss.Kind == LossKind.Custom))
        {
            var head = network.Heads.FirstOrDefault(head => head.Loss == loss);
            var problem = Unread(loss) ?? Numbers(loss, network.Options.Precision == Precision.Double) ?? (head is { Width: > 0 } ? Widths(network, head, loss) : null);
            if (problem is not null)
            {
                yield return At(Element.OfLoss(loss), problem);
            }
        }
    }

    private static FormattableString? Unread(LossDeclaration loss) => loss switch
    {
        { ClassName: null } => $"LossKind.Custom stands for a loss of one's own. Write it as a class, and declare it with [Loss<TLoss>].",
        { Program: not null } => null,
        { Source: CellSource.Project } => $"The equations of '{loss.ClassName}' cannot be read. Fix the errors that are reported on the class.",
        { Source: CellSource.None } => $"The class '{loss.ClassName}' of another project or package carries no equations. Make it partial, and build its project with the package RnnGen.",
        _ => $"The class '{loss.ClassName}' was built with a later version of RnnGen, so its equations cannot be read. Update RnnGen in this project.",
    };

    private static FormattableString? Numbers(LossDeclaration loss, bool isDouble)
    {
        string[] names = [.. loss.Program!.Loss.Parameters.Where(parameter => parameter.Role == CellParameterRole.Option).Select(parameter => parameter.Name)];
        var wrong = loss.Numbers.FirstOrDefault(number => double.IsNaN(number) || double.IsInfinity(isDouble ? number : (float)number));
        if (names.Length != loss.Numbers.Count)
        {
            var (takes, list) = (names.Length == 0 ? "no numbers" : FormattableString.Invariant($"{names.Length} {(names.Length == 1 ? "number" : "numbers")}, {string.Join(", ", names)}"), names.Length == 0 ? "" : $"({string.Join(", ", names)})");
            return $"'{loss.ClassName}' takes {takes}, but {loss.Numbers.Count} {(loss.Numbers.Count == 1 ? "is" : "are")} given. Write [Loss<{loss.ClassName}>{list}].";
        }

        if (wrong != 0)
        {
            return $"'{loss.ClassName}' is given {wrong}, but its numbers must be finite in the network's precision. Give a finite number, or use Precision.Double.";
        }

        return null;
    }

    private static FormattableString? Widths(NetworkGraph network, Head head, LossDeclaration loss)
    {
        var (program, outputs) = (loss.Program!, head.Width);
        foreach (var method in new[] { program.Loss, program.Link, program.Point, program.Sample }.OfType<CellProgram>())
        {
            if (new EquationWidths(method, LossWidths.TypesOf(method), 0, outputs, FormattableString.Invariant($"{outputs} outputs"), "number of outputs", "outputs").Problem is { } problem)
            {
                return problem;
            }
        }

        var (target, point) = (LossWidths.TargetOf(loss, outputs), LossWidths.PointOf(loss, outputs));
        if (program.Link is { } link && LossWidths.TypesOf(link)[link.Results[0]].Rows.In(0, outputs) is var predicted && predicted != outputs)
        {
            return $"'{loss.ClassName}.Predict' returns {predicted} values of {outputs} outputs, but the network predicts as many as it has. Return a vector as long as y.";
        }

        if (program.Sample is { } sample && LossWidths.DrawOf(sample, outputs) is var drawn && drawn != target)
        {
            return $"'{loss.ClassName}.Sample' returns {drawn} values, but a draw is a target, of width {target}. Return a vector as long as a target.";
        }

        if (loss.NormalizeTargets && target != outputs)
        {
            return $"NormalizeTargets says that predictions are values like the targets, but '{loss.ClassName}' has {outputs} outputs for a target of {target}. Remove it.";
        }

        if (head.Layer is RecurrentLayer { Cell.Forcing: not null } && target != outputs)
        {
            return $"{head.Layer.Attribute} reads its own output, of width {outputs}, where a target of '{loss.ClassName}' has width {target}. Add [Dense({outputs})] as the last layer.";
        }

        if (head == network.LastHead && FeedsBack(network) && point != target)
        {
            return $"The output is fed back with the width of a target, {target}, but what '{loss.ClassName}' predicts has width {point}. Add 'public static Vector Point(Vector y)' to it, which returns one value for each of a target, or set Feedback = FeedbackSource.Zeros.";
        }

        return null;
    }

    private static bool FeedsBack(NetworkGraph network) => network.Decoder is { FeedsBack: true } || network.Last is RecurrentLayer { Cell.Forcing: not null };
}
