using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

/// <summary>Panels in rows.</summary>
internal sealed record Cells(int Count, int Columns)
{
    private const double Gap = 0.06;

    public int Rows => (Count + Columns - 1) / Columns;

    /// <summary>plotly.js calls the first axes x and y, the second x2 and y2.</summary>
    public static string Suffix(int index) => index == 0 ? "" : $"{index + 1}";

    public static JsonObject On(JsonObject trace, string suffix)
    {
        trace["xaxis"] = $"x{suffix}";
        trace["yaxis"] = $"y{suffix}";
        return trace;
    }

    public static JsonObject Heading(string text, double x, double y) =>
        new()
        {
            ["text"] = text,
            ["xref"] = "paper",
            ["x"] = x,
            ["xanchor"] = "center",
            ["yref"] = "paper",
            ["y"] = y,
            ["yanchor"] = "bottom",
            ["showarrow"] = false,
            ["font"] = new JsonObject { ["size"] = 15 },
        };

    public (double Left, double Right, double Bottom, double Top) Domain(int index)
    {
        var (row, column) = (index / Columns, index % Columns);
        var rowGap = Rows > 1 ? 0.14 : 0;
        var (width, height) = ((1 - Gap * (Columns - 1)) / Columns, (1 - rowGap * (Rows - 1)) / Rows);
        var left = column * (width + Gap);
        var top = 1 - row * (height + rowGap);
        return (left, left + width, Math.Max(0, top - height), top);
    }
}
