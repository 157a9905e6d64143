namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class LinearAxisId : IPlotlyValue
    {
        private readonly object value;

        private LinearAxisId(object value) => this.value = value;

        public static LinearAxisId Free { get; } = new("free");

        public static LinearAxisId NewX(int item) => new(Numbered("x", item));

        public static LinearAxisId NewY(int item) => new(Numbered("y", item));

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
