namespace Plotly.NET.TraceObjects;

public class Lighting : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Lighting init(
        [OptionalArgument] FSharpOption<double>? Ambient = null,
        [OptionalArgument] FSharpOption<double>? Diffuse = null,
        [OptionalArgument] FSharpOption<double>? FaceNormalEpsilon = null,
        [OptionalArgument] FSharpOption<double>? Fresnel = null,
        [OptionalArgument] FSharpOption<double>? Roughness = null,
        [OptionalArgument] FSharpOption<double>? Specular = null,
        [OptionalArgument] FSharpOption<double>? VertexNormalEpsilon = null
    ) =>
        new Lighting()
            .Set("ambient", Ambient)
            .Set("diffuse", Diffuse)
            .Set("facenormalepsilon", FaceNormalEpsilon)
            .Set("fresnel", Fresnel)
            .Set("roughness", Roughness)
            .Set("specular", Specular)
            .Set("vertexnormalepsilon", VertexNormalEpsilon);
}
