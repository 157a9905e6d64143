namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class CameraProjectionType : IPlotlyValue
    {
        private readonly object value;

        private CameraProjectionType(object value) => this.value = value;

        public static CameraProjectionType Perspective { get; } = new("perspective");

        public static CameraProjectionType Orthographic { get; } = new("orthographic");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
