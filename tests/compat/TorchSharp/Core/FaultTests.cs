using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

/// <summary>Mistakes of every kind: each is an exception, and afterwards everything works as before.</summary>
public sealed class FaultTests
{
    private static readonly Dictionary<string, Action<Tensor>> UsesOfTensor = new()
    {
        ["operator"] = t => _ = t + 1,
        ["operand"] = t => _ = ones(3) * t,
        ["in place"] = t => t.add_(1),
        ["matmul"] = t => t.matmul(ones(3)),
        ["list"] = t => stack([ones(3), t]),
        ["optional argument"] = t => nn.functional.linear(ones(1, 3), ones(2, 3), t),
        ["index"] = t => _ = t[0],
        ["used as an index"] = t => _ = ones(3)[t],
        ["assignment"] = t => t[0] = tensor(1f),
        ["assigned value"] = t => ones(3)[TensorIndex.Colon] = t,
        ["shape"] = t => _ = t.shape,
        ["dtype"] = t => _ = t.dtype,
        ["device"] = t => _ = t.device,
        ["numel"] = t => t.numel(),
        ["item"] = t => t.sum().item<float>(),
        ["data"] = t => t.data<float>(),
        ["bytes"] = t => _ = t.bytes.Length,
        ["text"] = t => t.str(),
        ["conversion"] = t => t.to(ScalarType.Float64),
        ["clone"] = t => t.clone(),
        ["alias"] = t => t.alias(),
        ["detach"] = t => t.detach(),
        ["backward"] = t => t.backward(),
        ["grad"] = t => _ = t.grad,
        ["new grad"] = t => ones(3, requires_grad: true).grad = t,
        ["requires_grad"] = t => t.requires_grad = true,
        ["autograd.grad"] = t => autograd.grad([t], [ones(3)]),
        ["input of autograd.grad"] = t => autograd.grad([ones(1, requires_grad: true).sum()], [t]),
        ["save"] = t => t.Save(new BinaryWriter(Stream.Null)),
        ["parameter"] = t => _ = new Parameter(t),
        ["buffer of numbers"] = t => t.copy_(ones(3)),
        ["source of numbers"] = t => ones(3).copy_(t),
        ["distribution"] = t => distributions.Normal(t, ones(3)),
        ["module"] = t => nn.Linear(3, 2).call(t),
        ["loss"] = t => nn.functional.mse_loss(t, ones(3)),
        ["init"] = t => nn.init.zeros_(t),
    };

    public static TheoryData<string> Uses => [.. UsesOfTensor.Keys];

    [Theory, MemberData(nameof(Uses))]
    public void A_disposed_tensor_is_refused(string use)
    {
        using var scope = NewDisposeScope();
        var disposed = ones(3);
        disposed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => UsesOfTensor[use](disposed));
    }

    [Fact]
    public void A_disposed_parameter_is_refused_wherever_it_is_met()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(3, 2);
        using var adam = optim.Adam(layer.parameters());
        using var sgd = optim.SGD(layer.parameters(), 0.1, momentum: 0.9);
        using var rms = optim.RMSProp(layer.parameters());
        layer.weight!.Dispose();
        Assert.Throws<ObjectDisposedException>(() => layer.call(ones(1, 3)));
        Assert.Throws<ObjectDisposedException>(() => adam.step());
        Assert.Throws<ObjectDisposedException>(() => sgd.step());
        Assert.Throws<ObjectDisposedException>(() => rms.step());
        Assert.Throws<ObjectDisposedException>(() => adam.zero_grad());
        Assert.Throws<ObjectDisposedException>(() => layer.save(Stream.Null));
        Assert.Throws<ObjectDisposedException>(() => nn.utils.clip_grad_norm_(layer.parameters(), 1));
        Assert.Throws<ObjectDisposedException>(() => nn.utils.parameters_to_vector(layer.parameters()));
        layer.Dispose();
        layer.Dispose();
    }

    [Fact]
    public void A_disposed_generator_is_refused()
    {
        var rng = new Generator(1);
        rng.Dispose();
        rng.Dispose();
        Assert.Throws<ObjectDisposedException>(() => rand(3, generator: rng));
        Assert.Throws<ObjectDisposedException>(() => randint(5, [3], generator: rng));
        Assert.Throws<ObjectDisposedException>(() => ones(3).normal_(generator: rng));
        Assert.Throws<ObjectDisposedException>(() => rng.manual_seed(1));
        Assert.Throws<ObjectDisposedException>(() => rng.get_state());
    }

    private static readonly Dictionary<string, Action> WrongTypes = new()
    {
        ["embedding of fractions"] = () => nn.Embedding(3, 2).call(ones(2)),
        ["index of fractions"] = () => _ = ones(3)[ones(2)],
        ["gather of fractions"] = () => ones(3).gather(0, ones(2)),
        ["bits of fractions"] = () => _ = ones(2) & ones(2),
        ["product of float and double"] = () => ones(2, 2).mm(ones([2, 2], ScalarType.Float64)),
        ["gradient of integers"] = () => ones([2], ScalarType.Int64, requires_grad: true),
        ["classes as fractions"] = () => nn.functional.nll_loss(ones(2, 3), ones(2)),
        ["root of a truth value in place"] = () => ones([2], ScalarType.Bool).sqrt_(),
        ["mean of integers"] = () => ones([2], ScalarType.Int64).mean(),
        ["normal integers"] = () => ones([2], ScalarType.Int64).normal_(),
        ["inverse of integers"] = () => linalg.inv(ones([2, 2], ScalarType.Int64)),
        ["convolution of integers"] = () => nn.Conv1d(1, 1, 2).call(ones([1, 1, 4], ScalarType.Int64)),
    };

    private static readonly Dictionary<string, Action> WrongNumbers = new()
    {
        ["more memory than there is"] = () => zeros(1L << 60),
        ["more bytes than a number holds"] = () => zeros(long.MaxValue),
        ["a product of sizes that overflows"] = () => zeros(1L << 40, 1L << 40),
        ["a negative size"] = () => empty(3, -1),
        ["repeated beyond memory"] = () => ones(1 << 20).repeat(1L << 40),
        ["an endless range"] = () => arange(0, double.PositiveInfinity),
        ["a range of NaN"] = () => arange(double.NaN, 3),
        ["a range that goes nowhere"] = () => arange(0, 3, step: 0),
        ["a negative count of steps"] = () => linspace(0, 1, -1),
        ["no integers to choose from"] = () => randint(0, 0, [2]),
        ["a negative permutation"] = () => randperm(-1),
        ["a negative width"] = () => ones(2).normal_(0, -1),
        ["an upside-down interval"] = () => ones(2).uniform_(1, 0),
        ["a probability of 2"] = () => bernoulli(full([2], 2.0)),
        ["a dropout of 2"] = () => nn.functional.dropout(ones(2), 2),
        ["no probability at all"] = () => multinomial(zeros(3), 2, true),
        ["probabilities of NaN"] = () => multinomial(full([3], double.NaN), 2, true),
        ["more draws than there are"] = () => multinomial(ones(3), 5),
        ["a shape with two unknowns"] = () => ones(6).view(-1, -1),
        ["a shape that does not fit"] = () => ones(6).view(4, 2),
        ["an impossible broadcast"] = () => ones(2).expand(3),
        ["a permutation of too few"] = () => ones(2, 3).permute(0),
        ["a dimension there is not"] = () => ones(2, 3).sum(dim: 5),
        ["a slice of nothing there"] = () => ones(3).narrow(0, 2, 4),
        ["rows there are not"] = () => ones(3, 2).index_select(0, tensor(new long[] { 3 })),
        ["an embedding there is not"] = () => nn.Embedding(3, 2).call(tensor(new long[] { 3 })),
        ["an index put outside"] = () => ones(3)[tensor(new long[] { 7 })] = tensor(1f),
        ["scattered outside"] = () => zeros(3).scatter_(0, tensor(new long[] { 9 }), ones(1)),
        ["a class there is not"] = () => nn.functional.nll_loss(ones(1, 3), tensor(new long[] { 5 })),
        ["a singular inverse"] = () => linalg.inv(zeros(2, 2)),
        ["a factor of an indefinite matrix"] = () => linalg.cholesky(-eye(2)),
        ["a matrix that is not square"] = () => linalg.det(ones(2, 3)),
        ["a kernel larger than its input"] = () => nn.Conv2d(1, 1, 5).call(ones(1, 1, 3, 3)),
        ["pooling to nothing"] = () => nn.functional.max_pool2d(ones(1, 1, 2, 2), [3, 3]),
        ["resizing to nothing"] = () => nn.functional.interpolate(ones(1, 1, 2, 2), [0, 0]),
        ["a border cut too far"] = () => nn.functional.pad(ones(1, 2), [-3, 0]),
        ["groups that do not divide"] = () => nn.functional.group_norm(ones(2, 3), 2),
        ["lengths that differ"] = () => cat([ones(2, 3), ones(2, 4)], 0),
        ["an equation that is none"] = () => einsum("ij,jk->ik", ones(2, 3), ones(4, 5)),
        ["a transform of length 0"] = () => fft.fft_(ones(0)),
        ["attention heads that do not divide"] = () => nn.MultiheadAttention(5, 2),
        ["a learning rate below zero"] = () => optim.Adam([new Parameter(ones(1))], -1),
    };

    private static readonly Dictionary<string, Action> Nothing = new()
    {
        ["operand"] = () => ones(2).add((Tensor)null!),
        ["in a list"] = () => cat([ones(2), null!]),
        ["list"] = () => cat((Tensor[])null!),
        ["module in a chain"] = () => nn.Sequential(nn.ReLU(), null!),
        ["module in a list"] = () => nn.ModuleList(nn.ReLU(), null!),
        ["input of a module"] = () => nn.Linear(2, 2).call(null!),
        ["parameters of an optimiser"] = () => optim.Adam((IEnumerable<Parameter>)null!),
        ["parameter among others"] = () => optim.Adam([new Parameter(ones(1)), null!]),
        ["optimiser of a schedule"] = () => optim.lr_scheduler.StepLR(null!, 3),
        ["layer of an encoder"] = () => nn.TransformerEncoder(null!, 2),
        ["data of a parameter"] = () => _ = new Parameter(null!),
        ["array"] = () => tensor((float[])null!),
        ["file"] = () => load((string)null!),
        ["loss"] = () => autograd.grad([null!], [ones(1)]),
        ["input of autograd.grad"] = () => autograd.grad([ones(1, requires_grad: true).sum()], [null!]),
    };

    public static TheoryData<string> Types => [.. WrongTypes.Keys];

    public static TheoryData<string> Numbers => [.. WrongNumbers.Keys];

    public static TheoryData<string> Nulls => [.. Nothing.Keys];

    [Theory, MemberData(nameof(Types))]
    public void A_wrong_type_is_an_exception(string what) => Fails<Exception>(WrongTypes[what]);

    [Theory, MemberData(nameof(Numbers))]
    public void A_wrong_number_is_an_exception(string what) => Fails<Exception>(WrongNumbers[what]);

    [Theory, MemberData(nameof(Nulls))]
    public void Null_is_an_exception(string what) => Fails<ArgumentNullException>(Nothing[what]);

    [Fact]
    public void There_is_no_second_device_here()
    {
        if (cuda.is_available())
            return;
        Fails<Exception>(() => ones(2).to("cuda"));
        Fails<Exception>(() => ones(2, device: CUDA));
        Fails<Exception>(() => nn.Linear(2, 2).to(CUDA));
        Fails<Exception>(() => _ = new Generator(1, CUDA));
        Fails<Exception>(() => _ = ones(2) + ones(2).to("meta"));
    }

    /// <summary>Something is thrown with a message; no tensor stays behind, modes are as they were, and libtorch works.</summary>
    private static void Fails<T>(Action mistake)
        where T : Exception
    {
        var scopes = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope())
        {
            var e = Assert.ThrowsAny<T>(mistake);
            Assert.IsNotType<NullReferenceException>(e);
            Assert.IsNotType<AccessViolationException>(e);
            Assert.False(string.IsNullOrWhiteSpace(e.Message));
        }
        Assert.True(DisposeScopeManager.Statistics.ThreadTotalLiveCount >= scopes);
        Assert.True(is_grad_enabled());
        using var one = ones(2, 2).mm(ones(2, 2));
        Assert.Equal(8, one.sum().item<float>());
    }
}
