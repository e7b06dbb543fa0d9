namespace CustomCells;

/// <summary>Every cell, with its task.</summary>
internal static class Trials
{
    public static IReadOnlyList<Trial> All { get; } =
    [
        new(typeof(MinimalGatedUnit), AddingProblem.Task, seed => new AddingMinimalGatedUnit(seed)),
        new(typeof(SimpleRecurrentUnit), MarkedLetter.Task, seed => new MarkedLetterSimpleRecurrentUnit(seed)),
        new(typeof(QuasiRecurrent), LetterPair.Task, seed => new LetterPairQuasiRecurrent(seed)),
        new(typeof(IndependentlyRecurrent), AddingProblem.Task, seed => new AddingIndependentlyRecurrent(seed)) { LearningRate = 0.005 },
        new(typeof(Janet), FirstLetter.Task, seed => new FirstLetterJanet(seed)),
        new(typeof(UpdateGate), Parentheses.Task, seed => new ParenthesesUpdateGate(seed)),
        new(typeof(ChaosFree), ReberGrammar.Task, seed => new ReberChaosFree(seed)),
        new(typeof(LegendreMemory), DelayLine.Task, seed => new DelayLineLegendreMemory(seed)),
        new(typeof(CoupledOscillators), DrivenOscillator.Task, seed => new DrivenCoupledOscillators(seed)),
        new(typeof(Antisymmetric), FirstLetter.Task, seed => new FirstLetterAntisymmetric(seed)),
        new(typeof(LinearRecurrentUnit), MovingAverages.Task, seed => new AveragesLinearRecurrentUnit(seed)),
        new(typeof(MatrixMemory), AssociativeRecall.Task, seed => new AssociativeMatrixMemory(seed)),
        new(typeof(MinimalGru), MarkedLetter.Task, seed => new MarkedLetterMinimalGru(seed)),
        new(typeof(LstmEquations), AddingProblem.Task, seed => new AddingLstmEquations(seed)),
        new(typeof(GruEquations), FirstLetter.Task, seed => new FirstLetterGruEquations(seed)),
    ];
}
