using System.Numerics;

namespace RnnGen;

/// <summary>The batches of a dataset, for <c>foreach</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly struct DatasetBatches<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SequenceDataset _dataset;
    private readonly BatchBuffer<T> _buffer;

    internal DatasetBatches(SequenceDataset dataset, BatchBuffer<T> buffer) => (_dataset, _buffer) = (dataset, buffer);

    /// <summary>Begins with the first batch.</summary>
    /// <returns>An enumerator before the first batch.</returns>
    public Enumerator GetEnumerator() => new(_dataset, _buffer);

    /// <summary>Goes from batch to batch.</summary>
    public struct Enumerator
    {
        private readonly SequenceDataset _dataset;
        private readonly BatchBuffer<T> _buffer;
        private int _start;
        private int _count;

        internal Enumerator(SequenceDataset dataset, BatchBuffer<T> buffer) => (_dataset, _buffer) = (dataset, buffer);

        /// <summary>The batch; valid until the next one.</summary>
        public readonly SequenceBatch<T> Current => _buffer.View(_dataset, _count);

        /// <summary>Fills the buffer with the next batch.</summary>
        /// <returns>Whether there was another batch.</returns>
        public bool MoveNext()
        {
            _start += _count;
            _count = Math.Min(_buffer.BatchSize, _dataset.Count - _start);
            if (_count <= 0)
            {
                return false;
            }

            _buffer.Fill(_dataset, _start, _count);
            return true;
        }
    }
}
