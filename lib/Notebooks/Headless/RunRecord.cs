using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Notebooks.Headless;

/// <summary>What an executed notebook says about its run, in its metadata under <c>run</c>.</summary>
internal static class RunRecord
{
    public static JsonObject Of(
        DateTimeOffset started,
        double seconds,
        RunStatus status,
        string message,
        IReadOnlyDictionary<string, string> versions,
        IReadOnlyDictionary<string, string> parameters
    ) =>
        new()
        {
            ["started"] = started.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
            ["seconds"] = seconds,
            ["status"] = status.Name(),
            ["machine"] = Machine(),
            ["versions"] = Object(versions),
            ["parameters"] = Object(parameters),
            ["message"] = message,
        };

    private static JsonObject Object(IReadOnlyDictionary<string, string> values) =>
        new(values.Select(value => KeyValuePair.Create<string, JsonNode?>(value.Key, value.Value)));

    private static string Machine()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var model = File.Exists(cpuInfo)
            ? File.ReadLines(cpuInfo)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
            : null;
        return $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}";
    }
}
