namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class ClickToShow : IPlotlyValue
    {
        private readonly object value;

        private ClickToShow(object value) => this.value = value;

        public static ClickToShow False { get; } = new(false);

        public static ClickToShow OnOff { get; } = new("onoff");

        public static ClickToShow OnOut { get; } = new("onout");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
