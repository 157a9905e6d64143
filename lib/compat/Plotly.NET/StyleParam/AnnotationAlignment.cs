namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class AnnotationAlignment : IPlotlyValue
    {
        private readonly object value;

        private AnnotationAlignment(object value) => this.value = value;

        public static AnnotationAlignment Left { get; } = new("left");

        public static AnnotationAlignment Center { get; } = new("center");

        public static AnnotationAlignment Right { get; } = new("right");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
