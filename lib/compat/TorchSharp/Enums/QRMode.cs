namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }
    }
}
