using System.Text.Json.Nodes;
using Notebooks.Session;

namespace Notebooks.Hosting;

/// <summary>Keeps outputs at a size that a notebook can hold: what goes beyond is cut, with a note.</summary>
/// <param name="setting">Where somebody sits in front, cells run again and again, and only single values are limited.</param>
internal sealed class OutputLimits(KernelSetting setting)
{
    /// <summary>Console text of one cell, in characters.</summary>
    public const int TextPerCell = 1 << 20;

    /// <summary>One value on show, in characters of its JSON.</summary>
    public const int PerDisplay = 16 << 20;

    /// <summary>All values shown by a notebook, in characters of their JSON. Updates in place count by their last value.</summary>
    public const int PerNotebook = 64 << 20;

    private readonly Dictionary<string, int> sizes = [];
    private int textLeft = TextPerCell;
    private long shown;

    public void BeginCell() => textLeft = TextPerCell;

    /// <summary>The event as it may pass; null when nothing of it may.</summary>
    public SessionEvent? Admit(SessionEvent happened) =>
        happened switch
        {
            StreamEvent text => Admit(text),
            DisplayEvent display => display with { Data = Admit(display.Data, display.DisplayId) },
            UpdateEvent update => update with { Data = Admit(update.Data, update.DisplayId) },
            PageEvent page => page with { Data = Admit(page.Data, null) },
            ResultEvent result => result with { Data = Admit(result.Data, null) },
            _ => happened,
        };

    private StreamEvent? Admit(StreamEvent text)
    {
        if (textLeft < 0)
            return null;
        var taken = Math.Min(text.Text.Length, textLeft);
        textLeft -= text.Text.Length;
        return textLeft >= 0
            ? text
            : text with
            {
                Text = $"{text.Text[..taken]}\n… cut: a cell's console output ends after {TextPerCell >> 20} MB\n",
            };
    }

    private JsonObject Admit(JsonObject data, string? displayId)
    {
        var size = data.ToJsonString().Length;
        var before = displayId is null ? 0 : sizes.GetValueOrDefault(displayId);
        if (size > PerDisplay)
            return Note($"… cut: this value takes {size >> 20} MB, more than the {PerDisplay >> 20} MB that one output may");
        if (setting == KernelSetting.Batch && shown - before + size > PerNotebook)
            return Note($"… cut: the notebook's outputs end after {PerNotebook >> 20} MB");
        shown += size - before;
        if (displayId is not null)
            sizes[displayId] = size;
        return data;
    }

    private static JsonObject Note(string text) => new() { ["text/plain"] = text };
}
