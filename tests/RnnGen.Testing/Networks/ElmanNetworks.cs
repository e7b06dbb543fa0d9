using RnnGen.Compiler.Declarations;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Testing.Networks;

/// <summary>Elman cells: every activation, tails and full registers, inputs of every kind.</summary>
internal static class ElmanNetworks
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        Network("ElmanTanh", 5, 4).Input(3).Elman(5).Dense(2).Squares(),
        Network("ElmanRelu", 5, 3).Input(4).Elman(7, Activation.Relu).Dense(1).Squares().Tagged(NetworkTags.Widths),
        Network("ElmanSigmoid", 5, 5).ManyToMany().Input(2).Elman(4, Activation.Sigmoid).Dense(3).Squares(),
        Network("ElmanIdentity", 5, 4).Input(3).Elman(3, Activation.Identity).Dense(2).Squares(),
        Network("ElmanOneUnit", 2, 1).Input(1).Elman(1).Dense(1).Squares(),
        Network("ElmanHoisted", 5, 1).ManyToMany().Input(5).Elman(16).Dense(4).Squares(),
        Network("ElmanAlone", 5, 4).ManyToMany().Input(2).Elman(8).Squares(),
        Network("ElmanAloneToOne", 5, 3).Input(2).Elman(3).WithoutBias().Squares(),
        Network("ElmanOneHot", 5, 4).ManyToMany().Tokens(5).Elman(6).Dense(5).Classes().Tagged(NetworkTags.Widths),
        Network("ElmanOneStep", 1, 5).Shape(SequenceShape.OneToOne).Input(2).Elman(4).Dense(1).Squares(),
    ];
}
