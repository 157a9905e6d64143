using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TorchSharp.OperatorTable;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

/// <summary>One operator of the table, the C# method that binds it, and arguments to call it with.</summary>
internal sealed partial class OperatorCase
{
    private readonly Row row;
    private readonly MethodInfo method;
    private readonly Dictionary<string, object?> arguments = [];

    public OperatorCase(Row row, MethodInfo method, IReadOnlyDictionary<string, string> sample)
    {
        this.row = row;
        this.method = method;
        LossOutputs = sample.TryGetValue("@loss", out var chosen) ? [.. chosen.Split('+').Select(int.Parse)] : null;
        IsSymmetric = sample.ContainsKey("@sym");
        IsTriangular = sample.ContainsKey("@tril");
        SkipsGradient = sample.ContainsKey("@nograd");
        IsOnce = sample.ContainsKey("@once");
        using var rng = new Generator(7);
        if (row.IsInstance)
            arguments["this"] = Sample.Tensor(sample.GetValueOrDefault("this", Default), rng);
        foreach (var p in method.GetParameters())
            arguments[p.Name!] =
                sample.TryGetValue(p.Name!, out var text) ? Sample.Value(text, p.ParameterType, rng)
                : p.HasDefaultValue
                    ? p.DefaultValue is DBNull or null ? null
                        : p.DefaultValue
                : Made(p.ParameterType, rng);
    }

    public string Name => row.Operator;

    /// <summary>The outputs whose value is unique; null: all of them.</summary>
    public int[]? LossOutputs { get; }

    public bool SkipsGradient { get; }

    /// <summary>libtorch has a derivative, and none of that.</summary>
    public bool IsOnce { get; }

    /// <summary>Square inputs are read as symmetric: finite differences must move both halves.</summary>
    public bool IsSymmetric { get; }

    /// <summary>Only the lower half of square inputs is read.</summary>
    public bool IsTriangular { get; }

    public bool IsInPlace => row.Operator.Split('.')[0].EndsWith('_');

    private string Default => row.Owner == "linalg" ? "s[3]" : "p[2,3]";

    /// <summary>The tensors by name; those of floating point are what gradients are taken of.</summary>
    public IEnumerable<(string key, Tensor tensor)> Tensors()
    {
        foreach (var (name, value) in arguments)
            if (value is Tensor tensor)
                yield return (name, tensor);
            else if (value is Tensor[] list)
                for (var i = 0; i < list.Length; i++)
                    yield return ($"{name}.{i}", list[i]);
    }

    /// <summary>A call in which square inputs vary only as the operator reads them.</summary>
    public IReadOnlyList<object> CallWithin(IReadOnlyDictionary<string, Tensor> tensors) =>
        Call(tensors.ToDictionary(t => t.Key, t => Structured(t.Value)));

    private Tensor Structured(Tensor x) =>
        x.ndim < 2 || x.size(-1) != x.size(-2) ? x
        : IsSymmetric ? (x + x.mT) / 2
        : IsTriangular ? x.tril()
        : x;

    /// <summary>Calls the C# method with other tensors under the same names.</summary>
    public IReadOnlyList<object> Call(IReadOnlyDictionary<string, Tensor> tensors)
    {
        manual_seed(0);
        var values = arguments.ToDictionary(
            a => a.Key,
            a =>
                a.Value switch
                {
                    Tensor => (object?)tensors[a.Key],
                    Tensor[] list => list.Select((_, i) => tensors[$"{a.Key}.{i}"]).ToArray(),
                    var other => other,
                }
        );
        if (IsInPlace)
        {
            var self = row.IsInstance ? "this" : row.Parameters.First(p => p.Type == "Tensor").Name;
            values[self] = ((Tensor)values[self]!).clone();
        }
        try
        {
            var result = method.Invoke(
                row.IsInstance ? values["this"] : null,
                [.. method.GetParameters().Select(p => Passed(p, values[p.Name!]))]
            );
            GC.KeepAlive(values);
            return [.. Flat(result)];
        }
        catch (TargetInvocationException e)
        {
            throw new InvalidOperationException($"{Name}: {e.InnerException!.Message}", e.InnerException);
        }
    }

    private static object? Passed(ParameterInfo parameter, object? value) =>
        parameter.ParameterType == typeof(nint[]) ? Array.ConvertAll((Tensor[])value!, t => t?.Handle ?? 0) : value;

    /// <summary>What reference.py needs to call the same operator.</summary>
    public object Describe(Dictionary<string, Tensor> tensors)
    {
        foreach (var (key, tensor) in Tensors())
            tensors[$"{Name}/{key}"] = tensor;
        return new
        {
            id = Name,
            op = Name,
            inplace = IsInPlace,
            loss = LossOutputs,
            args = row.Arguments.Select(Describe).ToArray(),
        };
    }

    private object? Describe(string argument)
    {
        if (argument == "_")
            return new { @default = true };
        if (SizeArgument().Match(argument) is { Success: true } size)
            return Plain((long)arguments[size.Groups[1].Value]! is var n and >= 0 ? n : null);
        if (CastArgument().Match(argument) is { Success: true } cast)
            argument = cast.Groups[1].Value;
        if (!arguments.TryGetValue(argument, out var value))
            return Plain(argument is "true" or "false" ? bool.Parse(argument) : long.Parse(argument));
        if (value is null)
            return OptionalList(argument) ? new { @default = true } : null;
        return value switch
        {
            Tensor tensor => Reference(argument, tensor),
            Tensor[] list => new { tensors = list.Select((t, i) => Reference($"{argument}.{i}", t)).ToArray() },
            Scalar scalar => Plain(
                scalar.Type is ScalarType.Float64 or ScalarType.Float32 ? scalar.ToDouble() : scalar.ToInt64()
            ),
            RoundingMode.None => null,
            FFTNormType norm => Plain(norm.ToString().ToLowerInvariant()),
            linalg.QRMode mode => Plain(mode.ToString().ToLowerInvariant()),
            TorchSharp.Modules.GELU.Approximate or RoundingMode => Plain(value.ToString()!),
            char letter => Plain(letter.ToString()),
            Enum number => Plain(Convert.ToInt64(number)),
            Size shape => Plain(shape.Shape),
            _ => Plain(value),
        };
    }

    /// <summary>A list that was left out takes the schema's default, as the engine has it.</summary>
    private bool OptionalList(string argument) =>
        method.GetParameters().First(p => p.Name == argument).ParameterType is var type
        && (type == typeof(long[]) || type == typeof(long?));

    private object Reference(string key, Tensor tensor) =>
        new { tensor = $"{Name}/{key}", grad = tensor.is_floating_point() && !SkipsGradient };

    private static object Plain(object? value) => new { value };

    private static IEnumerable<object> Flat(object? value) =>
        value switch
        {
            null => [],
            ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Flat(tuple[i])),
            Tensor tensor => [tensor],
            IEnumerable list => list.Cast<object>().SelectMany(Flat),
            _ => [value],
        };

    private object? Made(Type type, Generator rng) =>
        type == typeof(Tensor) ? Sample.Tensor(Default, rng)
        : type == typeof(Scalar) ? (Scalar)0.5
        : type == typeof(double) ? 0.5
        : type == typeof(float) ? 0.5f
        : type == typeof(long) ? 1L
        : type == typeof(int) ? 1
        : type == typeof(bool) ? false
        : type == typeof(long[]) ? new long[] { 1 }
        : type.IsArray
        || type.IsGenericType
            && type.GetGenericTypeDefinition() is var list
            && (list == typeof(IList<>) || list == typeof(IEnumerable<>))
            ? new[] { Sample.Tensor(Default, rng), Sample.Tensor(Default, rng) }
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)
        : null;

    [GeneratedRegex(@"^Lists\.Size\((\w+)\)?$")]
    private static partial Regex SizeArgument();

    [GeneratedRegex(@"^\([\w?]+\)(\w+)$")]
    private static partial Regex CastArgument();
}
