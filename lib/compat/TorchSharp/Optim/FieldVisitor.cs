using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// One operation on all fields of an optimiser's options or state. Those name their fields once, in the order of TorchSharp's
/// files; saving, loading, copying, filling in, moving and disposing are visitors.
/// </summary>
internal abstract class FieldVisitor
{
    public abstract void Number(ref double? value);

    public abstract void Flag(ref bool? value);

    public abstract void Count(ref long value);

    /// <summary>A tensor that every state has once it is initialised.</summary>
    public abstract void Tensor(ref Tensor? value);

    /// <summary>A tensor that some options leave out: files say whether it is there.</summary>
    public abstract void Optional(ref Tensor? value);

    public void Number(ref double value)
    {
        double? boxed = value;
        Number(ref boxed);
        value = boxed!.Value;
    }
}

internal sealed class FieldWriter(BinaryWriter writer) : FieldVisitor
{
    public override void Number(ref double? value) => writer.Write(value!.Value);

    public override void Flag(ref bool? value) => writer.Write(value!.Value);

    public override void Count(ref long value) => writer.Write(value);

    public override void Tensor(ref Tensor? value) => value!.Save(writer);

    public override void Optional(ref Tensor? value)
    {
        writer.Write(value is not null);
        value?.Save(writer);
    }
}

internal sealed class FieldReader(BinaryReader reader, Device device) : FieldVisitor
{
    public override void Number(ref double? value) => value = reader.ReadDouble();

    public override void Flag(ref bool? value) => value = reader.ReadBoolean();

    public override void Count(ref long value) => value = reader.ReadInt64();

    public override void Tensor(ref Tensor? value)
    {
        using var read = StateFile.Read(reader);
        value?.Dispose();
        value = read.to(device).DetachFromDisposeScope();
    }

    public override void Optional(ref Tensor? value)
    {
        if (reader.ReadBoolean())
        {
            Tensor(ref value);
            return;
        }
        value?.Dispose();
        value = null;
    }
}

/// <summary>Lists the values, for <see cref="FieldAssigner"/> and for comparison.</summary>
internal sealed class FieldCollector : FieldVisitor
{
    public Queue<object?> Values { get; } = new();

    public override void Number(ref double? value) => Values.Enqueue(value);

    public override void Flag(ref bool? value) => Values.Enqueue(value);

    public override void Count(ref long value) => Values.Enqueue(value);

    public override void Tensor(ref Tensor? value) => Values.Enqueue(value);

    public override void Optional(ref Tensor? value) => Values.Enqueue(value);
}

/// <summary>Sets fields to collected values: numbers by value, tensors by a copy on the device.</summary>
internal sealed class FieldAssigner(Queue<object?> values, Device? device = null, bool onlyMissing = false) : FieldVisitor
{
    public override void Number(ref double? value) => value = Choose(value);

    public override void Flag(ref bool? value) => value = Choose(value);

    public override void Count(ref long value) => value = (long)values.Dequeue()!;

    public override void Tensor(ref Tensor? value)
    {
        var source = (Tensor?)values.Dequeue();
        var copy = source?.to(source.dtype, device ?? source.device, copy: true).DetachFromDisposeScope();
        value?.Dispose();
        value = copy;
    }

    public override void Optional(ref Tensor? value) => Tensor(ref value);

    private T? Choose<T>(T? present)
        where T : struct
    {
        var given = (T?)values.Dequeue();
        return onlyMissing ? present ?? given : given;
    }
}

/// <summary>Does something to the tensors alone.</summary>
internal sealed class TensorVisitor(Func<Tensor, Tensor?> change) : FieldVisitor
{
    public override void Number(ref double? value) { }

    public override void Flag(ref bool? value) { }

    public override void Count(ref long value) { }

    public override void Tensor(ref Tensor? value) => value = value is null ? null : change(value);

    public override void Optional(ref Tensor? value) => Tensor(ref value);
}
