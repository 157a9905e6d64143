using System.Text.Json.Nodes;
using Plotly.NET;

namespace PlotlyTests;

/// <summary>What a chart writes, and whether it is what plotly.js should get.</summary>
internal static class FigureJson
{
    public static JsonObject Of(GenericChart chart) => JsonNode.Parse(GenericChart.toFigureJson(chart))!.AsObject();

    public static JsonObject Trace(GenericChart chart, int index = 0) => Of(chart)["data"]![index]!.AsObject();

    public static JsonObject Layout(GenericChart chart) => Of(chart)["layout"]!.AsObject();

    public static void Same(string expected, JsonNode? actual) =>
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), actual),
            $"expected {JsonNode.Parse(expected)!.ToJsonString()}, got {actual?.ToJsonString()}"
        );
}
