namespace Notebooks.Hosting;

/// <summary>What a kernel process works for.</summary>
internal enum KernelSetting
{
    /// <summary>A run from the first cell to the last, of which a file is kept.</summary>
    Batch,

    /// <summary>Somebody in front, who runs cells as they like.</summary>
    Live,
}
