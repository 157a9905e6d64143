using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

/// <summary>
/// Upstream's native layer leaves some entry points without a guard: a mistake there ends the process. One case for each family
/// of them that a caller can get wrong; here each is an exception, and the engine goes on.
/// </summary>
public sealed class UnguardedTests
{
    private static readonly Dictionary<string, Action> Mistakes = new()
    {
        ["Autograd_setGrad: another shape"] = () => ones(3, requires_grad: true).grad = ones(4),
        ["Autograd_grad: no path to the input"] = () =>
            autograd.grad([ones(1, requires_grad: true).sum()], [ones(1, requires_grad: true)]),
        ["Autograd_grad: nothing to derive"] = () => autograd.grad([ones(1)], [ones(1)]),
        ["Autograd_grad: not a number"] = () =>
        {
            var x = ones(3, requires_grad: true);
            autograd.grad([x * 2], [x]);
        },
        ["Conv1d_set_weight: other channels"] = () =>
        {
            using var conv = nn.Conv1d(2, 4, 3);
            conv.weight = new(ones(4, 3, 3));
            conv.call(ones(1, 2, 8));
        },
        ["Conv2d_set_weight: nothing"] = () =>
        {
            using var conv = nn.Conv2d(2, 4, 3);
            conv.weight = null!;
            conv.call(ones(1, 2, 8, 8));
        },
        ["Conv2d_set_bias: another length"] = () =>
        {
            using var conv = nn.Conv2d(2, 4, 3);
            conv.bias = new(ones(5));
            conv.call(ones(1, 2, 8, 8));
        },
        ["ConvTranspose2d_set_weight: other channels"] = () =>
        {
            using var conv = nn.ConvTranspose2d(2, 4, 3);
            conv.weight = new(ones(3, 4, 3, 3));
            conv.call(ones(1, 2, 8, 8));
        },
        ["Embedding_set_weight: numbers instead of rows"] = () =>
        {
            using var embedding = nn.Embedding(5, 2);
            embedding.weight = new(ones(5));
            embedding.call(tensor(new long[] { 1, 2 }));
        },
        ["EmbeddingBag: a row that is not there"] = () =>
            nn.EmbeddingBag(5, 2)
                .call(
                    tensor(
                        new long[,]
                        {
                            { 1, 9 },
                        }
                    )
                ),
        ["RNNCell_set_weight_ih: other inputs"] = () =>
        {
            using var cell = nn.RNNCell(3, 4);
            cell.weight_ih = new(ones(4, 2));
            cell.call(ones(1, 3), zeros(1, 4));
        },
        ["GRUCell_set_bias_hh: another length"] = () =>
        {
            using var cell = nn.GRUCell(3, 4);
            cell.bias_hh = new(ones(5));
            cell.call(ones(1, 3), zeros(1, 4));
        },
        ["LSTMCell_set_weight_hh: another width"] = () =>
        {
            using var cell = nn.LSTMCell(3, 4);
            cell.weight_hh = new(ones(16, 5));
            cell.call(ones(1, 3));
        },
        ["Module_to_device: none of that kind"] = () => nn.Linear(2, 2).to(new Device(DeviceType.CUDA, 7)),
        ["LBFGS: no closure"] = () => optim.LBFGS(nn.Linear(2, 2).parameters()).step(null),
        ["Tensor_randint: nothing between"] = () => randint(5, 5, [3L]),
        ["Tensor_randint: a negative size"] = () => randint(0, 5, [-3L]),
        ["Tensor_rand: a negative size"] = () => rand(-1),
        ["Tensor_randn: a negative size"] = () => randn(2, -1),
        ["Tensor_cummax: a dimension there is not"] = () => ones(3).cummax(2),
        ["Tensor_cummin: a dimension there is not"] = () => ones(3).cummin(-2),
        ["Tensor_matmul: shapes that do not fit"] = () => ones(2, 3).matmul(ones(2, 3)),
        ["Tensor_matmul: a number"] = () => ones(2, 3).matmul(tensor(1f)),
        ["Generator_set_rng_state: no state"] = () => new Generator().set_state(zeros(3, dtype: ScalarType.Byte)),
        ["Generator_set_rng_state: no bytes"] = () => new Generator().set_state(zeros(5056)),
        ["set_num_threads: none"] = () => set_num_threads(0),
        ["set_num_interop_threads: none"] = () => set_num_interop_threads(0),
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_mistake_is_an_exception(string mistake)
    {
        using var scope = NewDisposeScope();
        var error = Record.Exception(Mistakes[mistake]);
        Assert.NotNull(error);
        Assert.False(error is NullReferenceException or AccessViolationException, $"{mistake}: {error}");
        Assert.NotEqual("", error.Message);
        Assert.Equal(6, ones(2, 3).matmul(ones(3, 1)).sum().item<float>());
    }
}
