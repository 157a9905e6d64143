namespace Notebooks.Headless;

/// <summary>Where results go.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder and sees that files can be written there, before anything runs. <see cref="ArgumentException"/> if not.</summary>
    public static void Require(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".{Environment.ProcessId}.tmp");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"the output folder {folder} cannot be written to: {e.Message}", e);
        }
    }
}
