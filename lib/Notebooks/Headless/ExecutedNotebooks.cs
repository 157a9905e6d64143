using System.Text.Json;

namespace Notebooks.Headless;

/// <summary>The executed notebooks of several runs.</summary>
internal static class ExecutedNotebooks
{
    /// <summary>Copies what runs wrote into one output folder. Of a notebook that was run twice the later run remains.</summary>
    /// <param name="parts">Output folders of the runs. <see cref="ArgumentException"/> for one without executed notebooks.</param>
    /// <param name="output">The output folder that takes them.</param>
    public static void Merge(IReadOnlyList<string> parts, string output)
    {
        var target = Path.Combine(output, "notebooks");
        foreach (var part in parts)
        {
            var folder = Path.Combine(part, "notebooks");
            if (!Directory.Exists(folder))
                throw new ArgumentException($"{part} is no output folder of a run: there is no {folder}");
            OutputFolder.Require(target);
            foreach (var notebook in Directory.EnumerateFiles(folder, "*.ipynb"))
            {
                var merged = Path.Combine(target, Path.GetFileName(notebook));
                if (!File.Exists(merged) || Started(notebook) > Started(merged))
                    File.Copy(notebook, merged, overwrite: true);
            }
        }
    }

    /// <summary>When the run began; the distant past where the notebook does not say.</summary>
    private static DateTimeOffset Started(string notebook)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(notebook));
            return document.RootElement.GetProperty("metadata").GetProperty("run").GetProperty("started").GetDateTimeOffset();
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            return DateTimeOffset.MinValue;
        }
    }
}
