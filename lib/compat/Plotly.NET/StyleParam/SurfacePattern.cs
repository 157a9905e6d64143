namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class SurfacePattern : IPlotlyValue
    {
        private readonly object value;

        private SurfacePattern(object value) => this.value = value;

        public static SurfacePattern A { get; } = new("A");

        public static SurfacePattern B { get; } = new("B");

        public static SurfacePattern C { get; } = new("C");

        public static SurfacePattern D { get; } = new("D");

        public static SurfacePattern E { get; } = new("E");

        public static SurfacePattern AB { get; } = new("A+B");

        public static SurfacePattern AC { get; } = new("A+C");

        public static SurfacePattern AD { get; } = new("A+D");

        public static SurfacePattern AE { get; } = new("A+E");

        public static SurfacePattern BC { get; } = new("B+C");

        public static SurfacePattern BD { get; } = new("B+D");

        public static SurfacePattern BE { get; } = new("B+E");

        public static SurfacePattern CD { get; } = new("C+D");

        public static SurfacePattern CE { get; } = new("C+E");

        public static SurfacePattern ABC { get; } = new("A+B+C");

        public static SurfacePattern ABD { get; } = new("A+B+D");

        public static SurfacePattern ABE { get; } = new("A+B+E");

        public static SurfacePattern BCD { get; } = new("B+C+D");

        public static SurfacePattern BDE { get; } = new("B+D+E");

        public static SurfacePattern ABCD { get; } = new("A+B+C+D");

        public static SurfacePattern BCDE { get; } = new("B+C+D+E");

        public static SurfacePattern Odd { get; } = new("odd");

        public static SurfacePattern Even { get; } = new("even");

        public static SurfacePattern All { get; } = new("all");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
