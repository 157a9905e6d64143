using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

public sealed class FileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.ComplexFloat64)]
    public void A_tensor_comes_back(ScalarType type)
    {
        var x = (randn(3, 200, 2) * 5).to_type(type);
        save(x.transpose(0, 1), path);
        var back = load(path);
        Assert.Equal(type, back.dtype);
        Compare.Close(x.transpose(0, 1), back, "round trip", 0);
    }

    [Fact]
    public void A_module_comes_back()
    {
        var (a, b) = (Model(), Model());
        a.call(randn(8, 3));
        a.save(path);
        b.load(path);
        foreach (var (name, value) in a.state_dict())
            Compare.Close(value, b.state_dict()[name], name, 0);
        var x = randn(2, 3);
        a.eval();
        b.eval();
        Compare.Close(a.call(x), b.call(x), "output", 0);

        static nn.Module<Tensor, Tensor> Model() => nn.Sequential(("in", nn.Linear(3, 4)), ("norm", nn.BatchNorm1d(4)));
    }

    [Fact]
    public void The_format_is_TorchSharps()
    {
        using var module = nn.Linear(new Parameter(tensor(new float[] { 1, 2 }, [1L, 2L])));
        using var stream = new MemoryStream();
        module.save(stream);
        // one entry; "weight"; type 6 (Float32), two dimensions, 1 and 2; the bytes of 1f and 2f.
        byte[] expected = [1, 6, .. "weight"u8, 6, 2, 1, 2, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Names_that_only_one_side_has_are_reported()
    {
        nn.Linear(2, 3).save(path);
        using var other = nn.Linear(2, 3, hasBias: false);
        Assert.Contains("bias", Assert.Throws<InvalidOperationException>(() => other.load(path)).Message);
        var loaded = new Dictionary<string, bool>();
        other.load(path, strict: false, loadedParameters: loaded);
        Assert.True(loaded["weight"]);
    }

    [Fact]
    public void A_truncated_file_says_so()
    {
        save(randn(100), path);
        using (var file = File.OpenWrite(path))
            file.SetLength(200);
        Assert.Contains("truncated", Assert.Throws<InvalidDataException>(() => load(path)).Message);
    }

    [Fact]
    public void Moving_to_another_type_keeps_the_parameters()
    {
        using var model = nn.Linear(2, 3);
        var before = model.weight;
        model.to(ScalarType.Float64);
        Assert.Same(before, model.weight);
        Assert.Equal(ScalarType.Float64, model.weight.dtype);
        Assert.True(model.weight.requires_grad);
        Assert.Equal(ScalarType.Float64, model.call(ones(1, 2, dtype: ScalarType.Float64)).dtype);
    }
}
