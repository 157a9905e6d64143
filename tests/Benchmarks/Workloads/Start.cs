using static TorchSharp.torch;

namespace Benchmarks.Workloads;

/// <summary>The state that both languages start from: drawn from libtorch's generator, which is the same on either side.</summary>
internal static class Start
{
    /// <summary>Matrices and kernels uniform in ± 1/√(fan in), biases zero; everything else stays as the layer made it.</summary>
    public static T Same<T>(T model)
        where T : nn.Module
    {
        using var off = no_grad();
        using var scope = NewDisposeScope();
        manual_seed(1);
        foreach (var (name, parameter) in model.named_parameters())
            if (parameter.dim() > 1)
                parameter.copy_((rand(parameter.shape) * 2 - 1) / Math.Sqrt(parameter.numel() / parameter.shape[0]));
            else if (name.EndsWith("bias", StringComparison.Ordinal))
                parameter.zero_();
        return model;
    }
}
