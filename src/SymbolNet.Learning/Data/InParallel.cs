using System.Runtime.ExceptionServices;

namespace SymbolNet.Learning.Data;

/// <summary>Loops over all cores whose first failure arrives as itself, not inside an <see cref="AggregateException"/>: it is a sentence for a person.</summary>
static class InParallel
{
    /// <summary>Runs <paramref name="body"/> for 0 to <paramref name="count"/> - 1.</summary>
    public static void For(int count, Action<int> body, CancellationToken cancellation)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, body);
        }
        catch (AggregateException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerExceptions.FirstOrDefault(inner => inner is InvalidInputException) ?? failure.InnerExceptions[0]);
        }
    }
}
