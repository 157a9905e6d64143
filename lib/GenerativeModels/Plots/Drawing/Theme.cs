using Newtonsoft.Json.Linq;
using Plotly.NET;

namespace GenerativeModels.Plots;

/// <summary>How every figure looks: one Plotly template, in theme.json, with colours that colour-blind people can tell apart.</summary>
/// <remarks>
/// Its ink is as legible on white as on black (contrast 4.5 : 1 on both), for who draws figures without knowing the page. The drawing
/// script puts the template's <c>light</c> or <c>dark</c> ink in its place.
/// </remarks>
public static class Theme
{
    /// <summary>Text and the exact answer.</summary>
    internal const string Ink = "#767676";

    private static readonly string Json = Resource("theme.json");

    /// <summary>Okabe and Ito's colours, the pale yellow last.</summary>
    internal static IReadOnlyList<string> Colours { get; } = JObject.Parse(Json)["layout"]!["colorway"]!.ToObject<string[]>()!;

    /// <summary>A new copy of the template: combining charts writes into their templates.</summary>
    public static Template Template => Fill(new Template(), JObject.Parse(Json));

    /// <summary>Makes it the look of every chart that Plotly.NET draws from now on, and plotly.js a part of what it saves.</summary>
    public static void Use()
    {
        (Defaults.DefaultTemplate, Defaults.DefaultHeight) = (Template, Figure.UsualHeight);
        Defaults.DefaultDisplayOptions = Offline();
    }

    /// <summary>A saved page asks no network.</summary>
    internal static DisplayOptions Offline() => new DisplayOptions().With(("PlotlyJSReference", PlotlyJSReference.Full));

    internal static string Colour(int index) => Colours[index % Colours.Count];

    /// <summary>A colour of the theme, see-through.</summary>
    internal static string Fade(string colour, double opacity)
    {
        var rgb = Convert.ToInt32(colour[1..], 16);
        return FormattableString.Invariant($"rgba({rgb >> 16},{(rgb >> 8) & 255},{rgb & 255},{opacity:0.##})");
    }

    internal static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Theme).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static T Fill<T>(T target, JObject source)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in source)
            target.SetProperty(name, Value(value!));
        return target;
    }

    private static object Value(JToken token) =>
        token switch
        {
            JObject inner => Fill(new DynamicObj.DynamicObj(), inner),
            JArray items => items.Select(Value).ToArray(),
            _ => ((JValue)token).Value!,
        };
}
