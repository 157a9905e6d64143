namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => Indexing.Get(this, indices);
            set => Indexing.Set(this, indices, value);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => Indexing.Get(this, indices);
            set => Indexing.Set(this, indices, value);
        }

        public Tensor this[params long[] indices]
        {
            get => Indexing.Get(this, Positions(indices));
            set => Indexing.Set(this, Positions(indices), value);
        }

        public Tensor this[long i1]
        {
            get => Indexing.Get(this, Positions(i1));
            set => Indexing.Set(this, Positions(i1), value);
        }

        public Tensor this[long i1, long i2]
        {
            get => Indexing.Get(this, Positions(i1, i2));
            set => Indexing.Set(this, Positions(i1, i2), value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => Indexing.Get(this, Positions(i1, i2, i3));
            set => Indexing.Set(this, Positions(i1, i2, i3), value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Indexing.Get(this, Positions(i1, i2, i3, i4));
            set => Indexing.Set(this, Positions(i1, i2, i3, i4), value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Indexing.Get(this, Positions(i1, i2, i3, i4, i5));
            set => Indexing.Set(this, Positions(i1, i2, i3, i4, i5), value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Indexing.Get(this, Positions(i1, i2, i3, i4, i5, i6));
            set => Indexing.Set(this, Positions(i1, i2, i3, i4, i5, i6), value);
        }

        public Tensor index(params TensorIndex[] indices) => Indexing.Get(this, indices);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            Indexing.Set(this, indices, value, accumulate);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
        {
            Indexing.Set(this, indices, value, accumulate);
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = torch.full([], value, dtype, device);
            return index_put_(number, indices, false);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var number = torch.full([], value, dtype, device);
            return index_put_(number, indices, false);
        }

        private static TensorIndex[] Positions(params long[] indices) => Array.ConvertAll(indices, TensorIndexOf);

        private static TensorIndex TensorIndexOf(long index) => TensorIndex.Single(index);
    }
}
