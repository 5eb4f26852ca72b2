using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Training;

/// <summary>What a page shows of a run.</summary>
/// <param name="Run">The run as it is now.</param>
/// <param name="Points">Its curves, from the stretch that was asked for.</param>
/// <param name="Checks">What was measured on what it holds out.</param>
/// <param name="Pairs">The pairs of drawings by which people see it learn; none before it trains.</param>
/// <param name="Lines">The end of its log.</param>
public sealed record RunPicture(RunRow Run, IReadOnlyList<RunPointRow> Points, IReadOnlyList<RunCheckRow> Checks, IReadOnlyList<RunPairRow> Pairs, IReadOnlyList<RunLineRow> Lines);
