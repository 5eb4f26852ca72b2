using SymbolNet.Embeddings;
using SymbolNet.Memory;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Tests.Components;

namespace SymbolNet.Web.Tests.Lab;

/// <summary>Banks whose embeddings are written down by hand.</summary>
static class LabBanks
{
    /// <summary>A bank of these drawings, all of them the visitor's own, in this order: the name of the symbol and its direction in the plane in degrees.</summary>
    public static BankSnapshot Of(params (string Name, float Degrees)[] drawings)
    {
        var ids = drawings.Select(drawing => drawing.Name).Distinct().ToDictionary(name => name, _ => CategoryId.New());
        return new BankSnapshot(BankId.New(), 1, MemoryBank.Empty(2).RememberAll(drawings.Select(drawing => (ids[drawing.Name], drawing.Name, new Exemplar(ExemplarId.New(), Direction(drawing.Degrees))))))
        {
            Starter = Sample.Starter(),
        };
    }

    public static Embedding Direction(float degrees) => new([MathF.Cos(degrees * MathF.PI / 180), MathF.Sin(degrees * MathF.PI / 180)]);
}
