using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        public static Linear Linear(
            long inputSize,
            long outputSize,
            bool hasBias = true,
            Device? device = null,
            ScalarType? dtype = null
        ) => new(inputSize, outputSize, hasBias, device, dtype);

        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        public static Sequential Sequential() => new(Array.Empty<(string, Module<Tensor, Tensor>)>().AsEnumerable());

        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
            Sequential((IEnumerable<Module<Tensor, Tensor>>)modules);

        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) =>
            new(modules.Select((module, i) => (i.ToString(), module)));

        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
            new(modules.AsEnumerable());

        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules);

        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
            Sequential((IEnumerable<Tuple<string, Module<Tensor, Tensor>>>)modules);

        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
            new(modules.Select(m => (m.Item1, m.Item2)));

        public static CrossEntropyLoss CrossEntropyLoss(
            Tensor? weight = null,
            long? ignore_index = null,
            Reduction reduction = Reduction.Mean
        ) => new(weight, ignore_index, reduction);

        public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        public static BCEWithLogitsLoss BCEWithLogitsLoss(
            Tensor? weight = null,
            Reduction reduction = Reduction.Mean,
            Tensor? pos_weights = null
        ) => new(weight, reduction, pos_weights);
    }
}
