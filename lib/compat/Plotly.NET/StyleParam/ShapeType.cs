namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ShapeType : IPlotlyValue
    {
        private readonly object value;

        private ShapeType(object value) => this.value = value;

        public static ShapeType Circle { get; } = new("circle");

        public static ShapeType Rectangle { get; } = new("rect");

        public static ShapeType SvgPath { get; } = new("path");

        public static ShapeType Line { get; } = new("line");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
