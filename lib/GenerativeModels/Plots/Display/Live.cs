using System.Diagnostics;
using static System.FormattableString;

namespace GenerativeModels.Plots;

/// <summary>The bridge to whoever runs the code: a notebook hands over its display and its interrupt button, and nothing else is known of it.</summary>
public static class Live
{
    /// <summary>Shows a value and returns how to replace what is shown. Until it is set, nothing is visible.</summary>
    public static Func<object, Action<object>> Display { get; set; } = _ => _ => { };

    /// <summary>The least time between two pictures of one thing while it changes; the last one is always shown.</summary>
    public static TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Gives the token that the interrupt button cancels. Until it is set, one that never fires.</summary>
    public static Func<CancellationToken> Cancellation { get; set; } = () => CancellationToken.None;
}

/// <summary>One line that tells how far a long computation is, replaced a few times a second.</summary>
/// <param name="what">What is going on.</param>
/// <param name="total">How many steps there will be.</param>
public sealed class Progress(string what, int total) : IDisposable
{
    private readonly Shown shown = new();
    private int last;

    /// <summary>The line as it would be shown now.</summary>
    public string Line => $"{what}: {shown.Clock(last, total)}";

    /// <summary>Tells that <paramref name="step"/> of the steps are done.</summary>
    public void Report(int step)
    {
        last = step;
        shown.Show(() => Line);
    }

    /// <summary>Shows the line for the last time.</summary>
    public void Dispose() => shown.Complete(() => Line);
}

/// <summary>A value on the screen that is replaced when it is old enough, and the time since it was first thought of.</summary>
internal sealed class Shown
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private Action<object>? update;
    private TimeSpan last;

    /// <summary>Shows what <paramref name="value"/> makes, for the first time or instead of what is shown.</summary>
    public void Show(Func<object> value)
    {
        if (update is null)
            update = Live.Display(value());
        else if (watch.Elapsed - last >= Live.Pause)
            update(value());
        else
            return;
        last = watch.Elapsed; // after drawing, which may take longer than the pause
    }

    /// <summary>Stops the clock and shows the value for the last time, if it was ever shown.</summary>
    public void Complete(Func<object> value)
    {
        if (!watch.IsRunning)
            return;
        watch.Stop();
        update?.Invoke(value());
    }

    /// <summary>How far, how long, how much longer, in words.</summary>
    public string Clock(double step, int? total)
    {
        var (elapsed, where) = (watch.Elapsed, total is { } all ? Invariant($"{step:0} / {all}") : Invariant($"{step:0}"));
        if (!watch.IsRunning)
            return $"{where} · done in {Words(elapsed)}";
        var left = total is { } end && step > 0 && step < end ? $" · {Words(elapsed * ((end - step) / step))} left" : "";
        return $"{where} · {Words(elapsed)}{left}";
    }

    public static string Words(TimeSpan time)
    {
        var whole = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return time.TotalSeconds < 59.95 ? Invariant($"{time.TotalSeconds:0.0} s")
            : whole.TotalHours < 1 ? $"{(int)whole.TotalMinutes} min {whole.Seconds:00} s"
            : $"{(int)whole.TotalHours} h {whole.Minutes:00} min";
    }
}
