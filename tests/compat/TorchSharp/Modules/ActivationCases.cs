using static TorchSharp.Tests.Modules.ModuleInputs;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>Activations and dropout.</summary>
internal static class ActivationCases
{
    public static IEnumerable<ModuleCase> All()
    {
        (string Python, Func<Module> Make)[] list =
        [
            ("nn.ReLU()", () => ReLU()),
            ("nn.ReLU6()", () => ReLU6()),
            ("nn.LeakyReLU(0.1)", () => LeakyReLU(0.1)),
            ("nn.ELU(0.7)", () => ELU(0.7)),
            ("nn.CELU(0.7)", () => CELU(0.7)),
            ("nn.SELU()", () => SELU()),
            ("nn.SiLU()", () => SiLU()),
            ("nn.Mish()", () => Mish()),
            ("nn.GELU()", () => GELU()),
            ("nn.GELU(approximate='tanh')", () => GELU(TorchSharp.Modules.GELU.Approximate.tanh)),
            ("nn.GLU()", () => GLU()),
            ("nn.Sigmoid()", () => Sigmoid()),
            ("nn.LogSigmoid()", () => LogSigmoid()),
            ("nn.Tanh()", () => Tanh()),
            ("nn.Tanhshrink()", () => Tanhshrink()),
            ("nn.Hardshrink(0.3)", () => Hardshrink(0.3)),
            ("nn.Softshrink(0.3)", () => Softshrink(0.3)),
            ("nn.Hardsigmoid()", () => Hardsigmoid()),
            ("nn.Hardswish()", () => Hardswish()),
            ("nn.Hardtanh(-0.5, 0.8)", () => Hardtanh(-0.5, 0.8)),
            ("nn.Softplus(2.0, 10.0)", () => Softplus(2, 10)),
            ("nn.Softsign()", () => Softsign()),
            ("nn.Softmax(1)", () => Softmax(1)),
            ("nn.Softmin(1)", () => Softmin(1)),
            ("nn.LogSoftmax(1)", () => LogSoftmax(1)),
            ("nn.Threshold(0.2, -1.0)", () => Threshold(0.2, -1)),
            ("nn.RReLU()", () => RReLU()),
            ("nn.Dropout(0.4)", () => Dropout(0.4)),
            ("nn.AlphaDropout(0.4)", () => AlphaDropout(0.4)),
            ("nn.PReLU(4)", () => PReLU(4)),
            ("nn.Identity()", () => Identity()),
        ];
        foreach (var (python, make) in list)
        {
            yield return new ModuleCase($"{python} 2d", python, make, [X(3, 4)]);
            yield return new ModuleCase($"{python} 3d", python, make, [X(2, 4, 6)]);
        }
        yield return new ModuleCase("nn.Softmax2d()", "nn.Softmax2d()", () => Softmax2d(), [X(2, 3, 4, 4)]);
        yield return new ModuleCase("nn.Dropout2d", "nn.Dropout2d(0.3)", () => Dropout2d(0.3), [X(2, 3, 4, 4)]);
        yield return new ModuleCase("nn.Dropout eval", "nn.Dropout(0.3)", () => Dropout(0.3), [X(2, 3)], Eval: true);
        yield return new ModuleCase("nn.RReLU eval", "nn.RReLU()", () => RReLU(), [X(2, 3)], Eval: true);
    }
}
