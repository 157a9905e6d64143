namespace GenerativeModels.Tests.Laws;

/// <summary>Losses and maps at points where every term of their formulas is known, so that none can change unseen.</summary>
public sealed class FormulaLaws() : TensorTests(19)
{
    public static TheoryData<ISchedule> Paths =>
        [new Straight(0.1), new LinearBetas(1, 3), new Cosine(), new VarianceExploding(0.1, 3)];

    [Theory, MemberData(nameof(Paths))]
    public void Matching_asks_for_the_velocity_of_the_pair_at_its_own_point(ISchedule path)
    {
        // One pair (x₀, x₁) in every row: x_t and its velocity are functions of t alone.
        var (x0, x1) = (Rows(0.3, -2), Rows(1.5, 0.7));
        using var exact = new Function(
            (x, t) =>
            {
                var (a, s, aDot, sDot) = path.At(t.unsqueeze(1));
                Assert.True((x - (a * x1 + s * x0)).abs().max().ToDouble() < 1e-12, "x_t = α x₁ + σ x₀");
                return aDot * x1 + sDot * x0;
            }
        );
        Assert.Equal(0, FlowMatchingLoss.Between(exact, path, x0, x1, rng).ToDouble(), 1e-12);
        // An error of (3, 4) everywhere costs 25: summed over D, averaged over B.
        using var off = new Function((x, t) => exact.call(x, t) + tensor([3.0, 4.0]));
        Assert.Equal(25, FlowMatchingLoss.Between(off, path, x0, x1, rng).ToDouble(), 1e-9);
        using var swapped = new Function((x, t) => zeros_like(x));
        Pairing mirror = (a, b) => (b, b);
        var moved = FlowMatchingLoss.Between(swapped, new Straight(), x0, x1, rng, mirror).ToDouble();
        Assert.Equal(0, moved, 1e-12); // a pair of equal points does not move
    }

    [Theory, MemberData(nameof(Paths))]
    public void Denoising_mixes_data_and_noise_as_the_schedule_says(ISchedule schedule)
    {
        // Data at one point: from x_t and t a network can tell the noise, and the loss of the right answer is zero.
        var x1 = Rows(1.5, 0.7);
        foreach (var target in (Target[])[Target.Noise, Target.Data, Target.V, Target.Velocity])
        {
            Tensor Answer(Tensor x, Tensor t)
            {
                var c = schedule.At(t.unsqueeze(1));
                return target.Of(x1, (x - c.Alpha * x1) / c.Sigma, c);
            }
            using var right = new Function(Answer);
            Assert.Equal(0, DiffusionLoss.Simple(right, schedule, target, x1, rng).ToDouble(), 1e-9);
            using var wrong = new Function((x, t) => Answer(x, t) + tensor([3.0, 4.0]));
            Assert.Equal(25, DiffusionLoss.Simple(wrong, schedule, target, x1, rng).ToDouble(), 1e-6);
            var (x, t, read) = (Normal(64, 2), Uniform(64) * 0.9 + 0.05, new Denoiser(right, schedule, target));
            var (a, s, aDot, sDot) = schedule.At(t.unsqueeze(1));
            Assert.True((read.Score(x, t) + (x - a * x1) / s.square()).abs().max().ToDouble() < 1e-6);
            Assert.True((read.Velocity(x, t) - aDot * x1 - sDot * (x - a * x1) / s).abs().max().ToDouble() < 1e-6);
        }
    }

    [Fact]
    public void A_planar_flow_moves_along_the_direction_that_the_paper_gives()
    {
        using var map = new PlanarFlow(3, rng);
        map.to(float64);
        var parameters = map.parameters().ToArray();
        foreach (var size in (double[])[-3, -0.5, 0.2, 2])
        {
            using (no_grad())
                parameters[1].copy_(parameters[0] * size);
            var (w, u, b) = (parameters[0], parameters[1], parameters[2]);
            var z = Normal(5, 3);
            var direction = (map.Forward(z).X - z) / (z.matmul(w) + b).tanh().unsqueeze(1);
            // wᵀû = log(1 + e^{wᵀu}) − 1, up to the 1e-6 that keeps it above −1.
            var expected = Math.Log(1 + Math.Exp(w.dot(u).ToDouble())) - 1;
            Assert.True((direction.matmul(w) - expected).abs().max().ToDouble() < 2e-6);
            var across = Normal(3);
            across -= w * (across.dot(w) / w.dot(w));
            Assert.True(
                (direction.matmul(across) - u.dot(across)).abs().max().ToDouble() < 1e-9,
                "only the part along w changes"
            );
            Assert.True((map.Inverse(map.Forward(z).X).Z - z).abs().max().ToDouble() < 1e-7);
        }
    }

    [Fact]
    public void An_affine_couplings_log_scale_goes_as_far_as_it_says()
    {
        using var conditioner = new Constant([100, -100, 7, 0]); // s and t of the first coordinate, then of the second
        using var map = new AffineCoupling(conditioner, 4);
        var z = randn(3, 4, generator: rng);
        var (x, logDet) = map.Forward(z);
        Assert.Equal(AffineCoupling.MaxLogScale * (1 + Math.Tanh(7 / AffineCoupling.MaxLogScale)), logDet[0].ToDouble(), 1e-4);
        Assert.True((x.select(1, 2) - (z.select(1, 2) * Math.Exp(3) - 100)).abs().max().ToDouble() < 1e-3);
    }

    [Fact]
    public void A_uniform_box_is_filled_from_end_to_end()
    {
        var box = new UniformBox(2, 3);
        var x = box.Sample(20_000, rng);
        Assert.InRange(x.min().ToDouble(), -3, -2.99);
        Assert.InRange(x.max().ToDouble(), 2.99, 3);
        Assert.Equal(0, x.mean().ToDouble(), 5 * Math.Sqrt(3.0 / 40_000)); // 5 standard errors
        Assert.Equal(-2 * Math.Log(6), box.LogProb(x[..1]).ToDouble(), 1e-6);
    }

    [Fact]
    public void Spectral_norm_divides_the_map_and_not_the_bias()
    {
        using var layer = SpectralNorm.Linear(3, 2, float64);
        var bias = layer.named_parameters().Single(p => p.name == "bias").parameter;
        using (no_grad())
            bias.copy_(tensor([5.0, -7.0]));
        Assert.Equal([5, -7], layer.call(zeros(1, 3, dtype: float64)).data<double>().ToArray());
    }

    [Fact]
    public void A_penalty_is_given_the_data_first()
    {
        using var gan = new Gan(Linear(1, 1), Linear(1, 1), 1);
        var (w, b) = (gan.Generator.parameters().First().ToDouble(), gan.Generator.parameters().Last().ToDouble());
        Follows(new Gaussian(b, Math.Abs(w)).Cdf, gan.Sample(4000, rng));
        Game.Play(
            gan,
            full(64, 1, 1e6),
            rng,
            new GameOptions
            {
                Fit = new FitOptions { Steps = 2, BatchSize = 8 },
                Penalty = (real, fake) =>
                {
                    Assert.Equal(1e6, real.min().ToDouble());
                    Assert.True(fake.abs().max().ToDouble() < 1e5);
                    return zeros(1);
                },
            }
        );
    }

    [Fact]
    public void Contrastive_energies_are_the_formula_term_by_term()
    {
        // g = 0, s = 2: E(x) = ‖x‖²/8. Data at (2, 0): E = ½; samples at (4, 0) and (0, 0): E = 2 and 0.
        using var model = new EnergyModel(new Constant([0]), 2, 2);
        var (data, samples) = (tensor([2f, 0]).reshape(1, 2), tensor([4f, 0, 0, 0]).reshape(2, 2));
        Assert.Equal([0.5f], model.Energy(data).data<float>().ToArray());
        Assert.Equal(0.5 - 1, ContrastiveLoss.Of(model, data, samples).ToDouble(), 1e-6);
        Assert.Equal(0.5 - 1 + 0.1 * (0.25 + 2), ContrastiveLoss.Of(model, data, samples, anchor: 0.1).ToDouble(), 1e-6);
        Assert.True((model.Score(data) + data / 4).abs().max().ToDouble() < 1e-6);
        ContrastiveLoss.Of(model, data.requires_grad_(), samples.requires_grad_()).backward();
        Assert.Null(samples.grad); // what made the samples learns nothing from them
        Assert.Equal(2, model.Noise(20_000, rng).std().ToDouble(), 5 * 2 / Math.Sqrt(80_000)); // 5 standard errors
    }

    [Fact]
    public void An_energy_on_the_plane_is_normalised_by_its_grid()
    {
        using var model = new EnergyModel(Linear(2, 1), 2, 0.7);
        using (no_grad())
            foreach (var (name, parameter) in model.named_parameters())
                parameter.copy_(
                    name.EndsWith("bias", StringComparison.Ordinal) ? full(1, 0.3) : tensor([0.5f, -1]).reshape(1, 2)
                );
        // E = wᵀx + b + ‖x‖²/2s², a Gaussian about −s² w: log Z = log 2πs² + s² ‖w‖²/2 − b.
        var density = new PlanarEnergyDensity(model, 1e-3, 1, range: 5);
        Assert.Equal(Math.Log(2 * Math.PI * 0.49) + 0.49 * 1.25 / 2 - 0.3, density.LogZ().ToDouble(), 1e-4);
        var top = density.LogProb(tensor([-0.245f, 0.49f]).reshape(1, 2));
        Assert.Equal(-Math.Log(2 * Math.PI * 0.49), top.ToDouble(), 1e-4);
        top.backward();
        Assert.Equal(0, model.parameters().Last().grad!.ToDouble(), 1e-4); // a constant in the energy changes nothing
    }

    [Fact]
    public void A_boltzmann_machine_begins_at_the_frequencies_and_means_its_conditionals()
    {
        using var rbm = new Rbm(tensor([0.8f, 0.1f, 0.5f]), 2, rng);
        var bias = rbm.named_parameters().Single(p => p.name == "visibleBias").parameter;
        Assert.True((bias.sigmoid() - tensor([0.8f, 0.1f, 0.5f])).abs().max().ToDouble() < 1e-6);
        Assert.Equal(Math.Log(1 / 99.0), new Rbm(zeros(1), 2, rng).parameters().ElementAt(1).ToDouble(), 1e-4);
        var weight = rbm.named_parameters().Single(p => p.name == "weight").parameter;
        using (no_grad())
            weight.copy_(tensor([1f, -2, 0.5f, 3, -1, 0]).reshape(3, 2));
        var v = tensor([1f, 0, 1]).reshape(1, 3);
        var h = v.matmul(weight).sigmoid();
        Assert.True((rbm.Mean(v) - (h.matmul(weight.T) + bias).sigmoid()).abs().max().ToDouble() < 1e-6);
    }

    [Fact]
    public void An_objective_is_its_two_terms_and_warms_up_to_beta()
    {
        var model = new Bounded(reconstruction: -7, kl: 3);
        foreach (var (progress, weight) in ((double, double)[])[(0, 0), (0.2, 0.25), (0.4, 0.5), (0.8, 1), (0.9, 1)])
        {
            var loss = Objectives.NegativeElbo(model, rng, beta: 2, warmup: 0.8)(zeros(4, 1), Step(progress));
            Assert.Equal(7 + 2 * weight * 3, loss.ToDouble(), 1e-5);
        }
        Assert.Equal(7 + 3, Objectives.NegativeElbo(model, rng, warmup: 0)(zeros(4, 1), Step(0)).ToDouble(), 1e-5);
        // Two draws weigh 1 and 3: their mean is 2.
        var density = new BoundedDensity(model, 2, rng).LogProb(zeros(1, 1));
        Assert.Equal(Math.Log(2), density.ToDouble(), 1e-12);
        Assert.Equal(Math.Log(2), Bounds.LogProb(model, zeros(1, 1), 2, rng).ToDouble(), 1e-12);

        static FitStep Step(double progress) => new(10, (_, _, _) => { }) { Index = (int)Math.Round(progress * 10) };
    }

    [Fact]
    public void Denoising_adds_noise_of_the_deviation_it_is_told()
    {
        // The identity reconstructs the noise: E‖σ ε‖² = D σ², 20 000 rows of 2 at 5 standard errors.
        using var identity = new Autoencoder(Identity(), Identity());
        var x = full(20_000, 2, 3f);
        var loss = Objectives.Denoise(identity, 0.5, rng)(x, null!).ToDouble();
        Assert.InRange(loss, 0.5 - 5 * 0.5 / Math.Sqrt(20_000), 0.5 + 5 * 0.5 / Math.Sqrt(20_000));
        Assert.Equal(0, Objectives.Reconstruct(identity)(x, null!).ToDouble());
    }

    [Fact]
    public void A_mixture_likelihood_is_the_mixture_of_its_parameters()
    {
        var likelihood = new GaussianMixtureLikelihood(2);
        // Logits, means (offset by −2 and 2) and log deviations of one coordinate.
        double[] theta = [Math.Log(3), 0, 1, -1.5, Math.Log(0.5), Math.Log(2)];
        var exact = new GaussianMixture([3, 1], [-1, 0.5], [0.5, 2]);
        foreach (var x in (double[])[-2, -0.9, 0.4, 3])
            Assert.Equal(exact.LogDensity(x), likelihood.LogProb(tensor(theta), tensor([x])).ToDouble(), 1e-12);
        var draws = likelihood.Sample(tensor(theta).expand(20_000, 6), rng);
        Follows(exact.Cdf, draws);
        Assert.Equal(exact.Mean, likelihood.Mean(tensor(theta)).ToDouble(), 1e-12);
    }

    [Fact]
    public void Decibels_of_every_image_are_those_of_the_image_alone()
    {
        var (x, reference) = (rand(3, 5, generator: rng), rand(3, 5, generator: rng));
        var each = Psnr.Each(x, reference, peak: 2);
        for (var i = 0; i < 3; i++)
            Assert.Equal(Psnr.Of(x[i..(i + 1)], reference[i..(i + 1)], peak: 2), each[i], 1e-12);
        Assert.Equal(10 * Math.Log10(4 / 0.25), Psnr.Of(zeros(1, 4), full(1, 4, 0.5), peak: 2), 1e-6);
        Assert.Equal(20, Psnr.Of(x + 25.5, x, peak: 255), 1e-4);
        Assert.Equal(double.PositiveInfinity, Psnr.Of(x, x));
        Assert.Throws<ArgumentException>(() => Psnr.Of(x, zeros(3, 4)));
    }

    [Fact]
    public void Pictures_are_pixels_about_zero_and_no_guess_leaves_them()
    {
        using var net = new UNet(new() { Width = 8 });
        var model = new ImageDiffusion(new Denoiser(net, new Cosine(), Target.Data), 4, 4);
        var x = rand(5, 16, generator: rng);
        var pictures = model.ToPictures(x);
        Assert.True((pictures.flatten(1) - (2 * x - 1)).abs().max().ToDouble() < 1e-6);
        Assert.True((ImageDiffusion.ToPixels(pictures) - x).abs().max().ToDouble() < 1e-6);
        using var far = new Function((x, _) => 9 * x.sign());
        var cut = (model with { Denoiser = new(far, new Cosine(), Target.Data) }).Data(pictures, rand(5, generator: rng));
        Assert.True(cut.Equals(pictures.sign()));
        using Generator one = new(3),
            two = new(3);
        var chain = ReverseChain.Ddim(model.Data, new Cosine(), randn([2, 1, 4, 4], generator: one), 3);
        Assert.True(ImageDiffusion.ToPixels(chain).Equals(model.Sample(2, two, steps: 3, eta: 0)));
    }

    [Fact]
    public void Some_chains_begin_again_from_noise_and_the_others_go_on()
    {
        using var model = new EnergyModel(new Constant([0]), 1, 3);
        Assert.Equal(1.5, model.Sample(20_000, stepSize: 1e-9, steps: 1, rng).std().ToDouble(), 0.04); // half as wide as its noise
        using var chains = new PersistentChains(
            model,
            new ChainOptions
            {
                Count = 20_000,
                Steps = 0,
                Restart = 0.3,
            },
            rng
        );
        var (before, after) = (chains.Advance(), chains.Advance());
        var moved = before.ne(after);
        Assert.Equal(0.3, moved.to(float32).mean().ToDouble(), 5 * Math.Sqrt(0.21 / 20_000)); // 5 standard errors, as below
        Assert.Equal(3, after.masked_select(moved).std().ToDouble(), 5 * 3 / Math.Sqrt(2 * 6000));
    }

    private static Tensor Rows(double a, double b) => tensor([a, b]).expand(64, 2).contiguous();

    private sealed class Function(Func<Tensor, Tensor, Tensor> f) : Module<Tensor, Tensor, Tensor>(nameof(Function))
    {
        public override Tensor forward(Tensor x, Tensor t) => f(x, t);
    }

    /// <summary>A bound whose terms are given.</summary>
    private sealed class Bounded(double reconstruction, double kl) : IBoundedModel
    {
        public ElboTerms Elbo(Tensor x, Generator rng) => new(full(x.shape[0], reconstruction), full(x.shape[0], kl));

        /// <summary>log 1, log 3, log 5 …</summary>
        public Tensor LogWeights(Tensor x, int count, Generator rng) =>
            (1 + 2 * arange(count, dtype: float64)).log().unsqueeze(1).expand(count, x.shape[0]);

        public Tensor Sample(int count, Generator rng) => throw new NotSupportedException();
    }

    private sealed class Constant(float[] row) : Module<Tensor, Tensor>(nameof(Constant))
    {
        public override Tensor forward(Tensor input) => tensor(row).expand(input.shape[0], -1);
    }
}
