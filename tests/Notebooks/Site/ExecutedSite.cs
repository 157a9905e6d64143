namespace Notebooks.Tests.Site;

/// <summary>The site of the whole collection, where one was built.</summary>
internal static class ExecutedSite
{
    public static string[] Pages()
    {
        var folder = Path.Combine(ProjectRoot.Path, "artifacts", "site");
        Assert.SkipUnless(Directory.Exists(folder), "no site in artifacts/site: ./nb run writes it");
        string[] pages = [.. Directory.GetFiles(folder, "*.html").Order(StringComparer.Ordinal)];
        Assert.NotEmpty(pages);
        return pages;
    }
}
