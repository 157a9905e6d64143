using MathNet.Numerics;
using MathNet.Numerics.Statistics;
using F = TorchSharp.torch.nn.functional;
using Truth = System.Func<MathNet.Numerics.LinearAlgebra.Matrix<double>, System.Collections.Generic.IEnumerable<double>>;

namespace GenerativeModels.Tests.Upstream;

/// <summary>
/// What TorchSharp's operators compute: one line an operator, against closed forms, the BCL and MathNet in single and double precision;
/// derivatives against differences.
/// </summary>
public sealed class OperatorTests : TensorTests
{
    // Multiples of 1/16, which single precision holds exactly; no two alike, some of their eighths half-way between integers.
    private static readonly Matrix<double> X = Matrix<double>.Build.DenseOfArray(
        Matrix([0.6875, -1.3125, 2.125, 0.4375], [-0.625, 1.875, -2.375, 1.0625], [0.25, -0.875, 1.5625, -1.75])
    );

    private static readonly Matrix<double> Y = Matrix<double>.Build.Dense(
        3,
        4,
        (i, j) => 0.375 * (i + 1) - 0.8125 * (j - 1) * (i - 1.5)
    );
    private static readonly double[][] K = Rows([0.5, -1.25], [2, 0.75]); // a convolution's kernel
    private static readonly Vector<double> Probe = Vector<double>.Build.Dense(64, i => Math.Sin(1 + 2.3 * i)); // weighs outputs

    private sealed record Row(string Name, Func<Tensor, Tensor> Torch, Truth Truth, bool Smooth);

    private static readonly Row[] Table =
    [
        // One number at a time.
        Each("abs", x => x.abs(), Math.Abs),
        Each("op_UnaryNegation", x => -x, x => -x),
        Each("neg", x => x.neg(), x => -x),
        Each("op_Addition", x => 2 + x + 0.5, x => x + 2.5),
        Each("op_Subtraction", x => 2 - (x - 0.5), x => 2.5 - x),
        Each("op_Multiply", x => 3 * x * 0.5, x => 1.5 * x),
        Each("op_Division", x => 3 / (x / 4), x => 12 / x),
        Each("mul", x => x.mul(0.25), x => 0.25 * x),
        Each("exp", x => x.exp(), Math.Exp),
        Each("expm1", x => (x * 1e-4).expm1(), x => x * 1e-4 + x * x * 1e-8 / 2 + x * x * x * 1e-12 / 6),
        Each("log", x => x.abs().log(), x => Math.Log(Math.Abs(x))),
        Each("log1p", x => (x * x).log1p(), x => Math.Log(1 + x * x)),
        Each("sqrt", x => x.abs().sqrt(), x => Math.Sqrt(Math.Abs(x))),
        Each("square", x => x.square(), x => x * x),
        Each("pow", x => x.pow(3), x => x * x * x),
        Each("sin", x => x.sin(), Math.Sin),
        Each("cos", x => x.cos(), Math.Cos),
        Each("tanh", x => x.tanh(), Math.Tanh),
        Each("sigmoid", x => x.sigmoid() + torch.sigmoid(x), x => 2 / (1 + Math.Exp(-x))),
        Each("logsigmoid", x => F.logsigmoid(x), x => -Math.Log(1 + Math.Exp(-x))),
        Each("softplus", x => F.softplus(x), x => Math.Log(1 + Math.Exp(x))),
        Each("relu", x => F.relu(x), x => Math.Max(x, 0)),
        Each("silu", x => F.silu(x), x => x / (1 + Math.Exp(-x))),
        Each("ReLU", x => ReLU().call(x), x => Math.Max(x, 0)),
        Each("SiLU", x => SiLU().call(x), x => x / (1 + Math.Exp(-x))),
        Each("Tanh", x => Tanh().call(x), Math.Tanh),
        Each("Sigmoid", x => Sigmoid().call(x), x => 1 / (1 + Math.Exp(-x))),
        Each("LeakyReLU", x => LeakyReLU(0.2).call(x), x => x > 0 ? x : 0.2 * x),
        Each("GELU", x => GELU().call(x), x => x * 0.5 * (1 + SpecialFunctions.Erf(x / Math.Sqrt(2)))),
        Each("Identity", x => Identity().call(x), x => x),
        Each("lgamma", x => x.abs().lgamma(), x => SpecialFunctions.GammaLn(Math.Abs(x))),
        Each("erfinv", x => (x / 4).erfinv(), x => SpecialFunctions.ErfInv(x / 4)),
        Each("clamp", x => x.clamp(-1, 1), x => Math.Clamp(x, -1, 1)),
        Each("clamp", x => x.clamp(min: 0), x => Math.Max(x, 0)),
        Each("clamp_min", x => x.clamp_min(0.5), x => Math.Max(x, 0.5)),
        Each("remainder", x => x.remainder(1.5), x => x - 1.5 * Math.Floor(x / 1.5)), // of the divisor's sign
        Each("floor", x => x.floor(), Math.Floor),
        Each("round", x => (x * 8).round(), x => Math.Round(8 * x), smooth: false), // halves to even, where a difference is large
        Each("gt", x => x.gt(0.6875).to(x.dtype), x => x > 0.6875 ? 1 : 0, smooth: false),
        Each("ge", x => x.ge(0.6875).to(x.dtype), x => x >= 0.6875 ? 1 : 0, smooth: false),
        Each("lt", x => x.lt(0.6875).to(x.dtype), x => x < 0.6875 ? 1 : 0, smooth: false),
        Each("eq", x => x.eq(0.6875).to(x.dtype), x => x == 0.6875 ? 1 : 0, smooth: false),
        Each("op_Equality", x => (x == x.clamp(min: 0)).to(x.dtype), x => x >= 0 ? 1 : 0, smooth: false),
        Each("op_GreaterThan", x => (x > 0.6875).to(x.dtype), x => x > 0.6875 ? 1 : 0, smooth: false),
        Each("op_GreaterThanOrEqual", x => (x >= 0.6875).to(x.dtype), x => x >= 0.6875 ? 1 : 0, smooth: false),
        Each("op_LessThan", x => (x < 0.6875).to(x.dtype), x => x < 0.6875 ? 1 : 0, smooth: false),
        Each("logical_and", x => (x > 0).logical_and(x < 1).to(x.dtype), x => x is > 0 and < 1 ? 1 : 0, smooth: false),
        Each("logical_or", x => (x < 0).logical_or(x > 1).to(x.dtype), x => x is < 0 or > 1 ? 1 : 0, smooth: false),
        Each("logical_not", x => (x < 0).logical_not().to(x.dtype), x => x < 0 ? 0 : 1, smooth: false),
        Each("bitwise_right_shift", x => Whole(x).bitwise_right_shift(tensor(2L)).to(x.dtype), x => (int)(16 * x) >> 2, false),
        Each("bitwise_and", x => Whole(x).bitwise_and(tensor(5L)).to(x.dtype), x => (int)(16 * x) & 5, smooth: false),
        Each("masked_fill", x => x.masked_fill(x > 0, -7), x => x > 0 ? -7 : x),
        Each("where", x => where(x > 0, x * 2, x * 3), x => x > 0 ? 2 * x : 3 * x),
        Each("zero_", x => x.clone().zero_(), _ => 0, smooth: false),
        Each("fill_", x => x.clone().fill_(3), _ => 3),
        Each("mul_", x => x.clone().mul_(3), x => 3 * x),
        Each("add_", x => x.clone().add_(x, 0.5), x => 1.5 * x),
        Each("clamp_", x => x.clone().clamp_(-1, 1), x => Math.Clamp(x, -1, 1)),
        Each("copy_", x => zeros_like(x).copy_(x * 2), x => 2 * x),
        Each("zeros_like", x => zeros_like(x), _ => 0, smooth: false),
        Each("ones_like", x => ones_like(x), _ => 1, smooth: false),
        Each("full_like", x => full_like(x, 0.25), _ => 0.25, smooth: false),
        Each("alias", x => x.alias(), x => x),
        Each("contiguous", x => x.t().contiguous().t(), x => x),
        // Two tensors.
        Of("add", x => x.add(Two(x), alpha: 0.5), x => Flat(x + Y / 2)),
        Of("lerp_", x => x.clone().lerp_(Two(x), 0.25), x => Flat(0.75 * x + 0.25 * Y)),
        Of("addcmul_", x => x.clone().addcmul_(Two(x), x, 0.5), x => Flat(x + 0.5 * Y.PointwiseMultiply(x))),
        Of("addcdiv_", x => x.clone().addcdiv_(Two(x), x, 0.5), x => Flat(x + 0.5 * Y.PointwiseDivide(x))),
        Of("maximum", x => maximum(x, Two(x)), x => Flat(x).Zip(Flat(Y), Math.Max)),
        Of("minimum", x => minimum(x, Two(x)), x => Flat(x).Zip(Flat(Y), Math.Min)),
        Of("atan2", x => atan2(x, Two(x)), x => Flat(x).Zip(Flat(Y), Math.Atan2)),
        // Reductions.
        Of("sum", x => x.sum(), x => [Flat(x).Sum()]),
        Of("sum", x => x.sum(dim: 0), x => x.ColumnSums()),
        Of("sum", x => x.reshape(3, 2, 2).sum([1, 2]), x => x.RowSums()),
        Of("mean", x => x.mean(), x => [Flat(x).Mean()]),
        Of("mean", x => x.mean([0]), x => x.ColumnSums() / 3),
        Of("std", x => x.std(0), x => x.EnumerateColumns().Select(Statistics.StandardDeviation)), // over N − 1
        Of("std", x => x.std(), x => [Flat(x).StandardDeviation()]),
        Of("var", x => x.var(0), x => x.EnumerateColumns().Select(Statistics.Variance)),
        Of("var", x => x.var(0, unbiased: false), x => x.EnumerateColumns().Select(Statistics.PopulationVariance)),
        Of("var", x => x.var(unbiased: false), x => [Flat(x).Variance()]), // 0.107 does not hear it there
        Of("std", x => x.std(unbiased: false), x => [Flat(x).PopulationStandardDeviation()]),
        Of("cov", x => cov(x), x => Pairs(3, 3, (i, j) => x.Row(i).Covariance(x.Row(j)))),
        Of("amax", x => x.amax([1L]), x => x.EnumerateRows().Select(r => r.Maximum())),
        Of("amin", x => x.amin([1L]), x => x.EnumerateRows().Select(r => r.Minimum())),
        Of("max", x => x.max(), x => [Flat(x).Max()]),
        Of("max", x => x.max(1).values, x => x.EnumerateRows().Select(r => r.Maximum())),
        Of("min", x => x.min(), x => [Flat(x).Min()]),
        Of("median", x => x.median(), x => [Flat(x).Order().ElementAt(5)]), // the lower of two
        Of("argmax", x => x.argmax(1).to(x.dtype), x => x.EnumerateRows().Select(r => (double)r.MaximumIndex()), smooth: false),
        Of("argmin", x => x.argmin(-1).to(x.dtype), x => x.EnumerateRows().Select(r => (double)r.MinimumIndex()), smooth: false),
        Of("argsort", x => x.flatten().argsort().to(x.dtype), x => Order(x).Select(i => (double)i), smooth: false),
        Of("sort", x => x.flatten().sort().Values, x => Flat(x).Order()),
        Of("topk", x => x.topk(2, largest: false).values, x => x.EnumerateRows().SelectMany(r => r.Order().Take(2))),
        Of("kthvalue", x => x.flatten().kthvalue(4, 0).values, x => [Flat(x).Order().ElementAt(3)]),
        Of("any", x => (x > 2).any(1).to(x.dtype), x => x.EnumerateRows().Select(r => r.Any(v => v > 2) ? 1.0 : 0), false),
        Of("norm", x => x.norm(), x => [x.FrobeniusNorm()]),
        Of("norm", x => x.norm(dim: 1), x => x.RowNorms(2)),
        Of("logsumexp", x => x.logsumexp(0), x => x.EnumerateColumns().Select(LogSumExp)),
        Of("softmax", x => x.softmax(-1), x => x.EnumerateRows().SelectMany(r => r.Select(v => Math.Exp(v - LogSumExp(r))))),
        Of("log_softmax", x => x.log_softmax(-1), x => x.EnumerateRows().SelectMany(r => r.Select(v => v - LogSumExp(r)))),
        Of("cumsum", x => x.cumsum(-1), x => Pairs(3, 4, (i, j) => x.Row(i).Take(j + 1).Sum())),
        Of("diff", x => x.diff(dim: 1), x => Pairs(3, 3, (i, j) => x[i, j + 1] - x[i, j])),
        Of(
            "cross_entropy",
            x => F.cross_entropy(x, Ids(2, 0, 3)),
            x => [(new[] { 2, 0, 3 }).Select((k, i) => LogSumExp(x.Row(i)) - x[i, k]).Average()]
        ),
        Of("normalize", x => F.normalize(x, dim: 0), x => Flat(x.NormalizeColumns(2))),
        // Shapes and places.
        Of("t", x => x.t(), x => Flat(x.Transpose())),
        Of("get_T", x => x.T, x => Flat(x.Transpose())),
        Of("transpose", x => x.transpose(0, 1), x => Flat(x.Transpose())),
        Of("permute", x => x.unsqueeze(0).permute(2, 0, 1), x => Flat(x.Transpose())),
        Of("reshape", x => x.t().reshape(3, 4), x => Flat(x.Transpose())),
        Of("view", x => x.view(2, 6).t(), x => Pairs(6, 2, (i, j) => Flat(x)[6 * j + i])),
        Of("flatten", x => x.t().flatten(), x => Flat(x.Transpose())),
        Of("Flatten", x => Flatten().call(x.reshape(1, 3, 4)), x => Flat(x)),
        Of("Unflatten", x => Unflatten(1, [2, 2]).call(x).transpose(1, 2), x => Pairs(3, 4, (i, j) => x[i, j % 2 * 2 + j / 2])),
        Of("expand", x => x.narrow(1, 0, 1).expand(-1, 2), x => Pairs(3, 2, (i, _) => x[i, 0])),
        Of("repeat", x => x.select(0, 0).repeat(2), x => [.. x.Row(0), .. x.Row(0)]),
        Of("repeat_interleave", x => x.select(0, 0).repeat_interleave(2), x => x.Row(0).SelectMany(v => new[] { v, v })),
        Of("unsqueeze", x => x.unsqueeze(1).squeeze(1), x => Flat(x)),
        Of("squeeze", x => x.reshape(3, 1, 4).squeeze(1), x => Flat(x)),
        Of("cat", x => cat([x, x * 2], 1), x => Flat(x.Append(2 * x))),
        Of("stack", x => stack([x, x * 2], 1), x => Flat(x.Append(2 * x))),
        Of("split", x => x.split(2, 1)[1], x => Flat(x.SubMatrix(0, 3, 2, 2))),
        Of("chunk", x => x.chunk(2, 1)[1], x => Flat(x.SubMatrix(0, 3, 2, 2))),
        Of("movedim", x => x.movedim([1L], [0L]), x => Flat(x.Transpose())),
        Of("narrow", x => x.narrow(1, 1, 2), x => Flat(x.SubMatrix(0, 3, 1, 2))),
        Of("select", x => x.select(1, -1), x => x.Column(3)),
        Of("get_TensorItems", x => x[1..3, 2], x => [x[1, 2], x[2, 2]]),
        Of("index_select", x => x.index_select(0, Ids(2, 0)), x => [.. x.Row(2), .. x.Row(0)]),
        Of("gather", x => x.gather(1, Ids(3, 0, 2).unsqueeze(1)), x => [x[0, 3], x[1, 0], x[2, 2]]),
        Of("index_add", x => x.index_add(0, Ids(1, 1), x[..2], 1), x => [.. x.Row(0), .. x.Row(0) + 2 * x.Row(1), .. x.Row(2)]),
        Of("masked_select", x => x.masked_select(x > 0), x => Flat(x).Where(v => v > 0)),
        Of("nonzero", x => (x > 1.5).nonzero().to(x.dtype), _ => [0, 2, 1, 1, 2, 2], smooth: false),
        Of("flip", x => x.flip(1), x => Pairs(3, 4, (i, j) => x[i, 3 - j])),
        Of("rot90", x => x.rot90(1, (0, 1)), x => Pairs(4, 3, (i, j) => x[j, 3 - i])),
        Of("one_hot", x => F.one_hot(Ids(2, 0), 3).to(x.dtype), _ => [0, 0, 1, 1, 0, 0], smooth: false),
        Of("arange", x => arange(1, 6, 2, dtype: x.dtype), _ => [1, 3, 5], smooth: false),
        Of("linspace", x => linspace(-1, 1, 5, dtype: x.dtype), _ => [-1, -0.5, 0, 0.5, 1], smooth: false),
        Of("full", x => full(2, 0.25, dtype: x.dtype), _ => [0.25, 0.25], smooth: false),
        Of("zeros", x => zeros(2, dtype: x.dtype) + zeros_like(x).sum(), _ => [0, 0], smooth: false),
        Of("ones", x => ones(2, dtype: x.dtype), _ => [1, 1], smooth: false),
        Of("eye", x => eye(2, 3, dtype: x.dtype), _ => [1, 0, 0, 0, 1, 0], smooth: false),
        // Matrices.
        Of("mm", x => x.mm(Two(x).t()), x => Flat(x * Y.Transpose())),
        Of("matmul", x => x.matmul(Two(x).t()), x => Flat(x * Y.Transpose())),
        Of("bmm", x => stack([x, x * 2]).bmm(Two(x).t().expand(2, -1, -1)), x => Flat(x.Stack(2 * x) * Y.Transpose())),
        Of("mv", x => x.mv(Two(x).select(0, 0)), x => x * Y.Row(0)),
        Of("dot", x => x.select(0, 0).dot(x.select(0, 1)), x => [x.Row(0) * x.Row(1)]),
        Of("linear", x => F.linear(x, Two(x), Two(x).select(1, 0)), x => Pairs(3, 3, (i, j) => x.Row(i) * Y.Row(j) + Y[j, 0])),
        Of(
            "cdist",
            x => cdist(x, Two(x), compute_mode: compute_mode.donot_use_mm_for_euclid_dist),
            x => Pairs(3, 3, (i, j) => (x.Row(i) - Y.Row(j)).L2Norm())
        ),
        Of("tril", x => x.tril(-1), x => Pairs(3, 4, (i, j) => j < i ? x[i, j] : 0)),
        Of("triu", x => x.triu(1), x => Pairs(3, 4, (i, j) => j > i ? x[i, j] : 0)),
        Of("diag", x => x.select(0, 0).diag(), x => Pairs(4, 4, (i, j) => i == j ? x[0, i] : 0)),
        Of("diagonal", x => x.diagonal(), x => [x[0, 0], x[1, 1], x[2, 2]]),
        Of("eigh", x => linalg.eigh(Spd(x)).Item1, x => Spd(x).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real)),
        Of("eigh", x => Rebuilt(linalg.eigh(Spd(x))), x => Flat(Spd(x))),
        Of(
            "qr",
            x => linalg.qr(x.t()) is var (q, r) ? cat([q.mm(r), q.t().mm(q)]) : x,
            x => [.. Flat(x.Transpose()), .. Pairs(3, 3, (i, j) => i == j ? 1 : 0)]
        ),
        Of("svdvals", x => linalg.svdvals(x), x => x.Svd().S),
        Of("svd", x => linalg.svd(x, fullMatrices: false) is var (u, s, v) ? (u * s).mm(v) : x, x => Flat(x)),
        Of("solve", x => linalg.solve(Spd(x), x), x => Flat(Spd(x).Solve(x))),
        Of("solve_triangular", x => linalg.solve_triangular(Spd(x), x, upper: true), x => Flat(Spd(x).UpperTriangle().Solve(x))),
        Of(
            "solve_triangular",
            x => linalg.solve_triangular(Spd(x), x, upper: false, unitriangular: true),
            x => Flat((Spd(x).StrictlyLowerTriangle() + Matrix<double>.Build.DenseIdentity(3)).Solve(x))
        ),
        Of("slogdet", x => linalg.slogdet(Spd(x)).Item2, x => [Math.Log(Spd(x).Determinant())]),
        Of("cholesky", x => linalg.cholesky(Spd(x)), x => Flat(Spd(x).Cholesky().Factor)),
        Of("pinv", x => linalg.pinv(x), x => Flat(x.PseudoInverse())),
        // Images: the matrix is one of 3 × 4 pixels.
        Of(
            "conv2d",
            x => F.conv2d(Image(x), Kernel(x), strides: [1, 2], padding: [1, 0]),
            x => Pairs(4, 2, (i, j) => Pairs(2, 2, (a, b) => K[a][b] * At(x, i + a - 1, 2 * j + b)).Sum())
        ),
        Of(
            "Conv2d",
            x => Set(Conv2d(1, 1, 2, dtype: x.dtype), Kernel(x)).call(Image(x)),
            x => Pairs(2, 3, (i, j) => Pairs(2, 2, (a, b) => K[a][b] * x[i + a, j + b]).Sum())
        ),
        Of(
            "Conv1d",
            x => Set(Conv1d(1, 1, 2, dtype: x.dtype), Kernel(x)[0, 0, 0].reshape(1, 1, 2)).call(x.unsqueeze(1)),
            x => Pairs(3, 3, (i, j) => K[0][0] * x[i, j] + K[0][1] * x[i, j + 1])
        ),
        Of(
            "ConvTranspose2d",
            x => Set(ConvTranspose2d(1, 1, 2, stride: 2, dtype: x.dtype), Kernel(x)).call(Image(x)),
            x => Pairs(6, 8, (i, j) => K[i % 2][j % 2] * x[i / 2, j / 2])
        ),
        Of("pad", x => F.pad(Image(x), (2, 1, 1, 0)), x => Pairs(4, 7, (i, j) => At(x, i - 1, j - 2))), // left, right, top, bottom
        Of("pad", x => F.pad(x.unsqueeze(0), (3, 0)), x => Pairs(3, 7, (i, j) => At(x, i, j - 3))),
        Of("interpolate", x => F.interpolate(Image(x), scale_factor: [2, 2]), x => Pairs(6, 8, (i, j) => x[i / 2, j / 2])),
        Of(
            "pixel_shuffle",
            x => F.pixel_shuffle(x.t().reshape(1, 4, 1, 3), 2),
            x => Pairs(2, 6, (i, j) => x[j / 2, 2 * i + j % 2])
        ),
        Of(
            "pixel_unshuffle",
            x => F.pixel_unshuffle(x.reshape(1, 1, 2, 6), 2),
            x => Pairs(4, 3, (c, j) => Flat(x)[6 * (c / 2) + 2 * j + c % 2])
        ),
        Of("LayerNorm", x => LayerNorm(4, dtype: x.dtype).call(x), x => x.EnumerateRows().SelectMany(Standardized)),
        Of(
            "BatchNorm2d",
            x => BatchNorm2d(4, dtype: x.dtype).call(x.reshape(3, 4, 1, 1)),
            x => Flat(Matrix<double>.Build.DenseOfColumns(x.EnumerateColumns().Select(Standardized)))
        ),
        Of(
            "GroupNorm",
            x => Normal(GroupNorm(2, 4, dtype: x.dtype)).call(x.t().reshape(1, 4, 3)),
            x => x.EnumerateColumns().Chunk(2).SelectMany(pair => Standardized([.. pair[0], .. pair[1]]))
        ),
    ];

    /// <summary>What the library calls that computes nothing, is random (see <see cref="RandomnessTests"/>), or is a whole module.</summary>
    private static readonly string[] Elsewhere =
    [
        // Of the tensor itself.
        .. "get_dtype get_device get_shape get_requires_grad set_requires_grad requires_grad_ get_grad set_grad dim numel item data set_".Split(),
        .. "get_device_type get_device_index get_is_sparse is_contiguous is_floating_point storage_offset".Split(),
        .. "to to_type cpu clone detach backward tensor empty float64 CPU get_IsInvalid".Split(),
        // Life time and graph.
        .. "Dispose NewDisposeScope MoveToOuterDisposeScope MoveToOtherDisposeScope DetachFromDisposeScope".Split(),
        .. "no_grad enable_grad is_grad_enabled cuda_is_available InitializeDeviceType TryInitializeDeviceType get_num_threads set_num_threads".Split(),
        // Randomness.
        .. "rand randn randint randperm bernoulli binomial poisson multinomial _standard_gamma".Split(),
        // Modules.
        .. "Linear Embedding Dropout Sequential Parameter".Split(),
    ];

    public static TheoryData<int, string> Operators => [.. Table.Index().Select(At)];

    public static TheoryData<int, string> SmoothOperators => [.. Table.Index().Where(line => line.Item.Smooth).Select(At)];

    [Theory, MemberData(nameof(Operators))]
    public void An_operator_computes_what_it_says(int index, string name)
    {
        var row = Table[index];
        Assert.Equal(name, row.Name);
        var truth = row.Truth(X).ToArray();
        var size = Math.Max(1, truth.Max(Math.Abs));
        foreach (var (type, tolerance) in ((ScalarType, double)[])[(float32, 4e-6), (float64, 1e-12)])
        {
            var y = row.Torch(tensor(X.ToArray(), dtype: type));
            Assert.Equal(type, y.dtype);
            var values = Values(y);
            Assert.Equal(truth.Length, values.Length);
            Assert.All(truth.Zip(values), pair => Assert.InRange(pair.Second - pair.First, -tolerance * size, tolerance * size));
        }
    }

    [Theory, MemberData(nameof(SmoothOperators))]
    public void Its_gradient_is_that_of_differences(int index, string name)
    {
        var row = Table[index];
        const double h = 1e-5;
        var slope = Slope(row);
        for (var k = 0; k < 12; k++)
        {
            var (up, down) = (X.Clone(), X.Clone());
            up[k / 4, k % 4] += h;
            down[k / 4, k % 4] -= h;
            var difference = (Weighed(row, up) - Weighed(row, down)) / (2 * h);
            Assert.True(
                Math.Abs(difference - slope[k]) < 1e-6 * Math.Max(1, Math.Abs(difference)),
                $"{name}: {difference} and {slope[k]} at {k}"
            );
        }
    }

    [Fact]
    public void Every_operator_of_the_library_has_a_line()
    {
        var used = LibraryReferences
            .Read()
            .Where(r => r.Type is "Tensor" or "torch" or "functional" or "linalg" or "nn")
            .Select(r => r.Member)
            .Distinct();
        Assert.Empty(used.Except(Table.Select(row => row.Name)).Except(Elsewhere));
    }

    private static TheoryDataRow<int, string> At((int Index, Row Item) line) => new(line.Index, line.Item.Name);

    private static Row Each(string name, Func<Tensor, Tensor> torch, Func<double, double> truth, bool smooth = true) =>
        new(name, torch, x => Flat(x).Select(truth), smooth);

    private static Row Of(string name, Func<Tensor, Tensor> torch, Truth truth, bool smooth = true) =>
        new(name, torch, truth, smooth);

    private static double[] Slope(Row row)
    {
        var x = tensor(X.ToArray()).requires_grad_();
        var y = row.Torch(x);
        (y.flatten() * tensor(Probe.Take((int)y.numel()).ToArray())).sum().backward();
        return Values(x.grad!);
    }

    private static double Weighed(Row row, Matrix<double> x) =>
        Values(row.Torch(tensor(x.ToArray()))).Zip(Probe, (y, w) => y * w).Sum();

    private static double[] Values(Tensor y) => y.detach().to(float64).contiguous().data<double>().ToArray();

    private static double[] Flat(Matrix<double> x) => x.ToRowMajorArray();

    private static IEnumerable<double> Pairs(int rows, int columns, Func<int, int, double> value) =>
        Enumerable.Range(0, rows).SelectMany(i => Enumerable.Range(0, columns).Select(j => value(i, j)));

    private static IEnumerable<int> Order(Matrix<double> x) => Enumerable.Range(0, 12).OrderBy(i => Flat(x)[i]);

    private static double LogSumExp(IEnumerable<double> x) => Math.Log(x.Sum(Math.Exp));

    private static IEnumerable<double> Standardized(IEnumerable<double> x)
    {
        var (mean, deviation) = (x.Mean(), Math.Sqrt(x.PopulationVariance() + 1e-5));
        return x.Select(v => (v - mean) / deviation);
    }

    private static Tensor Two(Tensor x) => tensor(Y.ToArray(), dtype: x.dtype);

    private static Tensor Whole(Tensor x) => (x * 16).to(int64);

    private static Tensor Ids(params long[] values) => tensor(values);

    /// <summary>x xᵀ + 1, positive definite.</summary>
    private static Tensor Spd(Tensor x) => x.mm(x.t()) + eye(3, dtype: x.dtype);

    private static Matrix<double> Spd(Matrix<double> x) => x * x.Transpose() + Matrix<double>.Build.DenseIdentity(3);

    private static Tensor Rebuilt((Tensor Values, Tensor Vectors) eigen) => (eigen.Vectors * eigen.Values).mm(eigen.Vectors.t());

    private static Tensor Image(Tensor x) => x.reshape(1, 1, 3, 4);

    private static Tensor Kernel(Tensor x) => tensor(K.SelectMany(row => row).ToArray(), dtype: x.dtype).reshape(1, 1, 2, 2);

    /// <summary>A pixel, zero outside.</summary>
    private static double At(Matrix<double> x, int i, int j) => i is >= 0 and < 3 && j is >= 0 and < 4 ? x[i, j] : 0;

    private static Module<Tensor, Tensor> Set(Convolution convolution, Tensor kernel)
    {
        using var off = no_grad();
        convolution.weight!.copy_(kernel);
        convolution.bias!.zero_();
        return convolution;
    }

    private static GroupNorm Normal(GroupNorm norm)
    {
        init.ones_(norm.weight);
        init.zeros_(norm.bias);
        return norm;
    }
}
