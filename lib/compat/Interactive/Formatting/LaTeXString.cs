namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>LaTeX that is shown as mathematics.</summary>
public class LaTeXString
{
    private readonly string latexCode;

    public LaTeXString(string latexCode) => this.latexCode = latexCode;

    public static implicit operator LaTeXString(string source) => new(source);

    public override string ToString() => latexCode;
}
