using System.Text;
using Notebooks.Format;

namespace Notebooks.Site;

/// <summary>Writes the static site: a page a notebook, an index, a search; it opens from a file and asks no network.</summary>
public static class SiteBuilder
{
    private const long PageLimit = 5_000_000;

    /// <summary>Builds the site of <paramref name="executedNotebooks"/> into <paramref name="outputFolder"/>, replacing what is there.</summary>
    /// <param name="executedNotebooks">Paths of executed notebooks (nbformat 4.5), in any order; failed ones get a page too, what cannot be read a warning.</param>
    /// <param name="outputFolder">Where the site goes. An earlier site stays as it is until the new one is whole.</param>
    /// <param name="projectRoot">The folder with <c>data/node_modules</c> (plotly.js, KaTeX) and <c>notebooks/outline.json</c>.</param>
    /// <exception cref="ArgumentException">Two notebooks have one name, or one is called <c>index</c>.</exception>
    /// <exception cref="InvalidDataException"><c>notebooks/outline.json</c> is no outline.</exception>
    /// <exception cref="FileNotFoundException">plotly.js or KaTeX is missing.</exception>
    public static SiteReport Build(IReadOnlyList<string> executedNotebooks, string outputFolder, string projectRoot)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputFolder));
        using var swap = new FolderSwap(folder);
        var warnings = new List<string>();
        var notebooks = ReadAll(executedNotebooks, warnings);
        var names = Names(notebooks);
        var rendered = notebooks
            .AsParallel()
            .AsOrdered()
            .Select(notebook =>
            {
                List<string> said = [];
                var folders = (string[])[notebook.Folder, Path.Combine(projectRoot, "notebooks")];
                return (Page: new NotebookPage(notebook, folders, names, said), Said: said);
            })
            .ToList();
        warnings.AddRange(rendered.SelectMany(one => one.Said));
        var pages = rendered.ConvertAll(one => one.Page);
        var outline = Outline.Of(pages, projectRoot);

        SiteAssets.Write(Path.Combine(swap.Folder, "assets"), projectRoot);
        Write(Path.Combine(swap.Folder, "assets", "search-index.js"), SearchIndex.ToScript(outline.Pages));
        Write(Path.Combine(swap.Folder, "index.html"), IndexView.ToHtml(outline));
        var written = new List<SitePage>();
        foreach (var page in outline.Pages)
        {
            var bytes = Write(Path.Combine(swap.Folder, page.File), NotebookView.ToHtml(page, outline));
            if (bytes > PageLimit)
                warnings.Add($"{page.Name}: the page has {bytes / 1e6:0.0} MB, more than {PageLimit / 1e6:0} MB");
            written.Add(new SitePage(page.Name, page.Title, page.Run.Status, bytes, page.Figures, page.Claims));
        }
        swap.Commit();
        return new SiteReport(folder, Path.Combine(folder, "index.html"), written, warnings);
    }

    private static List<ExecutedNotebook> ReadAll(IReadOnlyList<string> paths, List<string> warnings)
    {
        var read = paths.AsParallel().AsOrdered().Select(path => Read(path)).ToList();
        warnings.AddRange(read.Where(one => one.Notebook is null).Select(one => one.Warning));
        return [.. read.Select(one => one.Notebook).OfType<ExecutedNotebook>()];

        static (ExecutedNotebook? Notebook, string Warning) Read(string path)
        {
            try
            {
                return (ExecutedNotebook.Read(path), "");
            }
            catch (NotebookFormatException error)
            {
                return (null, $"left out: {error.Message}");
            }
        }
    }

    private static HashSet<string> Names(IReadOnlyList<ExecutedNotebook> notebooks)
    {
        var names = new HashSet<string>(["index"], StringComparer.OrdinalIgnoreCase);
        foreach (var notebook in notebooks)
            if (!names.Add(notebook.Name))
                throw new ArgumentException($"expected notebooks with names of their own, got two pages called {notebook.Name}");
        names.Remove("index");
        return names;
    }

    private static long Write(string path, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(path, bytes);
        return bytes.Length;
    }
}
