using System.Text.Json.Nodes;
using Plotly.NET;

namespace GenerativeModels.Tests.Plots;

/// <summary>What a figure's JSON holds.</summary>
internal static class FigureParts
{
    public static JsonObject Parse(this GenericChart figure) => JsonNode.Parse(figure.Json())!.AsObject();

    public static JsonObject Layout(this GenericChart figure) => figure.Parse()["layout"]!.AsObject();

    public static JsonArray Traces(this GenericChart figure) => figure.Parse()["data"]!.AsArray();

    public static JsonArray Frames(this GenericChart figure) => figure.Parse()["frames"]!.AsArray();

    public static JsonObject Trace(this GenericChart figure, string name) =>
        figure.Traces().Select(t => t!.AsObject()).Single(t => (string?)t["name"] == name);

    public static double[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(x => x is null ? double.NaN : (double)x)];
}
