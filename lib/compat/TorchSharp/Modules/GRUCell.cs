using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class GRUCell : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly long hiddenSize;

    private Parameter? _weight_ih;
    private Parameter? _weight_hh;
    private Parameter? _bias_ih;
    private Parameter? _bias_hh;

    internal GRUCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(GRUCell))
    {
        this.hiddenSize = hiddenSize;

        weight_ih = new Parameter(empty([3 * hiddenSize, inputSize], dtype, device));
        weight_hh = new Parameter(empty([3 * hiddenSize, hiddenSize], dtype, device));
        if (bias)
        {
            bias_ih = new Parameter(empty([3 * hiddenSize], dtype, device));
            bias_hh = new Parameter(empty([3 * hiddenSize], dtype, device));
        }
        foreach (var parameter in parameters())
            nn.init.uniform_(parameter, -1 / Math.Sqrt(hiddenSize), 1 / Math.Sqrt(hiddenSize));
    }

    public Parameter weight_ih
    {
        get => _weight_ih!;
        set
        {
            ConditionallyRegisterParameter(nameof(weight_ih), value);
            _weight_ih = value;
        }
    }

    public Parameter weight_hh
    {
        get => _weight_hh!;
        set
        {
            ConditionallyRegisterParameter(nameof(weight_hh), value);
            _weight_hh = value;
        }
    }

    public Parameter? bias_ih
    {
        get => _bias_ih;
        set
        {
            ConditionallyRegisterParameter(nameof(bias_ih), value);
            _bias_ih = value;
        }
    }

    public Parameter? bias_hh
    {
        get => _bias_hh;
        set
        {
            ConditionallyRegisterParameter(nameof(bias_hh), value);
            _bias_hh = value;
        }
    }

    /// <summary>input: [N, in] → hidden state, [N, hidden].</summary>
    public override Tensor forward(Tensor input, Tensor? h0 = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return GruCell(input, h0 ?? Zeros(input), weight_ih, weight_hh, bias_ih!, bias_hh!);
    }

    private Tensor Zeros(Tensor input) =>
        zeros(input.ndim == 1 ? [hiddenSize] : [input.size(0), hiddenSize], input.dtype, input.device);
}
