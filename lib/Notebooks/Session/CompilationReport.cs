using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Notebooks.Session;

/// <summary>The compiler's errors as people read them: place, message, the line, a caret.</summary>
internal static class CompilationReport
{
    private const int MostErrors = 20;

    public static SessionException Of(IEnumerable<Diagnostic> diagnostics, string folder)
    {
        var errors = diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).ToArray();
        var report = errors.Take(MostErrors).SelectMany(error => Describe(error, folder)).ToList();
        if (errors.Length > MostErrors)
            report.Add($"… and {errors.Length - MostErrors} more errors");
        return new SessionException("CompilationError", Headline(errors[0], folder), report);
    }

    private static string Headline(Diagnostic error, string folder)
    {
        var text = $"error {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
        if (!error.Location.IsInSource)
            return text;
        var position = error.Location.GetMappedLineSpan();
        var (line, column) = (position.StartLinePosition.Line + 1, position.StartLinePosition.Character + 1);
        return $"{Path.GetRelativePath(folder, position.Path)}, line {line}, column {column}: {text}";
    }

    private static IEnumerable<string> Describe(Diagnostic error, string folder)
    {
        yield return Headline(error, folder);
        if (!error.Location.IsInSource)
            yield break;
        var text = error.Location.SourceTree!.GetText();
        var start = text.Lines.GetLineFromPosition(error.Location.SourceSpan.Start);
        var column = error.Location.SourceSpan.Start - start.Start;
        var length = Math.Clamp(error.Location.SourceSpan.Length, 1, Math.Max(1, start.Span.Length - column));
        yield return "    " + start.ToString().Replace('\t', ' ');
        yield return "    " + new string(' ', column) + new string('^', length);
    }
}
