using System.Reactive.Disposables;
using System.Text;
using Microsoft.DotNet.Interactive.Utility;

namespace Notebooks.Session;

/// <summary>Sends what is written to the console to the cell that runs; outside cells it goes where it always went.</summary>
/// <param name="name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="original">The console's own writer.</param>
internal sealed class ConsoleCapture(string name, TextWriter original) : TextWriter
{
    private static readonly ConsoleCapture Output = new("stdout", Console.Out);
    private static readonly ConsoleCapture Error = new("stderr", Console.Error);
    private static readonly ConsoleInput Input = new();

    /// <summary>
    /// .NET Interactive puts writers of its own in the console's place while somebody listens to them, as every context does. They are
    /// slow and lose what comes after a cell's end, so they are put there once, and replaced.
    /// </summary>
    private static readonly IDisposable Listening = ConsoleOutput.Subscribe(_ => Disposable.Empty);

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Replaces the console's writers, and its reader by one that asks in the cell.</summary>
    public static void Install()
    {
        GC.KeepAlive(Listening);
        Console.SetOut(Output);
        Console.SetError(Error);
        Console.SetIn(Input);
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (CellContext.Current is { } context)
            context.Sink.Write(name, value);
        else
            original.Write(value);
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Flush() => original.Flush();
}
