using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An optimiser's options and state: as objects, and in TorchSharp's files.</summary>
public abstract partial class OptimizerHelper
{
    /// <summary>The options of the groups and the state of their parameters: the objects themselves, no copies.</summary>
    public virtual StateDictionary state_dict()
    {
        var all = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            all.Options.Add(group.Options!);
            var first = all.State.Count;
            all.State.AddRange(group.Parameters.Select(StateOf));
            all.StateIndexRef.Add([.. Enumerable.Range(first, all.State.Count - first)]);
        }
        return all;
    }

    /// <summary>Copies options and state from those of an optimiser of the same kind over parameters of the same shapes.</summary>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        Expect(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (mine, theirs) in own.Options.Zip(state_dict.Options))
            if (mine != theirs)
                mine.LoadStateDict(theirs);
        foreach (var (mine, theirs) in own.State.Zip(state_dict.State))
            if (mine != theirs)
                mine.LoadStateDict(theirs);
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        StateFile.WriteNumber(writer, own.Options.Count);
        StateFile.WriteNumber(writer, own.State.Count);
        foreach (var options in own.Options)
            options.SaveStateDict(writer);
        foreach (var state in own.State)
            state.SaveStateDict(writer);
    }

    /// <exception cref="InvalidDataException">The file is of another optimiser.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var name = reader.ReadString();
        if (name != GetType().Name)
            throw new InvalidDataException($"expected the state of {GetType().Name}, the file has that of '{name}'");
        var own = state_dict();
        Expect(own, StateFile.ReadNumber(reader), StateFile.ReadNumber(reader));
        foreach (var options in own.Options)
            options.LoadStateDict(reader);
        foreach (var state in own.State)
            state.LoadStateDict(reader);
    }

    /// <summary>Moves the state to where the parameters have gone.</summary>
    public void to(Device device)
    {
        foreach (var state in states.Values)
            state.to(device);
    }

    private static void Expect(StateDictionary own, long groups, long parameters)
    {
        if (groups != own.Options.Count || parameters != own.State.Count)
            throw new ArgumentException(
                $"expected the state of {own.Options.Count} groups with {own.State.Count} parameters, got {groups} with {parameters}"
            );
    }
}
