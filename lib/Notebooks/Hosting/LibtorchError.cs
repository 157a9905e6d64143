using System.Text.RegularExpressions;

namespace Notebooks.Hosting;

/// <summary>
/// An error inside of libtorch that ended the process: some of TorchSharp's functions let it through as a C++ exception, which C# cannot
/// catch. The C++ runtime then writes the error, and the functions that it came through, to stderr.
/// </summary>
internal static partial class LibtorchError
{
    /// <summary>What throws an exception instead, by the name of TorchSharp's native function.</summary>
    private static readonly Dictionary<string, (string Function, string Instead)> Remedies = new()
    {
        ["THSTensor_matmul"] = ("torch.matmul", "torch.mm for matrices and torch.bmm for batches of them"),
        ["THSAutograd_grad"] = ("torch.autograd.grad", "y.backward() and x.grad"),
        ["THSTensor_cummax"] = ("cummax", ""),
        ["THSTensor_cummin"] = ("cummin", ""),
    };

    /// <summary>libtorch's own line, and what to call instead; null where the process did not end in this way.</summary>
    /// <param name="lastWords">What it wrote to its native stderr.</param>
    public static string? Describe(string lastWords)
    {
        if (!lastWords.Contains("c10::", StringComparison.Ordinal) || What().Match(lastWords) is not { Success: true } what)
            return null;
        var line = $"libtorch: {what.Groups["line"].Value.TrimEnd('.', ' ')}.";
        if (Entry().Match(lastWords) is not { Success: true } entry)
            return line;
        var (function, instead) = Remedies.GetValueOrDefault(entry.Value, (entry.Value, ""));
        return $"{line} TorchSharp's {function} throws no exception for it but ends the process"
            + (instead.Length == 0 ? "." : $"; these throw one: {instead}.");
    }

    [GeneratedRegex(@"(what\(\):|uncaught exception of type c10::\w+:)\s+(?<line>[^\r\n]+)")]
    private static partial Regex What();

    [GeneratedRegex(@"\bTHS[A-Z]\w+")]
    private static partial Regex Entry();
}
