using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Notebooks.Session;

/// <summary>An exception as people read it: its message, and the stack down to the cell, in the cell's own lines.</summary>
internal static partial class ExceptionReport
{
    private const int MostFrames = 24;

    public static ErrorEvent Of(Exception thrown, string folder)
    {
        var cause = Unwrap(thrown);
        return new ErrorEvent(cause.GetType().Name, cause.Message, [.. Describe(cause, folder)]);
    }

    private static Exception Unwrap(Exception thrown) =>
        thrown switch
        {
            TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
            AggregateException { InnerExceptions: [var only] } => Unwrap(only),
            _ => thrown,
        };

    private static IEnumerable<string> Describe(Exception thrown, string folder)
    {
        yield return $"{thrown.GetType().Name}: {thrown.Message}";
        foreach (var frame in Frames(thrown, folder))
            yield return frame;
        if (thrown.InnerException is not { } inner)
            yield break;
        yield return "caused by";
        foreach (var line in Describe(Unwrap(inner), folder))
            yield return line;
    }

    private static IEnumerable<string> Frames(Exception thrown, string folder)
    {
        var frames = new StackTrace(thrown, fNeedFileInfo: true).GetFrames();
        var ours = Array.FindLastIndex(frames, IsSubmission);
        var shown = frames.Take(ours < 0 ? frames.Length : ours + 1).Where(frame => !IsPlumbing(frame)).ToArray();
        for (var i = 0; i < shown.Length; i++)
        {
            if (i == MostFrames / 2 && shown.Length > MostFrames)
            {
                yield return $"   … {shown.Length - MostFrames} more";
                i = shown.Length - MostFrames / 2;
            }
            yield return $"   at {Name(shown[i])}{Place(shown[i], folder)}";
        }
    }

    private static bool IsSubmission(StackFrame frame) =>
        frame.GetMethod()?.Module.Assembly.GetName().Name?.StartsWith(SubmissionChain.Prefix, StringComparison.Ordinal) == true;

    private static bool IsPlumbing(StackFrame frame) =>
        frame.GetMethod()?.DeclaringType?.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices"
        || frame.GetMethod()?.DeclaringType?.FullName is "System.ThrowHelper";

    private static string Place(StackFrame frame, string folder) =>
        frame.GetFileName() is not { } file ? ""
        : IsSubmission(frame) || file.StartsWith(folder, StringComparison.Ordinal)
            ? $" in {Path.GetRelativePath(folder, file)}, line {frame.GetFileLineNumber()}"
        : $" in {Path.GetFileName(file)}, line {frame.GetFileLineNumber()}";

    /// <summary>The method as its author wrote it: without the compiler's state machines and closures.</summary>
    private static string Name(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method)
            return "native code";
        var type = method.DeclaringType;
        var written = type;
        while (written is not null && written.Name.StartsWith('<') && written.DeclaringType is not null)
            written = written.DeclaringType;
        var name = Written().Match(type?.Name + "." + method.Name) is { Success: true } match
            ? match.Groups[1].Value
            : method.Name;
        if (name == "Initialize")
            return "the cell's top level";
        var parameters = string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name));
        var prefix =
            written is null || written.Name.StartsWith(SubmissionChain.Prefix, StringComparison.Ordinal)
                ? ""
                : written.Name + ".";
        return name == ".ctor" ? $"new {prefix.TrimEnd('.')}({parameters})" : $"{prefix}{name}({parameters})";
    }

    [GeneratedRegex(@"<+(\w+)>")]
    private static partial Regex Written();
}
