using System;
using System.Text;

namespace RnnGen.Compiler.Emission;

/// <summary>Writes C# with line feeds and four spaces a level, whatever the machine's conventions.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>Writes a template: its lines at the current level, its own indentation kept.</summary>
    public void Write(string template)
    {
        foreach (var line in template.Replace("\r\n", "\n").Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', 4 * _level).Append(line);
            }

            _text.Append('\n');
        }
    }

    public void Line() => _text.Append('\n');

    /// <summary>Writes a header (where there is one) and an opening brace; the closing one follows at the end of the using block.</summary>
    public IDisposable Block(string header)
    {
        Write(header.Length > 0 ? header + "\n{" : "{");
        _level++;
        return new Closing(this);
    }

    public override string ToString() => _text.ToString();

    private sealed class Closing(SourceWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._level--;
            writer.Write("}");
        }
    }
}
