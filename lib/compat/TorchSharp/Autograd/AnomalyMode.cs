using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>
/// While it lives, every thread's backward passes look for anomalies: a gradient that is not a number is an error that names the
/// function it came from. That costs time, and is meant for finding a fault. Disposing it brings the mode before it back.
/// </summary>
public class AnomalyMode : IDisposable
{
    private readonly (bool On, bool CheckNaN) before = (IsEnabled, ShouldCheckNaN);
    private bool disposed;

    public AnomalyMode(bool enabled, bool check_nan = true) => Set(enabled, check_nan);

    public static bool IsEnabled => (Engine.engine_anomaly_mode() & 1) != 0;

    public static bool ShouldCheckNaN => (Engine.engine_anomaly_mode() & 2) != 0;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !disposed)
            Set(before.On, before.CheckNaN);
        disposed = true;
    }

    private static void Set(bool on, bool checkNaN) => Engine.engine_set_anomaly_mode(on ? 1 : 0, checkNaN ? 1 : 0);
}

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Looks for anomalies until the result is disposed: <c>using (autograd.detect_anomaly()) loss.backward();</c></summary>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <summary>Looks for anomalies, or stops doing so, until the result is disposed.</summary>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
