namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>One number for every spatial dimension.</summary>
        internal static long[] Repeat(long value, int count)
        {
            var list = new long[count];
            Array.Fill(list, value);
            return list;
        }
    }
}
