namespace Plotly.NET;

public static partial class StyleParam
{
    public sealed class UpdateMenuType : IPlotlyValue
    {
        private readonly object value;

        private UpdateMenuType(object value) => this.value = value;

        public static UpdateMenuType Dropdown { get; } = new("dropdown");

        public static UpdateMenuType Buttons { get; } = new("buttons");

        public object Convert() => value;

        public override string ToString() => $"{value}";
    }
}
