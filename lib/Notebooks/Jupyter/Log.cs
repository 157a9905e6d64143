namespace Notebooks.Jupyter;

/// <summary>What the kernel has to say to whoever started it: lines on stderr, where Jupyter's own log is.</summary>
internal static class Log
{
    public static void Write(string line) => Console.Error.WriteLine($"[C# kernel {Environment.ProcessId}] {line}");
}
