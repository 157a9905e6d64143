using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public sealed partial class MaxPool1d
{
    /// <summary>The maxima and where each of them lies in its plane.</summary>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
        functional.max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}

public sealed partial class MaxPool2d
{
    /// <summary>The maxima and where each of them lies in its plane.</summary>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
        functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}

public sealed partial class MaxPool3d
{
    /// <summary>The maxima and where each of them lies in its plane.</summary>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
        functional.max_pool3d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}

public sealed partial class AdaptiveMaxPool1d
{
    /// <summary>The maxima and where each of them lies in its plane.</summary>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
        functional.adaptive_max_pool1d_with_indices(input, output_size);
}

public sealed partial class AdaptiveMaxPool2d
{
    /// <summary>The maxima and where each of them lies in its plane.</summary>
    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
        functional.adaptive_max_pool2d_with_indices(input, output_size);
}

public sealed partial class AdaptiveMaxPool3d
{
    /// <summary>The maxima and where each of them lies in its plane.</summary>
    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) =>
        functional.adaptive_max_pool3d_with_indices(input, output_size);
}
