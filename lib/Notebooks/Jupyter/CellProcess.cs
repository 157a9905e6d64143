using Notebooks.Hosting;

namespace Notebooks.Jupyter;

/// <summary>The process with the cells, and the one that takes its place when a cell has ended it.</summary>
/// <param name="folder">The notebook's folder.</param>
internal sealed class CellProcess(string folder) : IAsyncDisposable
{
    /// <summary>The process; it may still be starting.</summary>
    public Task<KernelProcess> Current { get; private set; } = Start(folder);

    /// <summary>Starts a new one.</summary>
    public async Task Restart()
    {
        await DisposeAsync().ConfigureAwait(false);
        Current = Start(folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (await Task.WhenAny(Current).ConfigureAwait(false) is { IsCompletedSuccessfully: true } started)
            await (await started.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    private static Task<KernelProcess> Start(string folder) =>
        KernelProcess.Start(folder, new Dictionary<string, string>(), KernelSetting.Live);
}
