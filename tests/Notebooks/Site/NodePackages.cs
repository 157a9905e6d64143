namespace Notebooks.Tests.Site;

/// <summary>What npm brings for the tests alone, pinned by <c>tests/package-lock.json</c>.</summary>
internal static class NodePackages
{
    private static readonly string Folder = System.IO.Path.Combine(ProjectRoot.Path, "tests", "node_modules");

    /// <summary>A file of a package; the test is skipped where npm could not install it.</summary>
    public static string Path(string file)
    {
        var path = System.IO.Path.Combine(Folder, file);
        Assert.SkipUnless(File.Exists(path), $"{file} is not in {Folder}: (cd tests && npm ci --ignore-scripts)");
        return path;
    }
}
