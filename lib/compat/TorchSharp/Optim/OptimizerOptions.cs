using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What a parameter group may set for itself; what it leaves unset, the optimiser's defaults fill in.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
        if (source.GetType() == GetType())
            Visit(new FieldAssigner(source.Collect()));
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
        Visit(new FieldReader(reader, CPU));
    }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
        Visit(new FieldWriter(writer));
    }

    internal void FillFrom(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate = LearningRate!.Value;
        Visit(new FieldAssigner(defaults.Collect(), onlyMissing: true));
    }

    /// <summary>Every field besides the learning rate, in the order of TorchSharp's files.</summary>
    private protected virtual void Visit(FieldVisitor fields) { }

    private Queue<object?> Collect()
    {
        var collector = new FieldCollector();
        Visit(collector);
        return collector.Values;
    }
}
