using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// A build task: copies a 64-bit little-endian ELF library and sets VER_FLG_WEAK in the entries of <c>.gnu.version_r</c> that need a
/// version. The loader of a system without that version then goes on.
/// </summary>
/// <remarks>Layout: System V ABI, chapter 4, and the Linux Standard Base, "Symbol Versioning" (Elf64_Verneed, Elf64_Vernaux).</remarks>
public class WeakenVersionNeed : Task
{
    private const uint VersionNeeds = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort Weak = 2; // VER_FLG_WEAK

    [Required]
    public string Source { get; set; }

    [Required]
    public string Target { get; set; }

    [Required]
    public string Version { get; set; }

    public override bool Execute()
    {
        var image = File.ReadAllBytes(Source);
        if (image.Length < 64 || image[0] != 0x7f || image[1] != 'E' || image[4] != 2 || image[5] != 1)
        {
            Log.LogError($"{Source}: expected a 64-bit little-endian ELF file");
            return false;
        }
        var sections = BitConverter.ToInt64(image, 40);
        var (size, count) = (BitConverter.ToUInt16(image, 58), BitConverter.ToUInt16(image, 60));
        for (var i = 0; i < count; i++)
        {
            var section = (int)sections + i * size;
            if (BitConverter.ToUInt32(image, section + 4) != VersionNeeds)
                continue;
            var names = (int)sections + (int)BitConverter.ToUInt32(image, section + 40) * size;
            Weaken(image, Offset(image, section), Offset(image, names));
        }
        Directory.CreateDirectory(Path.GetDirectoryName(Target));
        File.WriteAllBytes(Target, image);
        return true;
    }

    private void Weaken(byte[] image, int need, int names)
    {
        while (true)
        {
            var entry = need + (int)BitConverter.ToUInt32(image, need + 8);
            for (var left = BitConverter.ToUInt16(image, need + 2); left > 0; left--)
            {
                if (Name(image, names + (int)BitConverter.ToUInt32(image, entry + 8)) == Version)
                    image[entry + 4] |= (byte)Weak;
                entry += (int)BitConverter.ToUInt32(image, entry + 12);
            }
            var next = (int)BitConverter.ToUInt32(image, need + 12);
            if (next == 0)
                return;
            need += next;
        }
    }

    private static int Offset(byte[] image, int section) => (int)BitConverter.ToInt64(image, section + 24);

    private static string Name(byte[] image, int start) =>
        Encoding.ASCII.GetString(image, start, Array.IndexOf(image, (byte)0, start) - start);
}
