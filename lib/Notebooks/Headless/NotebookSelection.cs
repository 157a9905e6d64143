using System.IO.Enumeration;

namespace Notebooks.Headless;

/// <summary>Finds the notebooks that the command line names.</summary>
public static class NotebookSelection
{
    private static readonly string[] Extensions = [".ipynb", ".dib", ".csx"];

    /// <summary>
    /// The files, sorted by name. A name is a path, or the name of a notebook in the folder, with or without extension, or a pattern
    /// with <c>*</c> and <c>?</c>; no name means every .ipynb in the folder. Throws <see cref="ArgumentException"/> when one fits nothing,
    /// or two have one name.
    /// </summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> names, string folder)
    {
        string[] known = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Where(file => Extensions.Contains(Path.GetExtension(file)))]
            : [];
        IEnumerable<string> found =
            names.Count == 0
                ? known.Where(file => Path.GetExtension(file) == ".ipynb")
                : names.SelectMany(name => Match(name, known, folder));
        string[] files = [.. found.Select(Path.GetFullPath).Distinct().OrderBy(Path.GetFileName, StringComparer.Ordinal)];
        if (files.GroupBy(Path.GetFileNameWithoutExtension).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new ArgumentException($"these would be written to one file: {string.Join(", ", twins)}");
        return files;
    }

    /// <summary>The notebooks of one shard of several: every n-th. All shards together are all notebooks.</summary>
    /// <param name="notebooks">All notebooks, in an order that is the same everywhere.</param>
    /// <param name="shard">Which of how many: <c>2/4</c>; null for all.</param>
    public static IReadOnlyList<string> Shard(IReadOnlyList<string> notebooks, string? shard)
    {
        if (shard is null)
            return notebooks;
        if (
            shard.Split('/') is not [var first, var second]
            || !StrictNumber.TryWhole(first, out int number)
            || !StrictNumber.TryWhole(second, out int count)
            || number < 1
            || number > count
        )
            throw new ArgumentException($"--shard expects i/n with 1 ≤ i ≤ n, such as 2/4, got {shard}");
        return [.. notebooks.Where((_, i) => i % count == number - 1)];
    }

    private static string[] Match(string name, string[] known, string folder)
    {
        if (File.Exists(name))
            return [name];
        string[] prefixes = ["notebooks/", $"notebooks{Path.DirectorySeparatorChar}"];
        var pattern = prefixes.Any(name.StartsWith) ? name[prefixes[0].Length..] : name;
        string[] matches =
        [
            .. known.Where(file =>
                FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file), ignoreCase: false)
                || Path.GetExtension(file) == ".ipynb"
                    && FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileNameWithoutExtension(file), ignoreCase: false)
            ),
        ];
        return matches is not []
            ? matches
            : throw new ArgumentException(
                $"no notebook fits {name}; in {folder} there are: {string.Join(", ", known.Select(Path.GetFileNameWithoutExtension).Order())}"
            );
    }
}
