using TorchSharp.Modules;

namespace GenerativeModels.Training;

/// <summary>Parameters as views of one tensor, in which an optimiser's step is a dozen calls instead of a dozen for each of them.</summary>
/// <remarks>Parameters keep their identity: modules, state dictionaries and graphs see the same objects with the same values.</remarks>
internal sealed class FlatParameters : IDisposable
{
    private const int Alignment = 16; // elements: 64 bytes of single precision, what matrix products like

    private static int made;

    private readonly Parameter[] parts;
    private readonly Tensor[] places; // where each part belongs
    private readonly long[] offsets;
    private readonly Tensor[] gradients;

    /// <summary>Moves the parameters into one tensor.</summary>
    /// <param name="parameters">At least one; all <see cref="Fits">fit</see> the first.</param>
    public FlatParameters(IEnumerable<Parameter> parameters)
    {
        // Odd sizes come last, so that all before them begin at multiples of the alignment.
        parts = [.. parameters.OrderBy(parameter => parameter.numel() % Alignment != 0)];
        gradients = new Tensor[parts.Length];
        using var scope = NewDisposeScope();
        using var off = no_grad();
        // Each buffer begins at an offset of its own, which tells whether a part still lies in it: a tensor alone begins at 0.
        long start = Alignment * (1 + Interlocked.Increment(ref made) % 1024);
        var storage = zeros(start + parts.Sum(part => part.numel()), dtype: parts[0].dtype, device: parts[0].device);
        (places, offsets) = (new Tensor[parts.Length], new long[parts.Length]);
        var offset = start;
        for (var i = 0; i < parts.Length; i++)
        {
            var size = parts[i].numel();
            places[i] = storage.narrow(0, offset, size).view(parts[i].shape).DetachFromDisposeScope();
            offsets[i] = offset;
            Place(i);
            offset += size;
        }
        HasTwins = parts.Where((part, i) => part.storage_offset() != offsets[i]).Any();
        Whole = new Parameter(storage.narrow(0, start, offset - start));
        Whole.DetachFromDisposeScope();
    }

    /// <summary>All parameters end to end, [N].</summary>
    public Parameter Whole { get; }

    /// <summary>Whether two of them were the same tensor, which then lies in one place only.</summary>
    public bool HasTwins { get; }

    /// <summary>How many there are.</summary>
    public int Count => parts.Length;

    /// <summary>Whether a parameter can lie in one tensor with another.</summary>
    public static bool Fits(Parameter parameter, Parameter other) =>
        parameter.dtype == other.dtype
        && parameter.device_type == other.device_type
        && parameter.device_index == other.device_index
        && parameter.is_floating_point()
        && parameter.is_contiguous();

    /// <summary>Drops the gradients of the parameters, so that the next ones need not be added to them.</summary>
    public void ForgetGradients()
    {
        foreach (var part in parts)
            part.grad = null;
    }

    /// <summary>The gradients end to end, as the gradient of <see cref="Whole"/>; zero for a parameter that has none.</summary>
    public void GatherGradients()
    {
        for (var i = 0; i < parts.Length; i++)
            gradients[i] = (parts[i].grad ?? zeros_like(places[i])).view(-1);
        Whole.grad = cat(gradients);
    }

    /// <summary>Puts back what was given memory elsewhere. False: one is gone, or became another type, or is on another device.</summary>
    public bool Hold()
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].IsInvalid)
                return false;
            if (parts[i].storage_offset() == offsets[i])
                continue;
            if (!Fits(parts[i], Whole) || !parts[i].shape.SequenceEqual(places[i].shape))
                return false;
            using var off = no_grad();
            Place(i);
        }
        return true;
    }

    /// <summary>Frees what is not the parameters': they stay where they are.</summary>
    public void Dispose()
    {
        foreach (var place in places)
            place.Dispose();
        Whole.Dispose();
    }

    private void Place(int i)
    {
        places[i].copy_(parts[i]);
        parts[i].set_(places[i]);
    }
}
