using System.Diagnostics;

namespace Plotly.NET.CSharp;

internal static class Browser
{
    public static void Open(string path)
    {
        var start =
            OperatingSystem.IsWindows() ? new ProcessStartInfo(path) { UseShellExecute = true }
            : OperatingSystem.IsMacOS() ? new ProcessStartInfo("open", [path])
            : new ProcessStartInfo("xdg-open", [path]);
        using var process = Process.Start(start);
    }
}
