using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);

    public abstract void LoadStateDict(OptimizerState source);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void SaveStateDict(BinaryWriter writer);

    public virtual bool ApproximatelyEquals(OptimizerState other) => other.GetType() == GetType();

    public virtual void to(Device device) { }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = null;
        if (!reader.ReadBoolean())
            return;
        using var read = StateFile.Read(reader);
        result = read.to(device).DetachFromDisposeScope();
    }

    /// <summary>A tensor of zeros like the parameter, that no scope disposes.</summary>
    private protected Tensor Zeros()
    {
        using var quiet = no_grad();
        return _parameter.zeros_like().DetachFromDisposeScope();
    }

    private protected static bool Close(Tensor? a, Tensor? b) => a is null ? b is null : b is not null && a.allclose(b);

    private protected static void Replace(ref Tensor? target, Tensor? source)
    {
        target?.Dispose();
        target = source?.clone().DetachFromDisposeScope();
    }

    private protected static void Move(ref Tensor? tensor, Device device)
    {
        if (tensor is null)
            return;
        var moved = tensor.to(device).DetachFromDisposeScope();
        tensor.Dispose();
        tensor = moved;
    }
}
