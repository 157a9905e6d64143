using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);

    public virtual void LoadStateDict(OptimizerState source)
    {
        if (source.GetType() != GetType())
            throw new ArgumentException(
                $"expected the state of {GetType().DeclaringType?.Name}, got that of {source.GetType().DeclaringType?.Name}"
            );
        Visit(new FieldAssigner(source.Collect(), _parameter.device));
    }

    public virtual void LoadStateDict(BinaryReader reader) => Visit(new FieldReader(reader, _parameter.device));

    public virtual void SaveStateDict(BinaryWriter writer) => Visit(new FieldWriter(writer));

    public virtual bool ApproximatelyEquals(OptimizerState other) =>
        other.GetType() == GetType() && Collect().Zip(other.Collect()).All(pair => Close(pair.First, pair.Second));

    public virtual void to(Device device) =>
        Visit(
            new TensorVisitor(tensor =>
            {
                var moved = tensor.to(device).DetachFromDisposeScope();
                tensor.Dispose();
                return moved;
            })
        );

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor) =>
        new FieldWriter(writer).Optional(ref tensor);

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device) =>
        new FieldReader(reader, device).Optional(ref result);

    /// <summary>Every field, in the order of TorchSharp's files.</summary>
    private protected virtual void Visit(FieldVisitor fields) { }

    private protected void DisposeTensors() =>
        Visit(
            new TensorVisitor(tensor =>
            {
                tensor.Dispose();
                return null;
            })
        );

    /// <summary>A tensor of a value like the parameter, that no scope disposes.</summary>
    private protected Tensor Filled(double value = 0)
    {
        using var quiet = no_grad();
        return _parameter.full_like(value).DetachFromDisposeScope();
    }

    private Queue<object?> Collect()
    {
        var collector = new FieldCollector();
        Visit(collector);
        return collector.Values;
    }

    private static bool Close(object? a, object? b) => a is Tensor x && b is Tensor y ? x.allclose(y) : Equals(a, b);
}
