namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class TreemapTilingPacking : IPlotlyValue
    {
        private readonly object value;

        private TreemapTilingPacking(object value) => this.value = value;

        public static TreemapTilingPacking Squarify { get; } = new("squarify");

        public static TreemapTilingPacking Binary { get; } = new("binary");

        public static TreemapTilingPacking Dice { get; } = new("dice");

        public static TreemapTilingPacking Slice { get; } = new("slice");

        public static TreemapTilingPacking SliceDice { get; } = new("slice-dice");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
