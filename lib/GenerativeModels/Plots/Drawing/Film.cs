using Giraffe.ViewEngine;
using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace GenerativeModels.Plots;

/// <summary>An animation's frames, which Plotly.NET has not, its play button and its slider.</summary>
/// <remarks>
/// Frames ride in <c>layout.meta.frames</c> and name traces by <c>uid</c>, so that combined charts keep them; <see cref="Figure.Json"/>
/// puts them where plotly.js wants them, and a script does in a page that <c>SaveHtml</c> wrote.
/// </remarks>
internal sealed class Film(Sketch sketch)
{
    /// <summary>Room that the controls need below the axes.</summary>
    public const int ControlsHeight = 96;

    /// <summary>The most that an animated figure may take, bytes of JSON: a page holds several.</summary>
    public const int Limit = 1_500_000;

    private const string Loader =
        "<script>(function add(){const plot=document.querySelector('.js-plotly-plot');if(!plot||!plot._fullLayout)"
        + "return setTimeout(add,50);Plotly.addFrames(plot,plot.layout.meta.frames.map(frame=>({...frame,"
        + "traces:frame.traces.map(uid=>plot.data.findIndex(trace=>trace.uid===uid))})));})()</script>";

    private readonly List<Frame> frames = [];

    /// <summary>How many of <paramref name="points"/> moving points an animation of so many frames has room for.</summary>
    /// <remarks>13 bytes each: two numbers of three digits, sign, point and comma. A tenth of the room is for the rest.</remarks>
    public static int PointsThatFit(int frames, int points) =>
        Math.Clamp((int)(0.9 * Limit / (13.0 * frames)), 1, Math.Max(1, points));

    /// <summary>Adds a frame: what of which trace is new in it.</summary>
    public void Add(string label, params (Trace Trace, object Change)[] changes)
    {
        foreach (var (trace, _) in changes)
            trace.SetProperty("uid", sketch.Uid(trace));
        object[] traces = [.. changes.Select(change => change.Trace.Get("uid")!)];
        frames.Add(
            new Frame().With(("name", label), ("traces", traces), ("data", changes.Select(change => change.Change).ToArray()))
        );
    }

    /// <summary>The chart, which shows frame <paramref name="open"/> first; <paramref name="what"/> is what the labels count.</summary>
    /// <exception cref="ArgumentException">The figure is larger than <see cref="Limit"/>.</exception>
    public GenericChart Done(string what, int open, string composed, bool redraw = false, int milliseconds = 120)
    {
        var steps = frames.Select(f =>
            Command((string)f.Get("name")!, new[] { f.Get("name") }, Timing(0, redraw, fromCurrent: false))
        );
        var play = Command("▶", null, Timing(milliseconds, redraw, fromCurrent: true));
        var pause = Command("❚❚", new object?[] { null }, Timing(0, false, fromCurrent: false));
        var slider = new Slider().With(("active", open), ("currentvalue", new { prefix = what }), ("steps", steps.ToArray()));
        List<UpdateMenu> buttons = [new UpdateMenu().With(("buttons", new[] { play, pause }))];
        sketch.Margin.SetProperty("b", 58 + ControlsHeight);
        sketch.Layout.With(("sliders", new List<Slider> { slider }), ("updatemenus", buttons));
        sketch.Meta.SetProperty("frames", frames);
        var script = new DisplayOptions().With(("ChartDescription", ListModule.OfSeq([HtmlElements.rawText(Loader)])));
        var chart = GenericChart.addDisplayOptions(script, sketch.Done(composed));
        var size = System.Text.Encoding.UTF8.GetByteCount(chart.Json()) / 1e6;
        var told = FormattableString.Invariant($"expected an animation of at most {Limit / 1e6:0.0} MB, got {size:0.0} MB");
        return size <= Limit / 1e6 ? chart : throw new ArgumentException($"{told}: fewer steps, points or images");
    }

    private static DynamicObj.DynamicObj Command(string label, object? frames, object timing) =>
        Properties.Of(("label", label), ("method", "animate"), ("args", new[] { frames, timing }));

    private static DynamicObj.DynamicObj Timing(int duration, bool redraw, bool fromCurrent)
    {
        var (frame, transition) = (new { duration, redraw }, new { duration = 0 });
        return Properties.Of(("mode", "immediate"), ("fromcurrent", fromCurrent), ("frame", frame), ("transition", transition));
    }
}
