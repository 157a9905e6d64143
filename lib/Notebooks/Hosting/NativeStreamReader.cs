using System.Text;

namespace Notebooks.Hosting;

/// <summary>Reads a kernel process's stdout or stderr to its end, and finds the marks that end a cell's output.</summary>
internal sealed class NativeStreamReader(StreamReader reader, Action<string> write)
{
    private readonly Lock gate = new();
    private readonly StringBuilder held = new();
    private TaskCompletionSource marked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int cell = 1;

    /// <summary>Reads until the process closes the stream.</summary>
    public async Task Pump()
    {
        var buffer = new char[1 << 16];
        int read;
        while ((read = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            lock (gate)
            {
                held.Append(buffer, 0, read);
                Release(final: false);
            }
        lock (gate)
            Release(final: true);
    }

    /// <summary>Completes when the present cell's mark has come.</summary>
    public Task Marked
    {
        get
        {
            lock (gate)
                return marked.Task;
        }
    }

    /// <summary>Waits for the next cell's mark from now on.</summary>
    public void Next()
    {
        lock (gate)
        {
            cell++;
            marked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Release(bool final)
    {
        var text = held.ToString();
        held.Clear();
        var mark = NativeStreams.Mark(cell);
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at >= 0)
        {
            text = text.Remove(at, mark.Length);
            marked.TrySetResult();
        }
        // A mark may have come in half.
        var begun = final || at >= 0 ? -1 : text.LastIndexOf(mark[0]);
        if (begun >= 0 && text.Length - begun < mark.Length && mark.StartsWith(text[begun..], StringComparison.Ordinal))
        {
            held.Append(text, begun, text.Length - begun);
            text = text[..begun];
        }
        if (text.Length > 0)
            write(text);
    }
}
