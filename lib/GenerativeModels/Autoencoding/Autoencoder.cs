using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoencoding;

/// <summary>z = f(x), x̂ = g(z): what is left of an example after it passed through L numbers.</summary>
/// <remarks>Rumelhart, Hinton and Williams 1986; Hinton and Salakhutdinov 2006, doi:10.1126/science.1127647.</remarks>
public sealed class Autoencoder : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> encoder;
    private readonly Module<Tensor, Tensor> decoder;

    /// <summary>Puts the pieces together; the model owns the modules.</summary>
    /// <param name="encoder">f: [B, D] to [B, L].</param>
    /// <param name="decoder">g: [B, L] to [B, D].</param>
    public Autoencoder(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder)
        : base(nameof(Autoencoder))
    {
        (this.encoder, this.decoder) = (encoder, decoder);
        RegisterComponents();
    }

    /// <summary>f(x): [B, D] to [B, L].</summary>
    public Tensor Encode(Tensor x) => encoder.call(x);

    /// <summary>g(z): [B, L] to [B, D].</summary>
    public Tensor Decode(Tensor z) => decoder.call(z);

    /// <summary>g(f(x)): [B, D] to [B, D].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return Decode(Encode(input)).MoveToOuterDisposeScope();
    }

    /// <summary>‖x − g(f(x))‖², summed over D, without gradients: [B, D] to [B]. Large for what the model has not learned.</summary>
    public Tensor ReconstructionError(Tensor x)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return (x - call(x)).square().sum(-1).MoveToOuterDisposeScope();
    }
}
