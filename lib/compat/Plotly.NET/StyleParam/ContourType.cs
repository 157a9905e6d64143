namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ContourType : IPlotlyValue
    {
        private readonly object value;

        private ContourType(object value) => this.value = value;

        public static ContourType Levels { get; } = new("levels");

        public static ContourType Constraint { get; } = new("constraint");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
