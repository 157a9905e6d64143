namespace TorchSharp;

public static partial class torch
{
    public const TensorStringStyle julia = TorchSharp.TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TorchSharp.TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TorchSharp.TensorStringStyle.CSharp;

    /// <summary>How tensors are written where no style is asked for.</summary>
    public static TensorStringStyle TensorStringStyle
    {
        get => Printing.Style;
        set => Printing.Style = value;
    }

    /// <summary>Numbers with so many digits behind the point, in scientific notation where asked for.</summary>
    public static void set_printoptions(
        int precision,
        int? linewidth = null,
        string? newLine = null,
        bool sci_mode = false,
        int? maxRows = null,
        int? maxColumns = null
    ) => set_printoptions(null, sci_mode ? $"E{precision}" : $"F{precision}", linewidth, newLine, maxRows, maxColumns);

    /// <summary>Sets what is given; all else stays.</summary>
    public static void set_printoptions(
        TensorStringStyle? style = null,
        string? floatFormat = null,
        int? linewidth = null,
        string? newLine = null,
        int? maxRows = null,
        int? maxColumns = null
    )
    {
        Printing.Style = style ?? Printing.Style;
        Printing.FloatFormat = floatFormat ?? Printing.FloatFormat;
        Printing.Width = linewidth ?? Printing.Width;
        Printing.NewLine = newLine ?? Printing.NewLine;
        Printing.MaxRows = maxRows ?? Printing.MaxRows;
        Printing.MaxColumns = maxColumns ?? Printing.MaxColumns;
    }
}
