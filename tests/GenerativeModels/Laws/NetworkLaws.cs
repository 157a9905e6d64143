using System.Globalization;

namespace GenerativeModels.Tests.Laws;

/// <summary>Networks beside their papers' formulas written out, with parameters that are set or read.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class NetworkLaws() : TensorTests(29, 29)
{
    [Fact]
    public void A_row_lstm_is_a_recursion_down_the_rows()
    {
        // One unit that sees what is straight above and nothing to its left; the second row has places of its own.
        using var net = Zero(new RowLstm(2, 1, channels: 1));
        Set(net, "fromLeft.bias 0.5 -0.3 0.8 0.2, fromAbove.weight 0 0.3 0 0 -0.2 0 0 0.5 0 0 0.1 0");
        Set(net, "place 0 0 0 0 0 0 0 0 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1, output.weight 2, output.bias -1");
        var y = net.call(zeros(1, 4));
        var cell = Sigmoid(-0.3) * Math.Tanh(0.8);
        var above = Sigmoid(0.2) * Math.Tanh(cell);
        Assert.Equal(2 * above - 1, y[0, 1].ToDouble(), 1e-6);
        cell = Sigmoid(0.6 + 0.3 * above) * cell + Sigmoid(-0.2 - 0.2 * above) * Math.Tanh(0.9 + 0.5 * above);
        Assert.Equal(2 * Sigmoid(0.3 + 0.1 * above) * Math.Tanh(cell) - 1, y[0, 2].ToDouble(), 1e-6);
    }

    [Fact]
    public void A_gated_layer_adds_what_the_gate_lets_through()
    {
        using var net = Zero(new GatedPixelCnn(2, 1, channels: 1, layers: 1, dropout: 0));
        Set(net, "verticalIn.bias 0.3, horizontalIn.bias -0.2, place 0.5 0.6 0.7 0.8, output.weight 2, placeOut 1 2 3 4");
        Set(net, "layers.0.down.bias 0.4 -0.7, layers.0.across.weight 1 0.5 -1 2, layers.0.right.bias 0.1 0.2");
        Set(net, "layers.0.mix.weight 1.5");
        var y = net.call(zeros(1, 4));
        var gated = Math.Tanh(0.1 + 0.4 - 0.5 * 0.7) * Sigmoid(0.2 - 0.4 - 2 * 0.7);
        for (var i = 0; i < 4; i++)
        {
            var sum = 0.3 - 0.2 + 0.5 + 0.1 * i + 1.5 * gated;
            Assert.Equal(2 * sum * Sigmoid(sum) + 1 + i, y[0, i].ToDouble(), 1e-5);
        }
    }

    [Fact]
    public void A_gpt_attends_head_by_head_and_pays_for_the_next_token()
    {
        using var gpt = new Gpt(vocabulary: 7, context: 5, width: 6, heads: 2, layers: 1);
        var w = Shaken(gpt);
        var window = randint(0, 7, [1, 6], dtype: int64, generator: rng);
        var x = w["tokens.weight"].index_select(0, window[0, ..5]) + w["positions.weight"];
        var part = Map(Norm(x, "blocks.0.normAttention"), "blocks.0.project").reshape(5, 3, 2, 3).permute(1, 2, 0, 3); // [3, heads, T, 3]
        var seen = functional.scaled_dot_product_attention(part[0], part[1], part[2], is_casual: true);
        x += Map(seen.transpose(0, 1).reshape(5, 6), "blocks.0.join");
        x += Map(functional.gelu(Map(Norm(x, "blocks.0.normMlp"), "blocks.0.mlp.0")), "blocks.0.mlp.2");
        var logits = Map(Norm(x, "norm"), "head");
        Assert.True((gpt.call(window[.., ..5])[0] - logits).abs().max().ToDouble() < 1e-10);
        var next = logits.log_softmax(1).gather(1, window[0, 1..].unsqueeze(1));
        Assert.Equal(-next.mean().ToDouble(), gpt.Loss(window).ToDouble(), 1e-10);
        var drawn = gpt.Generate(window[.., ..4].expand(20_000, 4), 1, rng, temperature: 0.4).select(1, 4);
        HaveFrequencies((logits[3] / 0.4).softmax(0), drawn);

        Tensor Norm(Tensor x, string name) => functional.layer_norm(x, [6], w[name + ".weight"], w[name + ".bias"]);
        Tensor Map(Tensor x, string name) => x.matmul(w[name + ".weight"].t()) + w[name + ".bias"];
    }

    [Fact]
    public void Places_of_a_picture_attend_to_each_other()
    {
        using var net = new SpatialAttention(64); // two heads
        var w = Shaken(net);
        var x = Normal(1, 64, 2, 2);
        var features = functional.group_norm(x, 8, w["norm.weight"], w["norm.bias"]).reshape(64, 4);
        var part = w["project.weight"].flatten(1).matmul(features) + w["project.bias"].unsqueeze(1);
        var heads = part.reshape(3, 2, 32, 4).transpose(2, 3); // [3, heads, places, 32]
        var seen = functional.scaled_dot_product_attention(heads[0], heads[1], heads[2]).transpose(1, 2).reshape(64, 4);
        var joined = w["join.weight"].flatten(1).matmul(seen) + w["join.bias"].unsqueeze(1);
        Assert.True((net.call(x) - x - joined.reshape(1, 64, 2, 2)).abs().max().ToDouble() < 1e-10);
    }

    [Fact]
    public void A_vector_quantised_loss_moves_codes_and_features_as_its_three_terms_say()
    {
        using var model = new VqVae(side: 8, codes: 5, width: 3, channels: 2);
        var w = Shaken(model);
        model.eval();
        var x = Uniform(2, 64);
        var encoder = (Sequential)model.named_children().Single(child => child.name == "encoder").module;
        var z = encoder.call((2 * x - 1).reshape(2, 1, 8, 8)).permute(0, 2, 3, 1).reshape(8, 3).detach();
        var nearest = stack([.. Enumerable.Range(0, 8).Select(i => (w["codebook"] - z[i]).square().sum(1).argmin())]);
        Assert.True(nearest.Equals(model.Tokens(x).flatten()));
        var logits = model.Decode(nearest.reshape(2, 4));
        var reconstruction = (functional.softplus(logits) - x * logits).sum() / 2;
        reconstruction.backward(); // by way of the codes: what passes on to the features as if they were these
        var (passed, apart) = (w["codebook"].grad!.sum(dim: 0), z - w["codebook"].detach().index_select(0, nearest));
        model.zero_grad();
        var loss = model.Loss(x);
        loss.backward();
        Assert.Equal(reconstruction.ToDouble() + 1.25 * apart.square().sum().ToDouble() / 2, loss.ToDouble(), 1e-10);
        Assert.True((w["codebook"].grad!.sum(dim: 0) + apart.sum(dim: 0)).abs().max().ToDouble() < 1e-10);
        Assert.True((w["encoder.4.bias"].grad! - passed - 0.25 * apart.sum(dim: 0)).abs().max().ToDouble() < 1e-10);
    }

    [Fact]
    public void A_convolutional_critic_is_three_leaky_convolutions_of_pixels_about_zero()
    {
        using var critic = Dcgan.Critic(8, channels: 2);
        var (w, x) = (critic.parameters().ToArray(), rand(3, 64, generator: rng));
        var h = 2 * x.reshape(3, 1, 8, 8) - 1;
        for (var i = 0; i < 4; i += 2)
        {
            h = functional.conv2d(h, w[i], w[i + 1], strides: [2, 2], padding: [1, 1]);
            h = maximum(h, 0.2 * h);
        }
        Assert.True((critic.call(x) - functional.conv2d(h, w[4], w[5]).flatten(1)).abs().max().ToDouble() < 1e-5);
    }

    [Fact]
    public void The_parameters_of_a_pixel_lie_side_by_side()
    {
        foreach (var net in (Module<Tensor, Tensor>[])[Coders.ConvolutionalDecoder(16, 4, 3, 2), new PixelCnn(4, 3, channels: 2)])
        {
            Set(Zero(net), $"{net.named_parameters().Last().name} 1 2 3");
            Assert.True(net.call(zeros(2, 16)).Equals(tensor([1f, 2, 3]).repeat(2, 16)));
        }
        Assert.True(PixelRows.OneHot(arange(9).unsqueeze(0) / 8.0, 3, 9).argmax(1).flatten().Equals(arange(9)));
    }

    [Fact]
    public void Times_scales_and_points_reach_networks_in_the_form_that_they_say()
    {
        var (x, t, s) = (randn(5, 2, generator: rng), rand(5, generator: rng), rand(5, generator: rng) + 1);
        var angle = t.unsqueeze(1) * Math.PI * tensor([1f, 2]);
        var features = cat([t.unsqueeze(1), angle.sin(), angle.cos()], 1);
        Assert.True((new TimeFeatures(2).call(t) - features).abs().max().ToDouble() < 1e-5);
        using var interval = new IntervalMlp(2);
        var inner = (TimeMlp)interval.children().Single();
        Assert.True(interval.call(x, t, s).Equals(inner.call(cat([x, (s - t).unsqueeze(1)], 1), t)));
        using var score = new NoiseConditionalScore(2);
        var (net, sigma) = ((Sequential)score.children().Single(), s.unsqueeze(1));
        var expected = -net.call(cat([x / (1 + sigma * sigma).sqrt(), sigma.log()], 1)) / sigma;
        Assert.True((score.call(x, s) - expected).abs().max().ToDouble() < 1e-6);
        Throws<ArgumentException>("expected x: [B, 2] and σ: [B], got [5, 1] and [5]", () => score.call(x[.., ..1], s));
        var fourier = new FourierFeatures(2, 10_000, 3, rng);
        Assert.Empty(fourier.parameters());
        var omega = fourier.state_dict().Single().Value;
        Assert.Equal(3, omega.std().ToDouble(), 5 * 3 / Math.Sqrt(40_000)); // 5 standard errors
        var waves = cat([x, x.matmul(omega).sin(), x.matmul(omega).cos()], 1);
        Assert.True((fourier.call(x) - waves).abs().max().ToDouble() < 1e-5);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>The network with all parameters zero.</summary>
    private static T Zero<T>(T net)
        where T : Module
    {
        using var off = no_grad();
        foreach (var parameter in net.parameters())
            parameter.zero_();
        return net;
    }

    /// <summary>Parameters by name, one after the other.</summary>
    private static void Set(Module net, string values)
    {
        using var off = no_grad();
        foreach (var words in values.Split(", ").Select(part => part.Split()))
        {
            var parameter = net.named_parameters().Single(p => p.name == words[0]).parameter;
            double[] numbers = [.. words[1..].Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            parameter.copy_(tensor(numbers).reshape(parameter.shape));
        }
    }

    /// <summary>The parameters by name, in double precision, each away from where it begins.</summary>
    private Dictionary<string, Parameter> Shaken(Module net)
    {
        net.to(float64);
        using var off = no_grad();
        foreach (var parameter in net.parameters())
            parameter.add_(Normal(parameter.shape) * 0.3);
        return net.named_parameters().ToDictionary(p => p.name, p => p.parameter);
    }
}
