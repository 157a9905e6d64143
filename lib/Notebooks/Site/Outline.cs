using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Site;

/// <summary>
/// The collection's title and parts. A notebook's name begins with its part's number (<c>04-05-vae</c>); the parts' names
/// stand in <c>notebooks/outline.json</c>: <c>{"title": …, "subtitle": …, "parts": {"01": "Introduction", …}}</c>. Without
/// that file a part has its number only, or the name of its one notebook.
/// </summary>
internal sealed record Outline(string Title, string Subtitle, IReadOnlyList<OutlinePart> Parts)
{
    /// <summary>The pages in reading order.</summary>
    public IReadOnlyList<NotebookPage> Pages { get; } = [.. Parts.SelectMany(part => part.Pages)];

    public OutlinePart PartOf(NotebookPage page) => Parts.First(part => part.Pages.Contains(page));

    public static Outline Of(IEnumerable<NotebookPage> pages, string projectRoot)
    {
        var file = Path.Combine(projectRoot, "notebooks", "outline.json");
        var written = File.Exists(file) ? Parse(file) : null;
        var names = written?["parts"] as JsonObject ?? [];
        var byPart = pages.OrderBy(page => page.Name, StringComparer.Ordinal).ToLookup(page => NumberOf(page.Name));
        var numbers = names.Select(part => part.Key).Union(byPart.Select(group => group.Key)).Order(StringComparer.Ordinal);
        return new Outline(
            Json.Text(written?["title"]) is { Length: > 0 } title ? title : "Notebooks",
            Json.Text(written?["subtitle"]),
            [
                .. numbers.Select(number => new OutlinePart(
                    number,
                    NameOf(number, names, [.. byPart[number]]),
                    [.. byPart[number]]
                )),
            ]
        );
    }

    private static JsonObject Parse(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) as JsonObject
                ?? throw new InvalidDataException($"{file}: expected a JSON object with title, subtitle and parts");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"{file}: expected a JSON object with title, subtitle and parts: {error.Message}",
                error
            );
        }
    }

    private static string NumberOf(string name)
    {
        var head = name.Split('-')[0];
        return head.Length > 0 && head.All(char.IsDigit) ? head : "";
    }

    private static string NameOf(string number, JsonObject names, IReadOnlyList<NotebookPage> pages) =>
        Json.Text(names[number]) is { Length: > 0 } name ? name
        : number.Length > 0 && pages.Count == 1 ? pages[0].Title
        : number.Length > 0 ? "Part " + number
        : "Other notebooks";
}

/// <summary>A part of the talk, such as 02 Preliminary, and its notebooks; none of them may have been run.</summary>
internal sealed record OutlinePart(string Number, string Name, IReadOnlyList<NotebookPage> Pages)
{
    public string Label => $"{Number} {Name}".Trim();
}
