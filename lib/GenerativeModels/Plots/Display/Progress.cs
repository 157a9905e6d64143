using System.Diagnostics;

namespace GenerativeModels.Plots;

/// <summary>One line that tells how far a long computation is, replaced a few times a second.</summary>
public sealed class Progress : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly string what;
    private readonly int total;
    private Action<object>? update;
    private TimeSpan shown;
    private int last;
    private bool complete;

    /// <param name="what">What is going on.</param>
    /// <param name="total">How many steps there will be.</param>
    public Progress(string what, int total)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        (this.what, this.total) = (what, total);
    }

    /// <summary>The line as it would be shown now.</summary>
    public string Line => $"{what}: {Clock.Line(last, total, watch.Elapsed, complete)}";

    /// <summary>Tells that <paramref name="step"/> of the steps are done.</summary>
    public void Report(int step)
    {
        last = step;
        if (update is null || watch.Elapsed - shown >= Pause)
            Show();
    }

    /// <summary>Shows the line for the last time.</summary>
    public void Dispose()
    {
        if (complete)
            return;
        complete = true;
        watch.Stop();
        if (update is not null)
            Show();
    }

    private void Show()
    {
        shown = watch.Elapsed;
        if (update is null)
            update = Live.Display(Line);
        else
            update(Line);
    }
}
