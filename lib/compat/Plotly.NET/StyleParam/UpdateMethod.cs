namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class UpdateMethod : IPlotlyValue
    {
        private readonly object value;

        private UpdateMethod(object value) => this.value = value;

        public static UpdateMethod Restyle { get; } = new("restyle");

        public static UpdateMethod Relayout { get; } = new("relayout");

        public static UpdateMethod Animate { get; } = new("animate");

        public static UpdateMethod Update { get; } = new("update");

        public static UpdateMethod Skip { get; } = new("skip");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
