namespace Notebooks.Session;

/// <summary>The console's input in a cell: the person in front is asked for each line. At its end where there is nobody.</summary>
internal sealed class ConsoleInput : TextReader
{
    private string line = "";
    private int position;

    public override string? ReadLine()
    {
        if (!Fill())
            return null;
        var rest = line[position..^1];
        position = line.Length;
        return rest;
    }

    public override int Peek() => Fill() ? line[position] : -1;

    public override int Read() => Fill() ? line[position++] : -1;

    private bool Fill()
    {
        if (position < line.Length)
            return true;
        if (CellContext.Current is not { } context)
            return false;
        if (context.Sink.Ask("", false, context.CancellationToken).GetAwaiter().GetResult() is not { } answer)
            return false;
        (line, position) = (answer + "\n", 0);
        return true;
    }
}
