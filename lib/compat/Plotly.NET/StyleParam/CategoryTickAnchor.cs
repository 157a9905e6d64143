namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class CategoryTickAnchor : IPlotlyValue
    {
        private readonly object value;

        private CategoryTickAnchor(object value) => this.value = value;

        public static CategoryTickAnchor Labels { get; } = new("labels");

        public static CategoryTickAnchor Boundaries { get; } = new("boundaries");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
