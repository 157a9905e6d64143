using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;
using GenerativeModels.Data;
using Newtonsoft.Json;
using Plotly.NET;

namespace GenerativeModels.Plots;

/// <summary>How a chart of Plotly.NET shows itself in a notebook: in the theme, as wide as its page, with words for who cannot see it.</summary>
/// <remarks>Any chart will do; what it sets itself stays, but for its width. A chart without a height is 480 pixels high.</remarks>
public static class Figure
{
    internal const int UsualHeight = 480;

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(
        new()
        {
            ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
            EqualityComparer = ReferenceEqualityComparer.Instance, // that of dynamic objects hashes all they hold, at every object
            StringEscapeHandling = StringEscapeHandling.EscapeHtml,
            Converters = { new MemberWriter() },
        }
    );

    /// <summary>Says what the chart shows; without it, its title, axes and names do.</summary>
    /// <exception cref="ArgumentException">No words.</exception>
    public static GenericChart WithAlt(this GenericChart chart, string alt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alt);
        var layout = GenericChart.getLayout(chart);
        var meta = layout.Inner("meta") ?? new DynamicObj.DynamicObj();
        layout.SetProperty("meta", meta.With(("alt", alt), ("traces", GenericChart.countTrace(chart))));
        return chart;
    }

    /// <summary>What the chart shows, in words; never empty.</summary>
    public static string Alt(this GenericChart chart)
    {
        var layout = GenericChart.getLayout(chart);
        // Words for fewer traces than there are now do not tell what was combined with them.
        if (layout.Inner("meta") is { } meta && meta.Get("traces") is int known && known == GenericChart.countTrace(chart))
            return (string)meta.GetPropertyValue("alt");
        var (x, y) = (TextOf(layout.Inner("xaxis")?.Get("title")), TextOf(layout.Inner("yaxis")?.Get("title")));
        var axes = x.Length > 0 && y.Length > 0 ? $"{y} over {x}" : x + y;
        var traces = GenericChart.getTraces(chart).Select(trace => trace.Get("name") as string ?? $"a {trace.type} trace");
        var words = new[] { TextOf(layout.Get("title")), axes, string.Join(", ", traces) }.Where(word => word.Length > 0);
        return $"{string.Join(". ", words.DefaultIfEmpty("An empty chart"))}.";
    }

    /// <summary>{ data, layout, frames, config } for plotly.js, with the words in <c>layout.meta.alt</c>; NaN and ±∞ are null.</summary>
    public static string Json(this GenericChart chart)
    {
        var layout = GenericChart.getLayout(chart).ShallowCopyDynamicProperties();
        if (layout.Get("template") is null)
            layout.SetProperty("template", Theme.Template);
        layout.RemoveProperty("width");
        layout.SetProperty("height", Height(chart));
        var meta = (layout.Inner("meta") ?? new()).ShallowCopyDynamicProperties().With(("alt", chart.Alt()));
        var frames = meta.Get("frames") as IEnumerable<Frame> ?? [];
        meta.RemoveProperty("frames");
        layout.SetProperty("meta", meta);
        Trace[] data = [.. GenericChart.getTraces(chart)];
        var config = new Config().With(("responsive", true), ("displaylogo", false));
        GenericChart.getConfig(chart).ShallowCopyDynamicPropertiesTo(config, true);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new FiniteWriter(text);
        var numbered = frames.Select(frame => Numbered(frame, data)).ToArray();
        Serializer.Serialize(writer, Properties.Of(("data", data), ("layout", layout), ("frames", numbered), ("config", config)));
        return text.ToString();
    }

    /// <summary>An element and a script that draws into it, once <see cref="PlotlyAsset"/> is in the page.</summary>
    public static string Html(this GenericChart chart)
    {
        var id = $"figure-{Guid.NewGuid():N}";
        return $$"""
            <div id="{{id}}" role="img" aria-label="{{WebUtility.HtmlEncode(chart.Alt())}}" style="overflow-x:auto">
            <div class="canvas" style="position:relative;height:{{Height(chart)}}px"></div>
            </div>
            <script>
            (() => {
            const place = document.getElementById("{{id}}");
            const figure = {{chart.Json()}};
            const start = () => (window.Plotly && window.figure ? window.figure.show(place, figure) : setTimeout(start, 50));
            if (place) start();
            })();
            </script>
            """;
    }

    private static int Height(GenericChart chart) =>
        GenericChart.getLayout(chart).Get("height") is int height ? height : UsualHeight;

    private static Frame Numbered(Frame frame, Trace[] all)
    {
        var numbers = ((object[])frame.Get("traces")!).Select(uid => Array.FindIndex(all, trace => uid.Equals(trace.Get("uid"))));
        return new Frame().With(("name", frame.Get("name")!), ("traces", numbers.ToArray()), ("data", frame.Get("data")!));
    }

    private static string TextOf(object? title) =>
        (title as string ?? (title as DynamicObj.DynamicObj)?.Get("text") as string ?? "").Replace("<br>", " ");

    /// <summary>An object's declared and dynamic properties. Newtonsoft.Json asks for each anew by reflection: a tenth of a second a figure.</summary>
    private sealed class MemberWriter : JsonConverter<DynamicObj.DynamicObj>
    {
        private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Declared = new();

        public override bool CanRead => false;

        public override void WriteJson(JsonWriter writer, DynamicObj.DynamicObj? value, JsonSerializer serializer)
        {
            writer.WriteStartObject();
            foreach (var property in Declared.GetOrAdd(value!.GetType(), DeclaredIn))
                Write(property.Name, property.GetValue(value));
            foreach (var (name, item) in value.Properties)
                Write(name, item);
            writer.WriteEndObject();

            void Write(string name, object? item)
            {
                writer.WritePropertyName(name);
                serializer.Serialize(writer, item);
            }
        }

        public override DynamicObj.DynamicObj ReadJson(
            JsonReader reader,
            Type type,
            DynamicObj.DynamicObj? existing,
            bool hasExisting,
            JsonSerializer serializer
        ) => throw new NotSupportedException("expected to write only");

        private static PropertyInfo[] DeclaredIn(Type type) =>
            [
                .. type.GetProperties()
                    .Where(p => p.DeclaringType != typeof(DynamicObj.DynamicObj) && p.GetIndexParameters().Length == 0),
            ];
    }

    /// <summary>JSON has no NaN and no infinity, and needs no ".0".</summary>
    private sealed class FiniteWriter(TextWriter text) : JsonTextWriter(text)
    {
        public override void WriteValue(double value) =>
            WriteRawValue(double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "null");

        public override void WriteValue(float value) =>
            WriteRawValue(float.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "null");
    }
}

/// <summary>plotly.js, from the local copy, and the script that draws with it: a notebook shows them once, before its first figure.</summary>
public static class PlotlyAsset
{
    private const string RelativePath = "data/node_modules/plotly.js-dist-min/plotly.min.js";

    /// <summary>A script element that holds both, marked <c>data-asset="plotly.js"</c>.</summary>
    /// <exception cref="FileNotFoundException">The local copy is missing: the message names the file and the command that fetches it.</exception>
    public static string Html
    {
        get
        {
            var library = Script(DataRoot.Find() ?? Directory.GetCurrentDirectory());
            // Pages with RequireJS (the classic notebook, nbconvert's) have a loader that would keep plotly.js to itself.
            var all = $"(function(define,exports,module){{{library}\n}})();\n{Theme.Resource("figure.js")}";
            return $"<script data-asset=\"plotly.js\">{all.Replace("</script", "<\\/script")}</script>";
        }
    }

    internal static string Script(string root)
    {
        var path = Path.Combine(root, RelativePath);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new FileNotFoundException($"expected plotly.js at {path}: run ./nb setup", path);
    }
}
