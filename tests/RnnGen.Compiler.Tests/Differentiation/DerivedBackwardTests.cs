using RnnGen.Compiler.Declarations;
using RnnGen.Compiler.Ir;
using RnnGen.Testing;
using static RnnGen.Testing.NetworkBuilder;

namespace RnnGen.Compiler.Tests.Differentiation;

/// <summary>
/// Backpropagation through time as textbooks have it, written by hand, against what is derived. dh₋ and dc₋ are what step t + 1 leaves at
/// the beginning of a step's equations, and what it leaves to step t - 1 at their end.
/// </summary>
public sealed class DerivedBackwardTests
{
    [Fact]
    public void Lstm_HasTheBackwardEquationsOfTextbooks() => AssertEquations(
        Network("Lstm", 5, 4).ManyToMany().Input(2).Lstm(4).Dense(1).Loss(LossKind.MeanSquaredError),
        "lstm.back",
        [
            "dh = dh₋ + dy",
            "do = dh ∘ tanh(c)",
            "dc = dh ∘ o ∘ (1 - tanh(c)²) + dc₋",
            "di = dc ∘ g",
            "dg = dc ∘ i",
            "df = dc ∘ c₋",
            "dc₋ = [dc₋ after the row's end] + dc ∘ f",
            "δo = do ∘ o ∘ (1 - o)",
            "δg = dg ∘ (1 - g²)",
            "δf = df ∘ f ∘ (1 - f)",
            "δi = di ∘ i ∘ (1 - i)",
            "dh₋ = [dh₋ + dy after the row's end] + U_oᵀ δo + U_gᵀ δg + U_fᵀ δf + U_iᵀ δi",
            "dh <- dh₋",
            "dc <- dc₋",
            .. new[] { "o", "g", "f", "i" }.SelectMany(gate => new[] { $"db'_{gate} += δ{gate}", $"db_{gate} += δ{gate}", $"dU_{gate} += δ{gate} ⊗ h₋", $"dW_{gate} += δ{gate} ⊗ x" }),
        ]);

    [Fact]
    public void Gru_HasTheBackwardEquationsOfTextbooks() => AssertEquations(
        Network("Gru", 5, 4).ManyToMany().Input(2).Gru(4).Dense(1).Loss(LossKind.MeanSquaredError),
        "gru.back",
        [
            "dh = dh₋ + dy",
            "dn = dh ∘ (1 - z)",
            "dz = dh ∘ h₋ + -dh ∘ n",
            "δn = dn ∘ (1 - n²)",
            "dr = δn ∘ a_nh",
            "δnh = δn ∘ r",
            "δz = dz ∘ z ∘ (1 - z)",
            "δr = dr ∘ r ∘ (1 - r)",
            "dh₋ = [dh₋ + dy after the row's end] + dh ∘ z + U_nᵀ δnh + U_zᵀ δz + U_rᵀ δr",
            "dh <- dh₋",
            "db'_n += δnh", "dU_n += δnh ⊗ h₋", "db_n += δn", "dW_n += δn ⊗ x",
            "db'_z += δz", "db_z += δz", "dU_z += δz ⊗ h₋", "dW_z += δz ⊗ x",
            "db'_r += δr", "db_r += δr", "dU_r += δr ⊗ h₋", "dW_r += δr ⊗ x",
        ]);

    /// <summary>dh↑ and dc↑ are what the node's parent has left, dh what the layers above read; dh_left, dc_left and their like are left to the children.</summary>
    [Fact]
    public void TreeLstm_PassesAdjointsToBothChildren() => AssertEquations(
        Network("TreeLstm", 5, 4).ManyToMany().Input(2).TreeLstm(4).Dense(1).Loss(LossKind.MeanSquaredError),
        "treelstm.back",
        [
            "dh = dh + dh↑",
            "do = dh ∘ tanh(c)",
            "dc = dc↑ + dh ∘ o ∘ (1 - tanh(c)²)",
            "dfr = dc ∘ c_right",
            "dc_right = dc ∘ fr",
            "dfl = dc ∘ c_left",
            "dc_left = dc ∘ fl",
            "di = dc ∘ u",
            "du = dc ∘ i",
            "δfr = dfr ∘ fr ∘ (1 - fr)",
            "δfl = dfl ∘ fl ∘ (1 - fl)",
            "δf = δfr + δfl",
            "δu = du ∘ (1 - u²)",
            "δo = do ∘ o ∘ (1 - o)",
            "δi = di ∘ i ∘ (1 - i)",
            "dh_right = R_frᵀ δfr + R_flᵀ δfl + R_uᵀ δu + R_oᵀ δo + R_iᵀ δi",
            "dh_left = L_frᵀ δfr + L_flᵀ δfl + L_uᵀ δu + L_oᵀ δo + L_iᵀ δi",
            "dR_fr += δfr ⊗ h_right", "dL_fr += δfr ⊗ h_left", "db_f += δf",
            "dR_fl += δfl ⊗ h_right", "dL_fl += δfl ⊗ h_left", "dW_f += δf ⊗ x",
            .. new[] { "u", "o", "i" }.SelectMany(gate => new[] { $"db_{gate} += δ{gate}", $"dR_{gate} += δ{gate} ⊗ h_right", $"dL_{gate} += δ{gate} ⊗ h_left", $"dW_{gate} += δ{gate} ⊗ x" }),
        ]);

    [Fact]
    public void Inputs_HaveNoGradient()
    {
        var derived = new CompiledStages(Network("Plain", 5, 4).Input(2).Lstm(4).Dense(1).Loss(LossKind.MeanSquaredError)).Derived;
        Assert.Empty(derived.Backward.Single(node => node.Name.ToString() == "lstm.back").Outputs);
    }

    [Fact]
    public void NetworkWithoutLoss_HasNoWayBack() =>
        Assert.Empty(new CompiledStages(Network("Plain", 5, 4).Input(2).Lstm(4).Dense(1)).Derived.Backward);

    private static void AssertEquations(NetworkBuilder network, string node, IEnumerable<string> expected)
    {
        var text = IrPrinter.Print(new CompiledStages(network).Taped.Backward.Single(n => n.Name.ToString() == node).Body);
        Assert.Equal(string.Join("\n", expected), string.Join("\n", text.TrimEnd('\n').Split('\n').Select(line => line.Trim())));
    }
}
