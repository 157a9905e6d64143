namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initial values, written in place without a graph.</summary>
        public static partial class init
        {
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) =>
                nonlinearity switch
                {
                    NonlinearityType.Tanh => 5.0 / 3.0,
                    NonlinearityType.ReLU => Math.Sqrt(2),
                    NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + param * param)),
                    _ => 1,
                };

            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException(
                        $"fan in and fan out need two dimensions or more, got [{string.Join(", ", shape)}]"
                    );
                var field = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
                return (shape[1] * field, shape[0] * field);
            }

            public static Tensor constant_(Tensor tensor, Scalar val) => Quietly(tensor, t => t.fill_(val));

            public static Tensor zeros_(Tensor tensor) => Quietly(tensor, t => t.zero_());

            public static Tensor ones_(Tensor tensor) => Quietly(tensor, t => t.fill_(1));

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Quietly(tensor, t => t.uniform_(low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Quietly(tensor, t => t.normal_(mean, std, generator));

            /// <summary>A normal cut at [a, b], drawn through the inverse distribution function.</summary>
            public static Tensor trunc_normal_(
                Tensor tensor,
                double mean = 0,
                double std = 1,
                double a = -2,
                double b = 2,
                Generator? generator = null
            )
            {
                var (low, high) = (Cdf((a - mean) / std), Cdf((b - mean) / std));
                return Quietly(
                    tensor,
                    t =>
                        t.uniform_(2 * low - 1, 2 * high - 1, generator)
                            .erfinv_()
                            .mul_(std * Math.Sqrt(2))
                            .add_(mean)
                            .clamp_(a, b)
                );

                static double Cdf(double x)
                {
                    using var at = torch.tensor(x / Math.Sqrt(2), ScalarType.Float64);
                    using var erf = at.erf();
                    return (1 + erf.item<double>()) / 2;
                }
            }

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            public static Tensor kaiming_uniform_(
                Tensor tensor,
                double a = 0,
                FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU
            )
            {
                var bound = Math.Sqrt(3) * Deviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(
                Tensor tensor,
                double a = 0,
                FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU
            ) => normal_(tensor, 0, Deviation(tensor, a, mode, nonlinearity));

            public static Tensor eye_(Tensor tensor)
            {
                Rank(tensor, 2, 2);
                return Quietly(tensor, t => t.copy_(torch.eye(t.size(0), t.size(1), t.dtype, t.device)));
            }

            /// <summary>Convolutions that pass their first channels on unchanged.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                Rank(tensor, 3, 5);
                return Quietly(
                    tensor,
                    t =>
                    {
                        t.zero_();
                        var shape = t.shape;
                        for (var c = 0L; c < Math.Min(shape[0], shape[1]); c++)
                            t[[c, c, .. shape.Skip(2).Select(s => s / 2)]] = 1f;
                        return t;
                    }
                );
            }

            /// <summary>Rows, or columns, that are orthonormal times the gain.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                Rank(tensor, 2, int.MaxValue);
                return Quietly(
                    tensor,
                    t =>
                    {
                        var rows = t.size(0);
                        var columns = t.numel() / rows;
                        var flat = randn([rows, columns], t.dtype, t.device);
                        if (rows < columns)
                            flat = flat.t();
                        var (q, r) = linalg.qr(flat);
                        q *= r.diag().sign();
                        if (rows < columns)
                            q = q.t();
                        return t.copy_(q.reshape(t.shape)).mul_(gain);
                    }
                );
            }

            /// <summary>Every column has this share of zeros, the rest is normal.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                Rank(tensor, 2, 2);
                return Quietly(
                    tensor,
                    t =>
                    {
                        t.normal_(0, std);
                        var zeros = (long)Math.Ceiling(sparsity * t.size(0));
                        for (var column = 0L; column < t.size(1); column++)
                            t.select(1, column).index_fill_(0, randperm(t.size(0)).narrow(0, 0, zeros), 0);
                        return t;
                    }
                );
            }

            private static double Deviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Quietly(Tensor tensor, Func<Tensor, Tensor> write)
            {
                using var scope = NewDisposeScope();
                using var quiet = no_grad();
                write(tensor);
                return tensor;
            }

            private static void Rank(Tensor tensor, int low, int high)
            {
                if (tensor.ndim < low || tensor.ndim > high)
                    throw new ArgumentException($"expected {low} to {high} dimensions, got [{string.Join(", ", tensor.shape)}]");
            }
        }
    }
}
