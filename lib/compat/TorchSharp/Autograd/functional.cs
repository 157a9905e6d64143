namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Derivatives of functions at a point.</summary>
        public static partial class functional
        {
            /// <summary>∂ output / ∂ input: [output's shape, input's shape].</summary>
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs) =>
                jacobian(x => [function(x[0])], [inputs]).Single();

            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) =>
                jacobian(x => function(x[0]), [inputs]);

            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs) =>
                jacobian(x => [function(x)], inputs);

            /// <summary>For every output the derivatives by every input, one after another.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor[]> function, params Tensor[] inputs)
            {
                using var scope = NewDisposeScope();
                using var recording = enable_grad();
                var points = Array.ConvertAll(inputs, input => input.detach().clone().requires_grad_());
                var jacobians = new List<Tensor>();
                foreach (var output in function(points))
                {
                    var rows = points.Select(_ => new List<Tensor>()).ToList();
                    var flat = output.reshape(-1);
                    for (var j = 0L; j < flat.shape[0]; j++)
                    {
                        var found = flat.requires_grad
                            ? grad([flat[j]], points, retain_graph: true, allow_unused: true)
                            : new Tensor[points.Length];
                        for (var i = 0; i < points.Length; i++)
                            rows[i].Add(found[i] ?? points[i].detach().zeros_like());
                    }
                    for (var i = 0; i < points.Length; i++)
                        jacobians.Add(stack(rows[i]).view([.. output.shape, .. points[i].shape]).MoveToOuterDisposeScope());
                }
                return jacobians;
            }
        }
    }
}
