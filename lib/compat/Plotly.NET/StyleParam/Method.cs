namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class Method : IPlotlyValue
    {
        private readonly object value;

        private Method(object value) => this.value = value;

        public static Method Restyle { get; } = new("restyle");

        public static Method Relayout { get; } = new("relayout");

        public static Method Animate { get; } = new("animate");

        public static Method Update { get; } = new("update");

        public static Method Skip { get; } = new("skip");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
