namespace GenerativeModels.Plots;

/// <summary>How far, how long, how much longer, in words.</summary>
internal static class Clock
{
    public static string Line(double step, int? total, TimeSpan elapsed, bool complete)
    {
        var where = total is { } all ? $"{step:0} / {all}" : $"{step:0}";
        if (complete)
            return $"{where} · done in {Words(elapsed)}";
        if (total is not { } end || step <= 0 || step >= end)
            return $"{where} · {Words(elapsed)}";
        return $"{where} · {Words(elapsed)} · {Words(elapsed * ((end - step) / step))} left";
    }

    public static string Words(TimeSpan time)
    {
        if (time.TotalSeconds < 59.95)
            return $"{time.TotalSeconds:0.0} s";
        var whole = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return whole.TotalHours < 1
            ? $"{(int)whole.TotalMinutes} min {whole.Seconds:00} s"
            : $"{(int)whole.TotalHours} h {whole.Minutes:00} min";
    }
}
