namespace RnnGen.Fuzz.Tests.Declarations;

/// <content>Heads beside the last layer.</content>
internal sealed partial class DeclarationGenerator
{
    private static readonly string[] LossesOfAnyLayer = ["LossKind.MeanSquaredError", "LossKind.MeanAbsoluteError", "LossKind.Huber", "LossKind.Cosine", "LossKind.Hinge"];

    /// <summary>Gives a loss to another layer: to the recurrent one that the last layer reads, or to one made for it that reads the same.</summary>
    private void AnotherHead()
    {
        if (_parts[^1] is not { Kind: "Dense" } last)
        {
            return;
        }

        var source = last.Value("From") is { } from ? Enumerable.Range(0, _parts.Count).First(i => Quoted(i) == from) : _parts.Count - 2;
        if (source < 1 || _parts[source].Kind is "Input" or "Decoder")
        {
            return;
        }

        var (loss, outputs) = (_loss, _outputs);
        do
        {
            _outputs = _layers.Size();
            _loss = Loss();
        }
        while (_loss.LossWord == "LossKind.Ctc");

        if (_draws.Chance(0.25) && _parts[source] is { IsRecurrent: true, KeepsSteps: false } && LossesOfAnyLayer.Contains(_loss.LossWord) && _others.All(other => other.Value("Of") != Quoted(source)))
        {
            AddLoss(Quoted(source));
        }
        else
        {
            var head = _layers.Dense(_outputs, Widths[source], IsLogits).Without("Residual").With("Name", $"\"head{_others.Count + 1}\"").With("From", Quoted(source));
            var name = Quoted(source);
            _parts.Insert(_parts.Count - 1, head);
            _parts[^1] = last.With("From", name);
            AddLoss(head.Value("Name")!);
        }

        (_loss, _outputs) = (_draws.Chance(0.3) ? loss!.With("Weight", _draws.Pick("0.25", "3")) : loss, outputs);
    }

    private void AddLoss(string name)
    {
        var loss = _loss!.With("Of", name);
        _others.Add(_draws.Chance(0.5) ? loss.With("Weight", _draws.Pick("0.125", "0.5", "2")) : loss);
    }
}
