using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// A build task: copies an assembly and sets <c>DisableOptimizations</c> (and <c>Default</c>, without which the runtime ignores it) in its
/// <c>DebuggableAttribute</c>, so that the JIT keeps a method's arguments alive until it returns.
/// </summary>
/// <remarks>Layout of the attribute's value: ECMA-335, partition II, section 23.3.</remarks>
public class UnoptimizeAssembly : Task
{
    // Length, prolog, DebuggingModes.IgnoreSymbolStoreSequencePoints, no named arguments.
    private static readonly byte[] Optimized = { 8, 1, 0, 2, 0, 0, 0, 0, 0 };

    [Required]
    public string Source { get; set; }

    [Required]
    public string Target { get; set; }

    public override bool Execute()
    {
        var image = File.ReadAllBytes(Source);
        var place = Find(image, 0);
        if (place < 0 || Find(image, place + 1) >= 0)
        {
            Log.LogError($"{Source}: expected one DebuggableAttribute of an optimized assembly");
            return false;
        }
        image[place + 3] |= 1; // Default
        image[place + 4] |= 1; // DisableOptimizations, 256
        Directory.CreateDirectory(Path.GetDirectoryName(Target));
        File.WriteAllBytes(Target, image);
        return true;
    }

    private static int Find(byte[] image, int start)
    {
        for (var i = start; i <= image.Length - Optimized.Length; i++)
        {
            var k = 0;
            while (k < Optimized.Length && image[i + k] == Optimized[k])
                k++;
            if (k == Optimized.Length)
                return i;
        }
        return -1;
    }
}
