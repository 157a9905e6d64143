namespace GenerativeModels.Plots;

/// <summary>The bridge to whatever shows values: a notebook hands over its display, and nothing else is known of it.</summary>
public static class Live
{
    /// <summary>Shows a value and returns how to replace what is shown. Until it is set, nothing is visible.</summary>
    public static Func<object, Action<object>> Display { get; set; } = _ => _ => { };
}
