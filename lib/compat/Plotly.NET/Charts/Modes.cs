namespace Plotly.NET;

internal static class Modes
{
    /// <summary>Lines or markers, with markers and text added where they are asked for.</summary>
    public static StyleParam.Mode For(StyleParam.Mode mode, bool text, bool markers = false)
    {
        if (mode == StyleParam.Mode.Markers)
            return text ? StyleParam.Mode.Markers_Text : mode;
        return (markers, text) switch
        {
            (true, true) => StyleParam.Mode.Lines_Markers_Text,
            (true, false) => StyleParam.Mode.Lines_Markers,
            (false, true) => StyleParam.Mode.Lines_Text,
            _ => mode,
        };
    }
}
