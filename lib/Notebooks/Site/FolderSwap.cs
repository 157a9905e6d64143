namespace Notebooks.Site;

/// <summary>A folder that is filled beside its place and takes it in one move; without <see cref="Commit"/> it vanishes.</summary>
internal sealed class FolderSwap : IDisposable
{
    private readonly string place;

    public FolderSwap(string place)
    {
        this.place = place;
        Folder = $"{place}.new-{Environment.ProcessId}";
        Remove(Folder);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Where to write.</summary>
    public string Folder { get; }

    public void Commit()
    {
        var old = $"{place}.old-{Environment.ProcessId}";
        Remove(old);
        if (Directory.Exists(place))
            Directory.Move(place, old);
        try
        {
            Directory.Move(Folder, place);
        }
        catch when (Directory.Exists(old))
        {
            Directory.Move(old, place);
            throw;
        }
        Remove(old);
    }

    public void Dispose() => Remove(Folder);

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
