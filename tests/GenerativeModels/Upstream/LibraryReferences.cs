using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GenerativeModels.Tests.Upstream;

/// <summary>What the library's compiled code names of TorchSharp.</summary>
internal static class LibraryReferences
{
    /// <summary>Members by the names of their type and their own, e.g. ("Tensor", "exp") or ("nn", "Linear").</summary>
    public static IReadOnlyList<(string Type, string Member)> Read()
    {
        using var image = new PEReader(File.OpenRead(typeof(GenerativeModels.Training.Fit).Assembly.Location));
        var reader = image.GetMetadataReader();
        return
        [
            .. reader
                .MemberReferences.Select(reader.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => (Type: reader.GetTypeReference((TypeReferenceHandle)member.Parent), member.Name))
                .Where(member => IsTorch(reader, member.Type))
                .Select(member => (reader.GetString(member.Type.Name), reader.GetString(member.Name)))
                .Distinct(),
        ];
    }

    private static bool IsTorch(MetadataReader reader, TypeReference type) =>
        type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference => IsTorch(reader, reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)),
            HandleKind.AssemblyReference => reader.GetString(
                reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name
            ) == nameof(TorchSharp),
            _ => false,
        };
}
