using System.Text.Json.Nodes;
using Notebooks.Format;

namespace Notebooks.Site;

/// <summary>Outputs of one page's cells as HTML; gathers the figures and claims it meets.</summary>
internal sealed class OutputRenderer(string page, MarkdownRenderer markdown, ICollection<string> warnings)
{
    private const string PlotlyMime = "application/vnd.plotly.v1+json";
    private const string ClaimMime = "application/vnd.claim+json";

    private readonly List<SiteClaim> claims = [];
    private int identities;
    private readonly List<Cover> covers = [];

    public IReadOnlyList<SiteClaim> Claims => claims;

    /// <summary>Pictures that can stand for the notebook, in order.</summary>
    public IReadOnlyList<Cover> Covers => covers;

    public int Identities => identities;

    public int Figures { get; private set; }

    /// <summary>Whether the page draws with plotly.js.</summary>
    public bool NeedsPlotly { get; private set; }

    /// <summary>The outputs of <paramref name="cell"/>; empty when nothing of them is shown.</summary>
    public string Render(Cell cell)
    {
        var preferred = cell.HasTag("cover");
        var rendered = new List<string>();
        foreach (var output in MergeStreams([.. cell.Outputs.OfType<JsonObject>()]))
            rendered.Add(
                Json.Text(output["output_type"]) switch
                {
                    "stream" => Stream(output),
                    "error" => Error(output),
                    _ when output["data"] is JsonObject bundle => Bundle(bundle, preferred),
                    _ => "",
                }
            );
        return string.Concat(rendered);
    }

    // What one program wrote in pieces is one block to read.
    private static IEnumerable<JsonObject> MergeStreams(IReadOnlyList<JsonObject> outputs)
    {
        for (var i = 0; i < outputs.Count; i++)
        {
            var output = outputs[i];
            if (Json.Text(output["output_type"]) == "stream")
            {
                var text = Json.Text(output["text"]);
                while (i + 1 < outputs.Count && IsStream(outputs[i + 1], Json.Text(output["name"])))
                    text += Json.Text(outputs[++i]["text"]);
                output = new JsonObject
                {
                    ["output_type"] = "stream",
                    ["name"] = Json.Text(output["name"]),
                    ["text"] = text,
                };
            }
            yield return output;
        }
    }

    private static bool IsStream(JsonObject output, string name) =>
        Json.Text(output["output_type"]) == "stream" && Json.Text(output["name"]) == name;

    private static string Stream(JsonObject output)
    {
        var text = Json.Text(output["text"]).TrimEnd();
        var cssClass = Json.Text(output["name"]) == "stderr" ? "output stream stderr" : "output stream";
        return text.Length == 0 ? "" : $"<pre class=\"{cssClass}\" tabindex=\"0\">{AnsiText.ToHtml(text)}</pre>\n";
    }

    private static string Error(JsonObject output)
    {
        var trace = string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(Json.Text)).TrimEnd();
        var (name, value) = (Json.Text(output["ename"]), Json.Text(output["evalue"]));
        var details = trace.Length == 0 ? "" : $"<pre tabindex=\"0\">{AnsiText.ToHtml(trace)}</pre>";
        return $"<div class=\"output error\" role=\"note\"><p><strong>{Html.Escape(name)}</strong> {Html.Escape(AnsiText.Strip(value))}</p>{details}</div>\n";
    }

    private string Bundle(JsonObject bundle, bool preferred)
    {
        if (bundle[ClaimMime] is JsonObject claim)
            return Claim(claim);
        if (bundle[PlotlyMime] is JsonObject figure)
            return Figure(figure, preferred);
        if (bundle["text/html"] is { } html)
            return Markup(Json.Text(html));
        if (bundle["image/svg+xml"] is { } svg)
            return $"<div class=\"output image\">{Json.Text(svg)}</div>\n";
        if (bundle.FirstOrDefault(entry => entry.Key is "image/png" or "image/jpeg" or "image/gif") is { Value: { } data } image)
            return Image(image.Key, Json.Text(data), Json.Text(bundle["text/plain"]), preferred);
        if (bundle["text/latex"] is { } latex)
            return $"<div class=\"output math display\">{Html.Escape(Json.Text(latex).Trim().Trim('$'))}</div>\n";
        if (bundle["text/markdown"] is { } text)
            return $"<div class=\"output text\">{markdown.Render(Json.Text(text)).Html}</div>\n";
        if (bundle["text/plain"] is { } plain && Json.Text(plain).Length > 0)
            return $"<pre class=\"output\" tabindex=\"0\">{AnsiText.ToHtml(Json.Text(plain))}</pre>\n";
        return "";
    }

    private string Claim(JsonObject claim)
    {
        var isIdentity = Json.Text(claim["kind"]) == "identity";
        var id = isIdentity ? $"identity-{++identities}" : $"claim-{claims.Count + 1}";
        var read = ClaimBadge.Read(claim, markdown.UniqueId(id));
        if (!isIdentity)
            claims.Add(read);
        return ClaimBadge.ToHtml(read);
    }

    private string Figure(JsonObject figure, bool preferred)
    {
        NeedsPlotly = true;
        covers.Add(new Cover(figure, null, preferred));
        return PlotlyFigure.ToHtml(figure, markdown.UniqueId($"figure-{++Figures}"), Figures);
    }

    private string Image(string mediaType, string data, string description, bool preferred)
    {
        var source = $"data:{mediaType};base64,{data.ReplaceLineEndings("")}";
        covers.Add(new Cover(null, source, preferred));
        return $"<div class=\"output image\"><img src=\"{Html.Escape(source)}\" alt=\"{Html.Escape(description)}\"{ImageSize.Attributes(data)}></div>\n";
    }

    private string Markup(string html)
    {
        var kept = OfflineMarkup.Clean(
            html,
            what => warnings.Add($"{page}: dropped from an output, since it needs the network: {what}")
        );
        if (string.IsNullOrWhiteSpace(kept))
            return "";
        NeedsPlotly |= kept.Contains("Plotly.", StringComparison.Ordinal);
        return $"<div class=\"output markup\">{kept}</div>\n";
    }
}

/// <summary>A picture that can stand for a notebook: a figure, or an image as data URI; the author's choice comes first.</summary>
internal sealed record Cover(JsonObject? Figure, string? Image, bool Preferred)
{
    /// <summary>The lower, the sooner it is taken.</summary>
    public int Rank =>
        Preferred ? 0
        : Figure is not null && PlotlyFigure.IsAnimated(Figure) ? 1
        : 2;
}
