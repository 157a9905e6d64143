using System.Reflection;

namespace Notebooks.Site;

/// <summary>The site's own style and scripts, which are resources of this assembly, and the pinned plotly.js and KaTeX.</summary>
internal static class SiteAssets
{
    /// <exception cref="FileNotFoundException">plotly.js or KaTeX is not installed: the message names the file and the command.</exception>
    public static void Write(string folder, string projectRoot)
    {
        Directory.CreateDirectory(folder);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("site/", StringComparison.Ordinal))
        )
        {
            using var from = assembly.GetManifestResourceStream(resource)!;
            using var to = File.Create(Path.Combine(folder, resource["site/".Length..]));
            from.CopyTo(to);
        }
        var modules = Path.Combine(projectRoot, "data", "node_modules");
        Copy(Path.Combine(modules, "plotly.js-dist-min", "plotly.min.js"), folder);
        Copy(Path.Combine(modules, "katex", "dist", "katex.min.js"), folder);
        Copy(Path.Combine(modules, "katex", "dist", "katex.min.css"), folder);
        var fonts = Path.Combine(folder, "fonts");
        Directory.CreateDirectory(fonts);
        // The style sheet offers each font in three formats; every browser that runs the scripts takes the first.
        foreach (var font in Directory.EnumerateFiles(Path.Combine(modules, "katex", "dist", "fonts"), "*.woff2"))
            Copy(font, fonts);
    }

    private static void Copy(string file, string folder)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"{file} is missing: the site draws with it. `./nb setup` installs it.", file);
        File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }
}
