using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Lab;

/// <summary>The <see cref="DigitPool"/> of the live model: made when the first visitor wants it, shared by all. Thread-safe.</summary>
public sealed class DigitPools(StarterMemory starter, LiveModel model)
{
    readonly Lock gate = new();
    (string ModelId, Task<DigitPool> Pool)? newest;

    /// <summary>The drawings as the live model sees them.</summary>
    /// <exception cref="InvalidInputException">The starter memory has too few digits.</exception>
    /// <exception cref="ModelUnavailableException">There is no model.</exception>
    public Task<DigitPool> OfLiveModelAsync(CancellationToken cancellation = default)
    {
        lock (gate)
        {
            var id = model.ModelId;
            // One that failed is tried again, and another model sees everything anew.
            if (newest is not { Pool: { IsFaulted: false, IsCanceled: false } } known || known.ModelId != id)
            {
                var recognizer = model.Recognizer ?? throw new ModelUnavailableException("There is no network to teach.");
                newest = known = (id, Task.Run(() => DigitPool.MakeAsync(starter, id, recognizer), CancellationToken.None));
            }
            return known.Pool.WaitAsync(cancellation);
        }
    }
}
