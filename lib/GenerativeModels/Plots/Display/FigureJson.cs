using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace GenerativeModels.Plots;

/// <summary>How figures are written: letters of every script as they are, but nothing that could end a script element.</summary>
internal static class FigureJson
{
    public const string Config = """{"responsive":true,"displaylogo":false}""";

    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
