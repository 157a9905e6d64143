using Microsoft.FSharp.Collections;

namespace Plotly.NET;

/// <summary>A chart: its traces, its layout and how it behaves in the page.</summary>
[TypeFormatterSource(typeof(ChartFormatters), PreferredMimeTypes = ["text/html"])]
public abstract class GenericChart
{
    private GenericChart() { }

    private protected abstract IReadOnlyList<Trace> Traces { get; }

    private protected abstract Layout ChartLayout { get; }

    private protected abstract Config ChartConfig { get; }

    public static GenericChart ofTraceObject(bool useDefaults, Trace trace) => Of(useDefaults, [trace]);

    public static FSharpList<Trace> getTraces(GenericChart gChart) => ListModule.OfSeq(gChart.Traces);

    public static Layout getLayout(GenericChart gChart) => gChart.ChartLayout;

    public static GenericChart setLayout(Layout layout, GenericChart gChart) =>
        new Whole(gChart.Traces, layout, gChart.ChartConfig);

    public static GenericChart addLayout(Layout layout, GenericChart gChart) =>
        setLayout(Layout.Combine(gChart.ChartLayout, layout), gChart);

    public static Config getConfig(GenericChart gChart) => gChart.ChartConfig;

    public static GenericChart setConfig(Config config, GenericChart gChart) =>
        new Whole(gChart.Traces, gChart.ChartLayout, config);

    /// <summary>One chart with all the traces; of layout values that several charts set, the last one's win.</summary>
    public static GenericChart combine(IEnumerable<GenericChart> gCharts) =>
        gCharts.Aggregate(
            (one, two) =>
                new Whole(
                    [.. one.Traces, .. two.Traces],
                    Layout.Combine(one.ChartLayout, two.ChartLayout),
                    one.ChartConfig.Copy().Merge(two.ChartConfig)
                )
        );

    /// <summary>{ "data": …, "layout": …, "frames": [] }</summary>
    public static string toFigureJson(GenericChart gChart) =>
        FigureText.Of(
            new Dictionary<string, object>
            {
                ["data"] = gChart.Traces,
                ["layout"] = gChart.ChartLayout,
                ["frames"] = Array.Empty<object>(),
            }
        );

    /// <summary>{ "data": …, "layout": …, "config": … }</summary>
    public static string toJson(GenericChart gChart) =>
        FigureText.Of(
            new Dictionary<string, object>
            {
                ["data"] = gChart.Traces,
                ["layout"] = gChart.ChartLayout,
                ["config"] = gChart.ChartConfig,
            }
        );

    /// <summary>A div and the script that draws into it; plotly.js itself is expected in the page.</summary>
    public static string toChartHTML(GenericChart gChart) => ChartPage.Fragment(gChart);

    /// <summary>A whole page that draws the chart without a network.</summary>
    public static string toEmbeddedHTML(GenericChart gChart) => ChartPage.Whole(gChart);

    internal GenericChart WithTraces(IReadOnlyList<Trace> traces) => new Whole(traces, ChartLayout, ChartConfig);

    internal static GenericChart Of(bool useDefaults, IReadOnlyList<Trace> traces) =>
        useDefaults ? new Whole(traces, Defaults.Layout(), Defaults.Config()) : new Whole(traces, new Layout(), new Config());

    private sealed class Whole(IReadOnlyList<Trace> traces, Layout layout, Config config) : GenericChart
    {
        private protected override IReadOnlyList<Trace> Traces => traces;

        private protected override Layout ChartLayout => layout;

        private protected override Config ChartConfig => config;
    }
}
