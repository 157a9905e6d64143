namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class MarkerSymbol3D : IPlotlyValue
    {
        private readonly object value;

        private MarkerSymbol3D(object value) => this.value = value;

        public static MarkerSymbol3D Circle { get; } = new("circle");

        public static MarkerSymbol3D CircleOpen { get; } = new("circle-open");

        public static MarkerSymbol3D Cross { get; } = new("cross");

        public static MarkerSymbol3D Diamond { get; } = new("diamond");

        public static MarkerSymbol3D DiamondOpen { get; } = new("diamond-open");

        public static MarkerSymbol3D Square { get; } = new("square");

        public static MarkerSymbol3D SquareOpen { get; } = new("square-open");

        public static MarkerSymbol3D X { get; } = new("x");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
