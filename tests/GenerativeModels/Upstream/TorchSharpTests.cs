using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace GenerativeModels.Tests.Upstream;

/// <summary>What else the library relies on in TorchSharp 0.107: a new version shows here what changed.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class TorchSharpTests : TensorTests
{
    private readonly Tensor x;

    public TorchSharpTests() => x = tensor(new[] { 1.0, 2.0, 3.0 }).requires_grad_();

    // Gradients.

    [Fact]
    public void Grad_is_a_property_that_backward_adds_to()
    {
        Assert.Null(x.grad);
        x.square().sum().backward();
        x.square().sum().backward();
        Assert.Equal([4.0, 8.0, 12.0], Read(x.grad!));
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void A_differentiable_gradient_frees_the_graph_unless_it_is_told_to_retain_it()
    {
        var y = x.pow(3).sum();
        _ = autograd.grad([y], [x], create_graph: true);
        Assert.Throws<ExternalException>(() => y.backward());
        y = x.pow(3).sum();
        var slope = autograd.grad([y], [x], create_graph: true, retain_graph: true)[0];
        y.backward();
        Assert.Equal([3.0, 12.0, 27.0], Read(x.grad!));
        Assert.Equal([6.0, 12.0, 18.0], Read(autograd.grad([slope.sum()], [x])[0]));
    }

    [Fact]
    public void The_gradient_by_what_was_not_used_is_an_invalid_tensor() =>
        Assert.True(autograd.grad([x.sum()], [zeros(2).requires_grad_()], allow_unused: true)[0].IsInvalid);

    [Fact]
    public void Graphs_are_switched_off_on_one_thread_alone()
    {
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            var differentiable = false;
            var elsewhere = new Thread(() => differentiable = (x * 2).requires_grad);
            elsewhere.Start();
            elsewhere.Join();
            Assert.True(differentiable);
        }
        Assert.True((x * 2).requires_grad);
        Assert.False(x.detach().requires_grad);
        using (inference_mode())
            Assert.False((x * 2).requires_grad);
    }

    [Fact]
    public void A_detached_tensor_an_alias_and_a_view_share_memory_and_a_clone_does_not()
    {
        using var off = no_grad();
        Tensor[] same = [x.detach(), x.alias(), x.view(3, 1), x.to(float64), x.cpu(), x[..]];
        var other = x.clone();
        x.fill_(7);
        Assert.All(same, y => Assert.Equal([7.0, 7.0, 7.0], Read(y)));
        Assert.Equal([1.0, 2.0, 3.0], Read(other));
    }

    // Errors.

    [Fact]
    public void Native_errors_are_external_exceptions()
    {
        var wide = zeros(2, 3);
        Action[] wrong =
        [
            () => wide.mm(wide),
            () => wide.mv(zeros(2)),
            () => wide.unsqueeze(0).bmm(wide.unsqueeze(0)),
            () => functional.linear(wide, zeros(4, 2)),
            () => wide.mm(zeros(3, 2, dtype: float64)),
            () => (wide + zeros(2, 2)).sum(),
            () => wide.view(5),
            () => cat([wide, zeros(2, 2)]),
            () => wide.sum().backward(), // no graph
            () => x.add_(1), // a leaf with a gradient
            () => linalg.cholesky(-eye(2)),
            () => randint(0, [2]),
        ];
        Assert.All(wrong, call => Assert.Throws<ExternalException>(call));
    }

    // Life time.

    [Fact]
    public void Results_belong_to_the_innermost_scope_and_move_out_of_it()
    {
        Tensor inner,
            moved,
            detached;
        using (NewDisposeScope())
        {
            inner = ones(1) + 1;
            moved = (ones(1) + 1).MoveToOuterDisposeScope();
            detached = (ones(1) + 1).DetachFromDisposeScope();
        }
        Assert.True(inner.IsInvalid);
        Assert.False(moved.IsInvalid);
        scope.Dispose();
        Assert.True(moved.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void Parameters_and_buffers_outlive_the_scope_that_they_were_made_in()
    {
        Scaled module;
        using (NewDisposeScope())
            module = new Scaled();
        Assert.All(module.state_dict().Values, value => Assert.False(value.IsInvalid));
        module.Dispose();
    }

    [Fact]
    public void An_embedding_made_in_a_scope_has_no_parameters_after_it() // of 0.107: neither trained nor saved; see NovelGpt
    {
        Embedding embedding;
        Linear linear;
        using (NewDisposeScope())
        {
            (embedding, linear) = (nn.Embedding(3, 2), nn.Linear(3, 2));
            Assert.Single(embedding.parameters());
        }
        Assert.Empty(embedding.parameters());
        Assert.Empty(embedding.state_dict());
        Assert.Equal([1, 2], embedding.call(tensor(new[] { 0L })).shape); // its native part lives on
        Assert.Equal(2, linear.parameters().Count());
    }

    [Fact]
    public void Arguments_live_until_a_function_returns() =>
        // Optimized, TorchSharp lets a collection free what libtorch is about to read; the build switches that off.
        Assert.True(typeof(torch).Assembly.GetCustomAttribute<DebuggableAttribute>()!.IsJITOptimizerDisabled);

    [Fact]
    public void Scalars_are_not_freed_under_way_while_another_thread_collects()
    {
        // So many and no more: each stops all threads, and takes the longer the more other tests have left behind.
        var collector = new Thread(() => Array.ForEach(new int[300], _ => GC.Collect(0)));
        collector.Start();
        var (y, one) = (zeros(8), ones(8));
        for (var i = 0; i < 2000 || collector.IsAlive; i++)
            Assert.Equal(2 * (0.25 + i % 3), (y.zero_().addcmul_(one, one, 0.25 + i % 3) * 2)[0].item<float>());
        collector.Join();
    }

    // Reading.

    [Fact]
    public void Data_are_read_in_logical_order()
    {
        var y = arange(6, dtype: float64).reshape(2, 3);
        Assert.Equal([0.0, 3, 1, 4, 2, 5], Read(y.t()));
        Assert.Equal([2.0, 5], Read(y.select(1, 2)));
        Assert.Equal([3.0, 5, 7], Read(y.sum(dim: 0)));
        Assert.Equal(ScalarType.Byte, y.sum(0).dtype); // a literal 0 is a type, and all is summed
    }

    // Modules.

    private sealed class Scaled : Module<Tensor, Tensor>
    {
        private readonly Sequential net = Sequential(nn.Linear(2, 2), nn.Dropout(0.5), nn.Linear(2, 1));
        private readonly Parameter scale = Parameter(ones(1));
        private readonly Tensor shift = zeros(1);
        private readonly Module<Tensor, Tensor> other; // of a general type

        public Scaled()
            : base(nameof(Scaled))
        {
            other = nn.BatchNorm2d(1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => net.call(input) * scale + shift;
    }

    [Fact]
    public void The_keys_of_a_checkpoint_are_names_of_fields()
    {
        using var module = new Scaled();
        string[] other = ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"];
        string[] keys = ["net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias", "scale", "shift"];
        Assert.Equal(keys.Concat(other.Select(key => $"other.{key}")).Order(), module.state_dict().Keys.Order());
        Assert.Equal(7, module.parameters().Count());
    }

    [Fact]
    public void A_saved_module_loads_into_its_like_alone_and_the_stream_is_closed()
    {
        manual_seed(3);
        using var module = new Scaled();
        using var like = new Scaled();
        var stream = new MemoryStream();
        module.save(stream);
        Assert.False(stream.CanRead);
        like.load(new MemoryStream(stream.ToArray()));
        Assert.Equal(module.state_dict().Values.Select(Read), like.state_dict().Values.Select(Read));
        using var other = nn.Linear(2, 2);
        Assert.ThrowsAny<ArgumentException>(() => other.load(new MemoryStream(stream.ToArray())));
    }

    [Fact]
    public void Training_and_evaluation_reach_every_part_and_another_type_all_it_holds()
    {
        using var module = new Scaled();
        module.eval();
        Assert.All(module.modules(), part => Assert.False(part.training));
        module.train();
        Assert.All(module.modules(), part => Assert.True(part.training));
        module.to(float64);
        Assert.All(module.state_dict().Where(p => !p.Key.EndsWith("tracked")), p => Assert.Equal(float64, p.Value.dtype));
        Assert.Equal(float64, module.call(ones(1, 2, dtype: float64)).dtype);
    }

    [Fact]
    public void Dropout_scales_what_it_keeps_in_training_and_batch_normalisation_learns_running_means()
    {
        using var dropout = nn.Dropout(0.75);
        var y = Read(dropout.call(ones(20_000)));
        Assert.All(y, value => Assert.True(value is 0 or 4));
        Assert.Equal(0.25, y.Count(value => value > 0) / 20_000.0, 6 * Math.Sqrt(0.1875 / 20_000)); // false alarm 2e-9
        dropout.eval();
        Assert.Equal([1.0, 1], Read(dropout.call(ones(2))));
        using var norm = nn.BatchNorm2d(1);
        var z = tensor(new[] { 1f, 2, 6 }).reshape(3, 1, 1, 1);
        _ = norm.call(z);
        Assert.Equal(0.3, Read(norm.running_mean!)[0], 1e-6); // 0.9 · 0 + 0.1 · 3
        Assert.Equal(0.9 + 0.1 * 7, Read(norm.running_var!)[0], 1e-6); // over N − 1
        norm.eval();
        Assert.Equal((2 - 0.3) / Math.Sqrt(1.6 + 1e-5), Read(norm.call(z))[1], 1e-5);
    }

    // Optimisers: three steps on f(w) = ½ Σ c w², against the papers' formulas.

    public static TheoryData<string> Optimisers => ["Adam", "Adam of others' moments", "RMSProp", "SGD"];

    [Theory, MemberData(nameof(Optimisers))]
    public void An_optimiser_takes_the_steps_of_its_formula(string name)
    {
        const double rate = 0.1;
        double[] c = [1, 10];
        using var w = Parameter(tensor(new[] { 1.0, -2.0 }));
        var (b1, b2) = name == "Adam" ? (0.9, 0.999) : (0.5, 0.9);
        using optim.Optimizer optimizer = name switch
        {
            "Adam" => optim.Adam([w], rate),
            "Adam of others' moments" => optim.Adam([w], rate, 0.5, 0.9),
            "RMSProp" => optim.RMSProp([w], rate),
            _ => optim.SGD([w], rate),
        };
        double[] expected = [1, -2],
            m = [0, 0],
            v = [0, 0];
        for (var step = 1; step <= 3; step++)
        {
            optimizer.zero_grad();
            (w.square() * tensor(c)).sum().mul(0.5).backward();
            optimizer.step();
            for (var i = 0; i < 2; i++)
            {
                var g = c[i] * expected[i];
                m[i] = b1 * m[i] + (1 - b1) * g;
                v[i] = name == "RMSProp" ? 0.99 * v[i] + 0.01 * g * g : b2 * v[i] + (1 - b2) * g * g;
                expected[i] -= name switch
                {
                    "SGD" => rate * g,
                    "RMSProp" => rate * g / (Math.Sqrt(v[i]) + 1e-8),
                    _ => rate * m[i] / (1 - Math.Pow(b1, step)) / (Math.Sqrt(v[i] / (1 - Math.Pow(b2, step))) + 1e-8),
                };
            }
            Assert.Equal(expected, Read(w), (a, b) => Math.Abs(a - b) < 1e-12);
        }
    }

    [Fact]
    public void Clipping_scales_all_gradients_alike_and_says_their_norm()
    {
        using var w = Parameter(tensor(new[] { 3.0, 4.0 }));
        (w.square() * 0.5).sum().backward();
        Assert.Equal(5, nn.utils.clip_grad_norm_([w], 1), 1e-9);
        Assert.Equal([0.6, 0.8], Read(w.grad!), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    private static double[] Read(Tensor y) => y.detach().to(float64).data<double>().ToArray();
}
