using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: <c>cpu</c>, <c>cuda:0</c>, <c>meta</c>.</summary>
    public class Device
    {
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            type = TypeOf(parts[0]);
            index = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : -1;
        }

        public Device(string deviceType, int index = -1)
        {
            type = TypeOf(deviceType);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index)
            : this(DeviceType.CUDA, index) { }

        public DeviceType type { get; private set; }

        public int index { get; private set; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return index < 0 ? name : $"{name}:{index}";
        }

        private static DeviceType TypeOf(string name) =>
            Enum.TryParse<DeviceType>(name, ignoreCase: true, out var found)
                ? found
                : throw new ArgumentException($"expected a device such as cpu or cuda:0, got '{name}'", nameof(name));
    }
}
