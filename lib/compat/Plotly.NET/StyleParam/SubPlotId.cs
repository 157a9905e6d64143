namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class SubPlotId : IPlotlyValue
    {
        private readonly object value;

        private SubPlotId(object value) => this.value = value;

        public static SubPlotId ZAxis { get; } = new("zaxis");

        public static SubPlotId NewCarpet(string item) => new(item);

        public static SubPlotId NewColorAxis(int item) => new(Numbered("coloraxis", item));

        public static SubPlotId NewGeo(int item) => new(Numbered("geo", item));

        public static SubPlotId NewLegend(int item) => new(Numbered("legend", item));

        public static SubPlotId NewMapbox(int item) => new(Numbered("mapbox", item));

        public static SubPlotId NewPolar(int item) => new(Numbered("polar", item));

        public static SubPlotId NewScene(int item) => new(Numbered("scene", item));

        public static SubPlotId NewSmith(int item) => new(Numbered("smith", item));

        public static SubPlotId NewTernary(int item) => new(Numbered("ternary", item));

        public static SubPlotId NewXAxis(int item) => new(Numbered("xaxis", item));

        public static SubPlotId NewYAxis(int item) => new(Numbered("yaxis", item));

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
