using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Scaled dot-product attention in several subspaces at once: arXiv:1706.03762, section 3.2.2.</summary>
public sealed class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor, bool, Tensor, Tuple<Tensor, Tensor>>
{
    private readonly long width;
    private readonly long heads;
    private readonly double dropout;
    private readonly bool add_zero_attn;
    private readonly Parameter[] projections;
    private readonly Parameter? in_proj_bias;
    private readonly Parameter? bias_k;
    private readonly Parameter? bias_v;
    private readonly Linear out_proj;

    internal MultiheadAttention(
        long embedded_dim,
        long num_heads,
        double dropout,
        bool bias,
        bool add_bias_kv,
        bool add_zero_attn,
        long? kdim,
        long? vdim
    )
        : base(nameof(MultiheadAttention))
    {
        if (num_heads <= 0 || embedded_dim % num_heads != 0)
            throw new ArgumentException($"width {embedded_dim} does not divide into {num_heads} heads");
        (width, heads, this.dropout, this.add_zero_attn) = (embedded_dim, num_heads, dropout, add_zero_attn);
        var (keys, values) = (kdim ?? width, vdim ?? width);
        projections =
            keys == width && values == width
                ? [Weight("in_proj_weight", 3 * width, width)]
                :
                [
                    Weight("q_proj_weight", width, width),
                    Weight("k_proj_weight", width, keys),
                    Weight("v_proj_weight", width, values),
                ];
        if (bias)
            register_parameter(nameof(in_proj_bias), in_proj_bias = new Parameter(zeros(3 * width)));
        out_proj = nn.Linear(width, width, bias);
        if (out_proj.bias is not null)
            nn.init.zeros_(out_proj.bias);
        register_module(nameof(out_proj), out_proj);
        if (!add_bias_kv)
            return;
        register_parameter(nameof(bias_k), bias_k = new Parameter(nn.init.xavier_normal_(empty(1, 1, width))));
        register_parameter(nameof(bias_v), bias_v = new Parameter(nn.init.xavier_normal_(empty(1, 1, width))));

        Parameter Weight(string name, long rows, long columns)
        {
            var parameter = new Parameter(empty(rows, columns));
            nn.init.xavier_uniform_(parameter);
            register_parameter(name, parameter);
            return parameter;
        }
    }

    public new Tuple<Tensor, Tensor> call(
        Tensor query,
        Tensor key,
        Tensor value,
        Tensor? key_padding_mask = null,
        bool need_weights = true,
        Tensor? attn_mask = null
    ) => base.call(query, key, value, key_padding_mask!, need_weights, attn_mask!);

    /// <summary>
    /// query: [L, N, E], key and value: [S, N, E] → output [L, N, E] and the heads' mean weights [N, L, S].
    /// A mask of truth values marks what must not be seen; one of numbers is added to the scores.
    /// </summary>
    public override Tuple<Tensor, Tensor> forward(
        Tensor query,
        Tensor key,
        Tensor value,
        Tensor? key_padding_mask,
        bool need_weights,
        Tensor? attn_mask
    )
    {
        using var scope = NewDisposeScope();
        var (length, batch) = (query.size(0), query.size(1));
        var (q, k, v) = Project(query, key, value);
        if (bias_k is not null && bias_v is not null)
        {
            k = cat([k, bias_k.repeat(1, batch, 1)]);
            v = cat([v, bias_v.repeat(1, batch, 1)]);
        }
        if (add_zero_attn)
        {
            k = cat([k, zeros([1, batch, width], k.dtype, k.device)]);
            v = cat([v, zeros([1, batch, width], v.dtype, v.device)]);
        }
        var scores = (Heads(q) / Math.Sqrt(width / heads)).matmul(Heads(k).transpose(-2, -1));
        var (added, source) = (scores.size(-1) - key.size(0), scores.size(-1));
        if (attn_mask is not null)
            scores = Masked(scores, Wider(attn_mask.ndim == 3 ? attn_mask.view(batch, heads, length, -1) : attn_mask, added));
        if (key_padding_mask is not null)
            scores = Masked(scores, Wider(key_padding_mask, added).view(batch, 1, 1, source));
        var weights = scores.softmax(-1);
        var seen = nn.functional.dropout(weights, dropout, training);
        var joined = seen.matmul(Heads(v)).permute(2, 0, 1, 3).reshape(length, batch, width);
        var output = out_proj.call(joined).MoveToOuterDisposeScope();
        return Tuple.Create(output, need_weights ? weights.mean([1]).MoveToOuterDisposeScope() : null!);
    }

    private (Tensor q, Tensor k, Tensor v) Project(Tensor query, Tensor key, Tensor value)
    {
        Tensor[] w = projections.Length == 1 ? projections[0].chunk(3) : projections;
        var b = in_proj_bias?.chunk(3);
        return (
            nn.functional.linear(query, w[0], b?[0]!),
            nn.functional.linear(key, w[1], b?[1]!),
            nn.functional.linear(value, w[2], b?[2]!)
        );
    }

    /// <summary>[L, N, E] → [N, heads, L, E / heads].</summary>
    private Tensor Heads(Tensor x) => x.view(x.size(0), x.size(1), heads, width / heads).permute(1, 2, 0, 3);

    private static Tensor Masked(Tensor scores, Tensor mask) =>
        mask.dtype == ScalarType.Bool ? scores.masked_fill(mask, double.NegativeInfinity) : scores + mask;

    private static Tensor Wider(Tensor mask, long columns) => columns == 0 ? mask : nn.functional.pad(mask, (0, columns));
}
