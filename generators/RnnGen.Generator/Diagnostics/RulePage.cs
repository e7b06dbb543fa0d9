using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generator.Diagnostics;

/// <summary>
/// The description of a rule: cause and remedy, as its page in <c>docs/reference/rules</c> words them. The pages are resources of this assembly and read when a description is asked
/// for, which a build without an error log never does.
/// </summary>
/// <param name="id">The rule's id.</param>
internal sealed class RulePage(string id) : LocalizableString
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private readonly string _id = id;
    private string? _text;

    protected override string GetText(IFormatProvider? formatProvider) => _text ??= Describe(Read(_id));

    protected override int GetHash() => StringComparer.Ordinal.GetHashCode(_id);

    protected override bool AreEqual(object? other) => other is RulePage page && page._id == _id;

    /// <summary>The sections about cause and fix as plain text: without examples, code marks and the targets of links.</summary>
    /// <param name="page">A rule's page, in Markdown.</param>
    internal static string Describe(string page)
    {
        var prose = Regex.Replace(page.Replace("\r\n", "\n"), "```.*?```", "", Options | RegexOptions.Singleline);
        var sections = Regex.Split(prose, "^## ", Options | RegexOptions.Multiline);
        return Section(sections, "Cause", "Cause: ") + "\n" + Section(sections, "Fix", "Remedy: ");
    }

    private static string Section(string[] sections, string heading, string word)
    {
        var text = sections.Single(section => section.StartsWith(heading + "\n", StringComparison.Ordinal)).Substring(heading.Length);
        return word + string.Join(" ", Plain(text).Split(['\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Code and emphasis without their marks, links as their text, items of a list as sentences.</summary>
    private static string Plain(string markdown)
    {
        var unlinked = Regex.Replace(markdown, @"\[([^\]]*)\]\([^)]*\)", "$1", Options);
        var unmarked = Regex.Replace(unlinked, @"`([^`]*)`|\*(\S[^*`\n]*)\*", "$1$2", Options);
        return Regex.Replace(unmarked, @"^\* ", "", Options | RegexOptions.Multiline);
    }

    private static string Read(string id)
    {
        using var stream = typeof(RulePage).GetTypeInfo().Assembly.GetManifestResourceStream(id + ".md")
            ?? throw new InvalidOperationException($"The rule {id} has no page.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
