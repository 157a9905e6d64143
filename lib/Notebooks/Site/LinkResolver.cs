using System.Text.Json.Nodes;
using Markdig.Syntax.Inlines;

namespace Notebooks.Site;

/// <summary>
/// Links and images of one page: links between notebooks become links between pages, local images become data URIs, images
/// from the network become links to them, and what leads nowhere is reported.
/// </summary>
internal sealed class LinkResolver(
    string page,
    IReadOnlyList<string> imageFolders,
    IReadOnlySet<string> pages,
    ICollection<string> warnings
)
{
    public static bool IsExternal(string? url) =>
        url is not null
        && (
            url.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
        );

    public void Resolve(LinkInline link, JsonObject? attachments)
    {
        if (link.IsImage)
            ResolveImage(link, attachments);
        else
            ResolveLink(link);
    }

    private void ResolveLink(LinkInline link)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        MarkdownRenderer.MarkExternal(link, url);
        if (IsExternal(url) || url.StartsWith('#') || url.Contains(':'))
            return;
        var (file, fragment) = url.IndexOf('#') is >= 0 and var at ? (url[..at], url[at..]) : (url, "");
        var name = Path.GetFileNameWithoutExtension(file);
        if (file.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) && pages.Contains(name))
        {
            link.Url = name + ".html" + fragment;
            return;
        }
        warnings.Add($"{page}: the link to {url} leads to no page of this site");
        link.Url = "index.html";
        MarkdownRenderer.Attributes(link).AddProperty("title", $"{file} is not part of this site");
    }

    private void ResolveImage(LinkInline link, JsonObject? attachments)
    {
        var url = link.Url ?? "";
        if (url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return;
        if (url.StartsWith("attachment:", StringComparison.OrdinalIgnoreCase))
        {
            if (
                attachments?[url["attachment:".Length..]] is JsonObject bundle
                && bundle.FirstOrDefault() is { Value: { } data } image
            )
                link.Url = $"data:{image.Key};base64,{Json.Text(data).ReplaceLineEndings("")}";
            else
                warnings.Add($"{page}: the attachment {url} is missing");
            return;
        }
        if (IsExternal(url))
        {
            warnings.Add($"{page}: the image {url} lies on the network and is shown as a link");
            link.IsImage = false;
            MarkdownRenderer.MarkExternal(link, url);
            return;
        }
        var file = imageFolders.Select(folder => Path.Combine(folder, Uri.UnescapeDataString(url))).FirstOrDefault(File.Exists);
        if (file is not null && MediaType(file) is { } mediaType)
            link.Url = $"data:{mediaType};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}";
        else
            warnings.Add($"{page}: the image {url} is missing");
    }

    private static string? MediaType(string file) =>
        Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".svg" => "image/svg+xml",
            ".webp" => "image/webp",
            _ => null,
        };
}
