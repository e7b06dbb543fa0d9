using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RnnGen.Tests;

/// <summary>What an editor shows of the library.</summary>
public sealed partial class DocumentationTests
{
    private static readonly XElement[] Members = [.. XDocument.Load(Path.ChangeExtension(typeof(SequenceBatch<>).Assembly.Location, ".xml")).Descendants("member")];

    /// <summary>A sentence that begins with a question word has no head: a reference lists things and actions.</summary>
    [Fact]
    public void NoComment_BeginsWithAQuestionWord() => Assert.Equal("", string.Join(
        "\n",
        from member in Members
        from part in member.Elements()
        where part.Name.LocalName is "summary" or "param" or "typeparam" or "returns" or "value"
        where QuestionWord().IsMatch(part.Value)
        select $"{member.Attribute("name")!.Value}, {part.Name}: {part.Value.Trim()}"));

    /// <summary>Shapes, units, ranges and defaults stand where an editor shows them: at the argument.</summary>
    [Fact]
    public void EveryParameterAndReturnValue_IsDocumented() => Assert.Equal("", string.Join(
        "\n",
        new DocumentationGaps(Members.ToDictionary(member => member.Attribute("name")!.Value)).Of(typeof(SequenceBatch<>).Assembly)));

    [GeneratedRegex(@"^\s*(What|Where|How|Which|Whose|Who|When|Why)\b")]
    private static partial Regex QuestionWord();
}
