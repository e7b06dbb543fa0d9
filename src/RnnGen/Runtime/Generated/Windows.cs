using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnGen.Runtime;

/// <summary>The windows of convolutions; for emitted code. In a window each feature's steps stand together, as in PyTorch's weights.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Windows
{
    /// <summary>Takes the windows of a sequence, zeros for steps that there are not.</summary>
    /// <param name="source">The sequence, [steps, rows, width].</param>
    /// <param name="sourceStep">The distance of its steps, in elements.</param>
    /// <param name="sourceRow">The distance of its rows.</param>
    /// <param name="target">The windows, [windows, rows, width * size].</param>
    /// <param name="targetStep">The distance of windows.</param>
    /// <param name="targetRow">The distance of their rows.</param>
    /// <param name="valid">[steps, rows]: 1 where a step is within the row's length; read where rows have lengths.</param>
    /// <param name="validStep">The distance of its steps.</param>
    /// <param name="window">The steps of a window.</param>
    /// <param name="width">The features of a step.</param>
    /// <param name="steps">The steps of the sequence.</param>
    /// <param name="windows">The number of windows.</param>
    /// <param name="rows">The number of rows.</param>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="M">The kind of pass.</typeparam>
    public static void Take<T, M>(
        ref readonly T source, nuint sourceStep, nuint sourceRow, ref T target, nuint targetStep, nuint targetRow, ref readonly T valid, nuint validStep,
        Window window, nuint width, nuint steps, nuint windows, nuint rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where M : struct, IPass
    {
        var size = (nuint)window.Size;
        for (nuint t = 0; t < windows; t++)
        {
            for (nuint place = 0; place < size; place++)
            {
                var step = StepOf(window, t, place);
                var isThere = step >= 0 && (nuint)step < steps;
                for (nuint row = 0; row < rows; row++)
                {
                    ref var to = ref Unsafe.Add(ref target, (t * targetStep) + (row * targetRow) + place);
                    if (!isThere || HasEnded<T, M>(in valid, ((nuint)step * validStep) + row))
                    {
                        for (nuint feature = 0; feature < width; feature++)
                        {
                            Unsafe.Add(ref to, feature * size) = T.Zero;
                        }

                        continue;
                    }

                    ref var from = ref At(in source, ((nuint)step * sourceStep) + (row * sourceRow));
                    for (nuint feature = 0; feature < width; feature++)
                    {
                        Unsafe.Add(ref to, feature * size) = Unsafe.Add(ref from, feature);
                    }
                }
            }
        }
    }

    /// <summary>The reverse: gives each step the sum of its places in all windows, window after window.</summary>
    /// <param name="source">The windows, [windows, rows, width * size].</param>
    /// <param name="sourceStep">The distance of windows, in elements.</param>
    /// <param name="sourceRow">The distance of their rows.</param>
    /// <param name="target">The sequence, [steps, rows, width].</param>
    /// <param name="targetStep">The distance of its steps.</param>
    /// <param name="targetRow">The distance of its rows.</param>
    /// <param name="valid">[steps, rows]: 1 where a step is within the row's length, others get zeros; read where rows have lengths.</param>
    /// <param name="validStep">The distance of its steps.</param>
    /// <param name="window">The steps of a window.</param>
    /// <param name="width">The features of a step.</param>
    /// <param name="steps">The steps of the sequence.</param>
    /// <param name="windows">The number of windows.</param>
    /// <param name="rows">The number of rows.</param>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="M">The kind of pass.</typeparam>
    public static void Add<T, M>(
        ref readonly T source, nuint sourceStep, nuint sourceRow, ref T target, nuint targetStep, nuint targetRow, ref readonly T valid, nuint validStep,
        Window window, nuint width, nuint steps, nuint windows, nuint rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where M : struct, IPass
    {
        for (nuint step = 0; step < steps; step++)
        {
            for (nuint row = 0; row < rows; row++)
            {
                Blocks.Clear(ref Unsafe.Add(ref target, (step * targetStep) + (row * targetRow)), width);
            }
        }

        var size = (nuint)window.Size;
        for (nuint t = 0; t < windows; t++)
        {
            for (nuint place = 0; place < size; place++)
            {
                var step = StepOf(window, t, place);
                for (nuint row = 0; row < rows && step >= 0 && (nuint)step < steps; row++)
                {
                    if (HasEnded<T, M>(in valid, ((nuint)step * validStep) + row))
                    {
                        continue;
                    }

                    ref var from = ref At(in source, (t * sourceStep) + (row * sourceRow) + place);
                    ref var to = ref Unsafe.Add(ref target, ((nuint)step * targetStep) + (row * targetRow));
                    for (nuint feature = 0; feature < width; feature++)
                    {
                        Unsafe.Add(ref to, feature) += Unsafe.Add(ref from, feature * size);
                    }
                }
            }
        }
    }

    private static nint StepOf(Window window, nuint t, nuint place) => ((nint)t * window.Stride) + window.First + ((nint)place * window.Dilation);

    private static bool HasEnded<T, M>(ref readonly T valid, nuint place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where M : struct, IPass => M.HasLengths && At(in valid, place) == T.Zero;

    private static ref T At<T>(ref readonly T first, nuint place) => ref Unsafe.Add(ref Unsafe.AsRef(in first), place);
}
