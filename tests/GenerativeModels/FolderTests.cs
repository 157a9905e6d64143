using System.Text.RegularExpressions;

namespace GenerativeModels.Tests;

/// <summary>Folders of the library stand on one another in one direction, so that each can be read after those below it.</summary>
public sealed partial class FolderTests
{
    [Fact]
    public void No_folder_stands_on_itself_by_way_of_others()
    {
        var library = Path.Combine(DataRoot.Find()!, "lib", "GenerativeModels");
        var below = Directory
            .GetDirectories(library)
            .Select(folder => (Name: Path.GetFileName(folder), Uses: Used(folder)))
            .Where(folder => folder.Uses.Count > 0)
            .ToDictionary(folder => folder.Name, folder => folder.Uses);
        Assert.True(below.Count > 10, $"{below.Count} folders found in {library}");
        // What stands on nothing that is left is taken away, until nothing is left or a circle.
        while (below.Keys.FirstOrDefault(name => !below[name].Any(below.ContainsKey)) is { } lowest)
            below.Remove(lowest);
        Assert.Empty(below.Select(folder => $"{folder.Key} uses {string.Join(", ", folder.Value.Where(below.ContainsKey))}"));
    }

    private static HashSet<string> Used(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => Using().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups[1].Value)
                .Where(name => name != Path.GetFileName(folder)),
        ];

    [GeneratedRegex(@"^using (?:static )?GenerativeModels\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
