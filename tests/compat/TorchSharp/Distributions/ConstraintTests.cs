using static TorchSharp.torch;
using static TorchSharp.torch.distributions;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Tests.Distributions;

public sealed class ConstraintTests
{
    /// <summary>A set, events of it, events outside it.</summary>
    private static readonly Dictionary<string, (constraints.Constraint Set, double[][] In, double[][] Out)> Sets = new()
    {
        ["boolean"] = (
            constraints.boolean,
            [
                [0],
                [1],
            ],
            [
                [0.5],
                [2],
            ]
        ),
        ["one_hot"] = (
            constraints.one_hot,
            [
                [0, 1, 0],
                [0, 0, 1],
            ],
            [
                [1, 1, 0],
                [0, 0, 0],
                [0.5, 0.5, 0],
            ]
        ),
        ["real"] = (
            constraints.real,
            [
                [-1e300],
                [double.PositiveInfinity],
            ],
            [
                [double.NaN],
            ]
        ),
        ["real_vector"] = (
            constraints.real_vector,
            [
                [1, 2],
            ],
            [
                [1, double.NaN],
            ]
        ),
        ["nonnegative_integer"] = (
            constraints.nonnegative_integer,
            [
                [0],
                [7],
            ],
            [
                [-1],
                [0.5],
            ]
        ),
        ["positive_integer"] = (
            constraints.positive_integer,
            [
                [1],
            ],
            [
                [0],
                [1.5],
            ]
        ),
        ["integer_interval"] = (
            constraints.integer_interval(-1, 2),
            [
                [-1],
                [2],
            ],
            [
                [-2],
                [3],
                [0.5],
            ]
        ),
        ["integer_less_than"] = (
            new constraints._IntegerLessThan(2),
            [
                [2],
                [-9],
            ],
            [
                [3],
                [0.5],
            ]
        ),
        ["positive"] = (
            constraints.positive,
            [
                [1e-300],
            ],
            [
                [0],
                [-1],
            ]
        ),
        ["nonnegative"] = (
            constraints.nonnegative,
            [
                [0],
            ],
            [
                [-1e-300],
            ]
        ),
        ["less_than"] = (
            constraints.less_than(2),
            [
                [1.9],
            ],
            [
                [2],
            ]
        ),
        ["greater_than_eq"] = (
            constraints.greater_than_eq(2),
            [
                [2],
            ],
            [
                [1.9],
            ]
        ),
        ["unit_interval"] = (
            constraints.unit_interval,
            [
                [0],
                [1],
            ],
            [
                [-0.1],
                [1.1],
            ]
        ),
        ["half_open_interval"] = (
            constraints.half_open_interval(0, 1),
            [
                [0],
            ],
            [
                [1],
            ]
        ),
        ["simplex"] = (
            constraints.simplex,
            [
                [0.5, 0.5, 0],
            ],
            [
                [0.5, 0.6, -0.1],
                [0.5, 0.4, 0],
            ]
        ),
        ["multinomial"] = (
            constraints.multinomial(3),
            [
                [1, 2],
                [0, 1],
            ],
            [
                [2, 2],
                [-1, 2],
            ]
        ),
        ["lower_triangular"] = (
            constraints.lower_triangular,
            [
                [1, 0, 2, -3],
            ],
            [
                [1, 1, 0, 1],
            ]
        ),
        ["lower_cholesky"] = (
            constraints.lower_cholesky,
            [
                [1, 0, 2, 3],
            ],
            [
                [1, 0, 2, -3],
                [1, 1, 0, 1],
            ]
        ),
        ["corr_cholesky"] = (
            constraints.corr_cholesky,
            [
                [1, 0, 0.6, 0.8],
            ],
            [
                [1, 0, 2, 3],
            ]
        ),
        ["symmetric"] = (
            constraints.symmetric,
            [
                [1, 2, 2, 1],
            ],
            [
                [1, 2, 3, 1],
            ]
        ),
        ["positive_semidefinite"] = (
            constraints.positive_semidefinite,
            [
                [2, 1, 1, 2],
                [0, 0, 0, 0],
            ],
            [
                [1, 2, 2, 1],
            ]
        ),
        ["positive_definite"] = (
            constraints.positive_definite,
            [
                [2, 1, 1, 2],
            ],
            [
                [0, 0, 0, 0],
                [1, 2, 2, 1],
                [2, 1, 0, 2],
            ]
        ),
        ["cat"] = (
            constraints.cat([constraints.positive, constraints.boolean], -1, [2, 1]),
            [
                [1, 2, 0],
            ],
            [
                [1, 2, 0.5],
            ]
        ),
        ["stack"] = (
            constraints.stack([constraints.positive, constraints.real], -1),
            [
                [1, -2],
            ],
            [
                [-1, double.NaN],
            ]
        ),
    };

    public static TheoryData<string> Ids => [.. Sets.Keys];

    [Theory, MemberData(nameof(Ids))]
    public void A_set_has_its_elements_and_no_others(string id)
    {
        using var scope = NewDisposeScope();
        var (set, inside, outside) = Sets[id];
        foreach (var (events, expected) in new[] { (inside, true), (outside, false) })
        {
            var value = stack(events.Select(numbers => tensor(numbers)).ToArray());
            if (set.event_dim == 2)
                value = value.view(-1, 2, 2);
            var found = set.check(value);
            Assert.Equal(ScalarType.Bool, found.dtype);
            Assert.Equal(events.Length, found.shape[0]);
            var each = found.view(events.Length, -1).data<bool>().ToArray();
            Assert.True(
                expected ? each.All(b => b) : events.Select((_, i) => found[i].all().item<bool>()).All(b => !b),
                set.ToString()
            );
        }
    }

    [Fact]
    public void What_cannot_be_checked_is_refused()
    {
        Assert.Throws<ArgumentException>(() => constraints.dependent.check(ones(1)));
        Assert.Throws<ArgumentException>(() => constraints.real_vector.check(tensor(1)));
        Assert.Throws<ArgumentException>(() => constraints.square.check(ones(3)));
        Assert.False(constraints.square.check(ones(3, 2)).item<bool>());
        Assert.False(constraints.positive_definite.check(ones(3, 2)).item<bool>());
        Assert.Throws<ArgumentException>(() => constraints.stack([constraints.real]).check(ones(2)));
    }

    [Fact]
    public void A_set_says_what_it_is()
    {
        Assert.Equal("_Real()", constraints.real.ToString());
        Assert.Equal("_Interval(lower_bound=-0.5,upper_bound=1)", constraints.interval(-0.5, 1).ToString());
        Assert.True(constraints.boolean.is_discrete && !constraints.positive.is_discrete);
        Assert.Equal(3, constraints.independent(constraints.square, 1).event_dim);
    }

    [Fact]
    public void Transforms_go_from_their_domain_to_their_codomain()
    {
        using var scope = NewDisposeScope();
        using var rng = new Generator(0);
        Transform[] all =
        [
            new ExpTransform(),
            new LogTransform(),
            new SigmoidTransform(),
            new SoftplusTransform(),
            new TanhTransform(),
            new PowerTransform(tensor(2.0)),
            new AffineTransform(1, 2),
            new AbsTransform(),
            new SoftmaxTransform(),
            new ReshapeTransform([4], [2, 2]),
            new IndepdenentTransform(new ExpTransform(), 1),
            new SigmoidTransform().inv,
            new ComposeTransform([new ReshapeTransform([4], [2, 2]), new ExpTransform()]),
        ];
        foreach (var transform in all)
        {
            var x = rand([3, 4], ScalarType.Float64, generator: rng) * 0.8 + 0.1;
            Assert.True(transform.domain.check(x).all().item<bool>(), $"{transform}: domain");
            var y = transform.forward(x);
            Assert.True(transform.codomain.check(y).all().item<bool>(), $"{transform}: codomain");
            Assert.Equal(transform.forward_shape(x.shape), y.shape);
            Assert.Equal(x.shape, transform.inverse_shape(y.shape));
        }
        Assert.Throws<InvalidOperationException>(() => new ReshapeTransform([4], [2, 2]).event_dim);
        Assert.Throws<ArgumentException>(() => new ReshapeTransform([4], [3]));
        Assert.Throws<ArgumentException>(() => new ReshapeTransform([4], [2, 2]).forward(ones(3)));
        Assert.Throws<ArgumentException>(() => new IndepdenentTransform(new ExpTransform(), 1).forward(tensor(1.0)));
    }

    /// <summary>The exponential distribution by its natural parameter η = −rate, A(η) = −log(−η).</summary>
    private sealed class Decay(Tensor rate) : ExponentialFamily(null)
    {
        public override Tensor mean => rate.reciprocal();

        public override Tensor variance => rate.pow(-2);

        public override Tensor rsample(params long[] sample_shape) => throw new NotSupportedException();

        public override Tensor log_prob(Tensor value) => rate.log() - rate * value;

        protected override IList<Tensor> NaturalParams => [-rate];

        protected override Tensor MeanCarrierMeasure => zeros_like(rate);

        protected override Tensor LogNormalizer(params Tensor[] parameters) => -(-parameters[0]).log();
    }

    [Fact]
    public void An_exponential_family_knows_its_entropy()
    {
        using var decay = new Decay(tensor(new[] { 0.5, 2.0 }));
        Assert.Equal(
            [1 - Math.Log(0.5), 1 - Math.Log(2)],
            decay.entropy().data<double>().ToArray(),
            (a, b) => Math.Abs(a - b) < 1e-12
        );
    }
}
