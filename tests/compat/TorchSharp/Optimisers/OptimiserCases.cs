using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optimisers;

/// <summary>The optimisers and schedules that are compared.</summary>
internal static class OptimiserCases
{
    public static IReadOnlyDictionary<string, OptimiserCase> All { get; } = Make().Concat(Schedules()).ToDictionary(c => c.Id);

    public static object Describe(Dictionary<string, Tensor> tensors) => All.Values.Select(c => c.Describe(tensors)).ToArray();

    private static IEnumerable<OptimiserCase> Make()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            yield return new($"SGD {type}", "torch.optim.SGD(p, lr=0.1)", p => optim.SGD(p, 0.1), type);
            yield return new(
                $"SGD momentum {type}",
                "torch.optim.SGD(p, lr=0.05, momentum=0.9, dampening=0.1, weight_decay=0.01)",
                p => optim.SGD(p, 0.05, 0.9, 0.1, 0.01),
                type
            );
            yield return new(
                $"SGD Nesterov {type}",
                "torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True)",
                p => optim.SGD(p, 0.05, 0.9, nesterov: true),
                type
            );
            yield return new($"Adam {type}", "torch.optim.Adam(p, lr=0.02)", p => optim.Adam(p, 0.02), type);
            yield return new(
                $"Adam decay {type}",
                "torch.optim.Adam(p, lr=0.02, betas=(0.8, 0.99), weight_decay=0.1)",
                p => optim.Adam(p, 0.02, 0.8, 0.99, weight_decay: 0.1),
                type
            );
            yield return new(
                $"Adam amsgrad {type}",
                "torch.optim.Adam(p, lr=0.02, amsgrad=True)",
                p => optim.Adam(p, 0.02, amsgrad: true),
                type
            );
            yield return new(
                $"Adam maximize {type}",
                "torch.optim.Adam(p, lr=0.001, maximize=True)",
                p => optim.Adam(p, 0.001, maximize: true),
                type
            );
            yield return new(
                $"AdamW {type}",
                "torch.optim.AdamW(p, lr=0.02, weight_decay=0.1)",
                p => optim.AdamW(p, 0.02, weight_decay: 0.1),
                type
            );
            yield return new(
                $"Adamax {type}",
                "torch.optim.Adamax(p, lr=0.02, weight_decay=0.05)",
                p => optim.Adamax(p, 0.02, weight_decay: 0.05),
                type
            );
            yield return new(
                $"RMSprop {type}",
                "torch.optim.RMSprop(p, lr=0.01, momentum=0.5, centered=True, weight_decay=0.01)",
                p => optim.RMSProp(p, 0.01, momentum: 0.5, centered: true, weight_decay: 0.01),
                type
            );
            yield return new(
                $"Adagrad {type}",
                "torch.optim.Adagrad(p, lr=0.1, lr_decay=0.02, weight_decay=0.01, initial_accumulator_value=0.1)",
                p => optim.Adagrad(p, 0.1, 0.02, 0.01, 0.1),
                type
            );
            yield return new($"Adagrad plain {type}", "torch.optim.Adagrad(p, lr=0.1)", p => optim.Adagrad(p, 0.1), type);
            yield return new($"Adadelta {type}", "torch.optim.Adadelta(p)", p => optim.Adadelta(p), type);
            yield return new(
                $"Adadelta maximize {type}",
                "torch.optim.Adadelta(p, lr=0.5, rho=0.8, weight_decay=0.1, maximize=True)",
                p => optim.Adadelta(p, 0.5, 0.8, weight_decay: 0.1, maximize: true),
                type
            );
            yield return new(
                $"ASGD {type}",
                "torch.optim.ASGD(p, lr=0.1, lambd=0.01, alpha=0.6, t0=20, weight_decay=0.01)",
                p => optim.ASGD(p, 0.1, 0.01, 0.6, 20, 0.01),
                type
            );
            // PyTorch 1.13 computes μ_{t+1}'s product right in this variant only.
            yield return new(
                $"NAdam {type}",
                "torch.optim.NAdam(p, lr=0.02, betas=(0.8, 0.99), weight_decay=0.05, momentum_decay=0.01, foreach=True)",
                p => optim.NAdam(p, 0.02, 0.8, 0.99, weight_decay: 0.05, momentum_decay: 0.01),
                type
            );
            yield return new(
                $"RAdam {type}",
                "torch.optim.RAdam(p, lr=0.02, betas=(0.8, 0.95), weight_decay=0.05)",
                p => optim.RAdam(p, 0.02, 0.8, 0.95, weight_decay: 0.05),
                type
            );
            yield return new($"RAdam plain {type}", "torch.optim.RAdam(p, lr=0.02)", p => optim.RAdam(p, 0.02), type);
            yield return new(
                $"Rprop {type}",
                "torch.optim.Rprop(p, lr=0.02, etas=(0.6, 1.1), step_sizes=(1e-3, 0.3))",
                p => optim.Rprop(p, 0.02, 0.6, 1.1, 1e-3, 0.3),
                type
            );
            yield return new($"RMSprop plain {type}", "torch.optim.RMSprop(p, lr=0.01)", p => optim.RMSProp(p, 0.01), type);
        }
        yield return new(
            "LBFGS",
            "torch.optim.LBFGS(p, lr=0.3, max_iter=4, history_size=5)",
            p => optim.LBFGS(p, 0.3, max_iter: 4, tolerange_grad: 1e-7, history_size: 5),
            ScalarType.Float64
        );
        yield return new(
            "Adam groups",
            "torch.optim.Adam([{'params': p[:1], 'lr': 0.1}, {'params': p[1:], 'betas': (0.5, 0.9)}], lr=0.01)",
            p =>
                optim.Adam(
                    new[]
                    {
                        new Adam.ParamGroup
                        {
                            Parameters = p.Take(1),
                            Options = new Adam.Options { LearningRate = 0.1 },
                        },
                        new Adam.ParamGroup
                        {
                            Parameters = p.Skip(1),
                            Options = new Adam.Options { beta1 = 0.5, beta2 = 0.9 },
                        },
                    },
                    lr: 0.01
                ),
            ScalarType.Float64
        );
    }

    private static IEnumerable<OptimiserCase> Schedules()
    {
        const string S = "torch.optim.lr_scheduler.";
        yield return With("StepLR", $"{S}StepLR(o, 7, 0.5)", o => optim.lr_scheduler.StepLR(o, 7, 0.5));
        yield return With(
            "MultiStepLR",
            $"{S}MultiStepLR(o, [5, 20], 0.3)",
            o => optim.lr_scheduler.MultiStepLR(o, new List<int> { 5, 20 }, 0.3)
        );
        yield return With("ExponentialLR", $"{S}ExponentialLR(o, 0.95)", o => optim.lr_scheduler.ExponentialLR(o, 0.95));
        yield return With("ConstantLR", $"{S}ConstantLR(o, 0.5, 8)", o => optim.lr_scheduler.ConstantLR(o, 0.5, 8));
        yield return With("LinearLR", $"{S}LinearLR(o, 0.2, 1.0, 10)", o => optim.lr_scheduler.LinearLR(o, 0.2, 1.0, 10));
        yield return With("PolynomialLR", $"{S}PolynomialLR(o, 30, 2.0)", o => optim.lr_scheduler.PolynomialLR(o, 30, 2.0));
        yield return With(
            "CosineAnnealingLR",
            $"{S}CosineAnnealingLR(o, 50, 0.001)",
            o => optim.lr_scheduler.CosineAnnealingLR(o, 50, 0.001)
        );
        yield return With(
            "CosineAnnealingLR over several periods",
            $"{S}CosineAnnealingLR(o, 10, 0.001)",
            o => optim.lr_scheduler.CosineAnnealingLR(o, 10, 0.001)
        );
        yield return With(
            "ChainedLR",
            $"{S}ChainedScheduler([{S}ConstantLR(o, 0.1, 4), {S}ExponentialLR(o, 0.9), {S}StepLR(o, 20, 0.5)])",
            o =>
                optim.lr_scheduler.ChainedLR([
                    optim.lr_scheduler.ConstantLR(o, 0.1, 4),
                    optim.lr_scheduler.ExponentialLR(o, 0.9),
                    optim.lr_scheduler.StepLR(o, 20, 0.5),
                ])
        );
        yield return With(
            "SequentialLR: warm-up, then cosine",
            $"{S}SequentialLR(o, [{S}LinearLR(o, 0.1, 1.0, 10), {S}CosineAnnealingLR(o, 40)], [10])",
            o =>
                optim.lr_scheduler.SequentialLR(
                    o,
                    [optim.lr_scheduler.LinearLR(o, 0.1, 1.0, 10), optim.lr_scheduler.CosineAnnealingLR(o, 40)],
                    [10]
                )
        );
        yield return With(
            "SequentialLR of three",
            $"{S}SequentialLR(o, [{S}ConstantLR(o, 0.5, 3), {S}PolynomialLR(o, 15, 2.0), {S}LambdaLR(o, lambda e: 1 / (1 + e))], [8, 30])",
            o =>
                optim.lr_scheduler.SequentialLR(
                    o,
                    [
                        optim.lr_scheduler.ConstantLR(o, 0.5, 3),
                        optim.lr_scheduler.PolynomialLR(o, 15, 2.0),
                        optim.lr_scheduler.LambdaLR(o, e => 1.0 / (1 + e)),
                    ],
                    [8, 30]
                )
        );
        yield return With(
            "LambdaLR",
            $"{S}LambdaLR(o, lambda e: 1 / (1 + e))",
            o => optim.lr_scheduler.LambdaLR(o, e => 1.0 / (1 + e))
        );
        yield return With(
            "MultiplicativeLR",
            $"{S}MultiplicativeLR(o, lambda e: 0.9 + 0.001 * e)",
            o => optim.lr_scheduler.MultiplicativeLR(o, e => 0.9 + 0.001 * e)
        );
        yield return With(
            "OneCycleLR",
            $"{S}OneCycleLR(o, 0.1, total_steps=60)",
            o => optim.lr_scheduler.OneCycleLR(o, 0.1, total_steps: 60)
        );
        yield return With(
            "OneCycleLR three phases",
            $"{S}OneCycleLR(o, 0.1, total_steps=60, anneal_strategy='linear', three_phase=True)",
            o =>
                optim.lr_scheduler.OneCycleLR(
                    o,
                    0.1,
                    total_steps: 60,
                    anneal_strategy: optim.lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear,
                    three_phase: true
                )
        );
        yield return With(
            "ReduceLROnPlateau",
            $"{S}ReduceLROnPlateau(o, factor=0.5, patience=3, cooldown=2)",
            o => optim.lr_scheduler.ReduceLROnPlateau(o, factor: 0.5, patience: 3, cooldown: 2)
        ) with
        {
            Plateau = true,
        };
        foreach (
            var (name, mode) in new[]
            {
                ("triangular", optim.lr_scheduler.impl.CyclicLR.Mode.Triangular),
                ("triangular2", optim.lr_scheduler.impl.CyclicLR.Mode.Triangular2),
                ("exp_range", optim.lr_scheduler.impl.CyclicLR.Mode.ExpRange),
            }
        )
            yield return new(
                $"CyclicLR {name}",
                "torch.optim.SGD(p, lr=0.03, momentum=0.9)",
                p => optim.SGD(p, 0.03, momentum: 0.9),
                ScalarType.Float64,
                $"{S}CyclicLR(o, 0.01, 0.05, 5, 8, mode='{name}', gamma=0.98)",
                o => optim.lr_scheduler.CyclicLR(o, 0.01, 0.05, 5, 8, mode, 0.98)
            );

        static OptimiserCase With(string id, string python, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> make) =>
            new(id, "torch.optim.Adam(p, lr=0.03)", p => optim.Adam(p, 0.03), ScalarType.Float64, python, make);
    }
}
