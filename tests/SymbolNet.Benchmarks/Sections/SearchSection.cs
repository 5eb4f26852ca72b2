using System.Globalization;
using SymbolNet.Benchmarks.Measuring;
using SymbolNet.Embeddings;
using SymbolNet.Memory;

namespace SymbolNet.Benchmarks.Sections;

/// <summary>The search of a memory bank: how long it takes, and whether it finds what comparing everything finds.</summary>
static class SearchSection
{
    /// <summary>Values per embedding, as the shipped model has.</summary>
    const int Dimension = 256;

    /// <summary>Categories that are asked for.</summary>
    const int Count = 5;

    const int MostCategories = 20_000;
    const double MostMs = 60;

    /// <summary>Measures it.</summary>
    public static IAsyncEnumerable<Measure> MeasureAsync(Settings settings, CancellationToken cancellation) => Measures(settings, cancellation).ToAsyncEnumerable();

    static IEnumerable<Measure> Measures(Settings settings, CancellationToken cancellation)
    {
        foreach (var size in (int[])[100, 10_000, 1_000_000])
        {
            cancellation.ThrowIfCancellationRequested();
            var symbols = new SymbolCloud(Math.Min(MostCategories, size / 5), Dimension);
            var bank = MemoryBank.Empty(Dimension).RememberAll(
                Enumerable.Range(0, size).Select(i => (SymbolCloud.Id(symbols.CategoryOf(i)), symbols.CategoryOf(i).ToString(CultureInfo.InvariantCulture), new Exemplar(SymbolCloud.ExemplarId(i), symbols.Exemplar(i)))));
            Embedding[] known = [.. Enumerable.Range(0, 64).Select(symbols.Query)], unrelated = [.. Enumerable.Range(0, 64).Select(symbols.Unrelated)];
            double? limit = size == 1_000_000 ? MostMs : null;
            foreach (var (kind, queries) in new[] { ("known symbol", known), ("never seen", unrelated) })
            {
                var turn = 0;
                var times = Timing.Of(() => bank.Search(queries[turn++ % queries.Length], Count), TimeSpan.FromSeconds(settings.IsQuick ? 2 : 6));
                var what = string.Create(CultureInfo.InvariantCulture, $"search: top {Count} of {size:N0} × {Dimension}, {kind}");
                yield return new Measure($"{what}, median", times.Median, "ms", limit);
                yield return new Measure($"{what}, fastest", times.Least, "ms");
            }
            Embedding[] checkedQueries = [.. known.Take(8), .. unrelated.Take(8)];
            yield return new Measure(
                string.Create(CultureInfo.InvariantCulture, $"search: wrong answers among {checkedQueries.Length} checked at {size:N0}"), WrongAnswers(bank, symbols, size, checkedQueries), "answers", 0);
        }
    }

    /// <summary>How many queries the bank answers otherwise than comparing them with every exemplar does: other categories, other exemplars, another order or other cosines.</summary>
    static int WrongAnswers(MemoryBank bank, SymbolCloud symbols, int size, Embedding[] queries)
    {
        var best = Array.ConvertAll(queries, _ => new Dictionary<int, (float Similarity, int Exemplar)>());
        for (var i = 0; i < size; i++)
        {
            var exemplar = symbols.Exemplar(i);
            var category = symbols.CategoryOf(i);
            for (var query = 0; query < queries.Length; query++)
            {
                var similarity = queries[query].Similarity(exemplar);
                if (!best[query].TryGetValue(category, out var hit) || similarity > hit.Similarity)
                    best[query][category] = (similarity, i);
            }
        }
        return queries.Where((query, number) => !bank.Search(query, Count).Select(match => (match.Category.Id, match.Best, match.Similarity)).SequenceEqual(
            best[number].OrderByDescending(hit => hit.Value.Similarity).ThenBy(hit => hit.Key).Take(Count)
                .Select(hit => (SymbolCloud.Id(hit.Key), SymbolCloud.ExemplarId(hit.Value.Exemplar), hit.Value.Similarity)))).Count();
    }
}
