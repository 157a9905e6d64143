namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class AspectMode : IPlotlyValue
    {
        private readonly object value;

        private AspectMode(object value) => this.value = value;

        public static AspectMode Auto { get; } = new("auto");

        public static AspectMode Cube { get; } = new("cube");

        public static AspectMode Data { get; } = new("data");

        public static AspectMode Manual { get; } = new("manual");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
