using System.Collections.Immutable;
using SymbolNet.Learning.Curation;
using SymbolNet.Memory;
using SymbolNet.Recognition;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Lab;

/// <summary>
/// The drawings of the lab's task and what the live model says of them. The starter memory's digits are parted by hand: some hands are what the model remembers the ten digits by, variations of others are
/// asked about, and variations of the rest are held out for measuring; so neither the remembered nor the asked drawings are measured on. Immutable, thread-safe.
/// </summary>
/// <param name="ModelId">Which model.</param>
/// <param name="Asked">The drawings that may be asked about.</param>
/// <param name="AskedOutputs">What the model says of them: for each digit, how likely it is that one, summing to 1.</param>
/// <param name="HeldOut">The drawings that are measured on.</param>
/// <param name="HeldOutOutputs">What the model says of them.</param>
public sealed record DigitPool(string ModelId, ImmutableArray<DigitDrawing> Asked, FrozenOutputs AskedOutputs, ImmutableArray<DigitDrawing> HeldOut, FrozenOutputs HeldOutOutputs)
{
    /// <summary>Digits.</summary>
    public const int Digits = 10;

    /// <summary>Fewest drawings of a digit that can be parted in three.</summary>
    public const int LeastHands = 3;

    const int VariationsAsked = 9, VariationsHeldOut = 7;

    /// <summary>Pictures on their way to the model at once: few, so that nobody who draws meanwhile waits for them.</summary>
    const int AtOnce = 8;

    /// <summary>The names of the outputs: the ten digits.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Enumerable.Range(0, Digits).Select(digit => FormattableString.Invariant($"{digit}"))];

    /// <summary>Makes the drawings and lets the model look at them.</summary>
    /// <param name="starter">Where the digits come from.</param>
    /// <param name="modelId">Which model the recogniser asks.</param>
    /// <param name="recognizer">The live model.</param>
    /// <exception cref="InvalidInputException">The starter memory has too few drawings of a digit.</exception>
    public static async Task<DigitPool> MakeAsync(StarterMemory starter, string modelId, Recognizer recognizer)
    {
        var (remembered, asked, heldOut) = (new List<DigitDrawing>(), new List<DigitDrawing>(), new List<DigitDrawing>());
        for (var digit = 0; digit < Digits; digit++)
        {
            var hands = starter.Categories.FirstOrDefault(category => category.Name == Names[digit])?.Exemplars.Select(exemplar => exemplar.Drawing).ToArray() ?? [];
            if (hands.Length < LeastHands)
                throw new InvalidInputException($"The symbols this server starts with have {hands.Length} drawings of the digit {digit}; the task needs at least {LeastHands}.");
            for (var hand = 0; hand < hands.Length; hand++)
            {
                var part = (hand % LeastHands) switch { 0 => remembered, 1 => asked, _ => heldOut };
                part.Add(new DigitDrawing(digit, hands[hand]));
            }
        }
        return await MakeAsync(remembered, Varied(asked, VariationsAsked), Varied(heldOut, VariationsHeldOut), modelId, recognizer);
    }

    static async Task<DigitPool> MakeAsync(IReadOnlyList<DigitDrawing> remembered, ImmutableArray<DigitDrawing> asked, ImmutableArray<DigitDrawing> heldOut, string modelId, Recognizer recognizer)
    {
        var digits = Names.Select(_ => CategoryId.New()).ToArray();
        var memories = new List<(CategoryId, string, Exemplar)>();
        foreach (var one in remembered)
            memories.Add((digits[one.Digit], Names[one.Digit], new Exemplar(ExemplarId.New(), await recognizer.EmbedAsync(one.Drawing))));
        var memory = MemoryBank.Empty(memories[0].Item3.Embedding.Dimension).RememberAll(memories);
        return new DigitPool(modelId, asked, await LookAsync("asked", asked), heldOut, await LookAsync("held out", heldOut));

        async Task<FrozenOutputs> LookAsync(string which, ImmutableArray<DigitDrawing> drawings)
        {
            var rows = new List<float[]>(drawings.Length);
            foreach (var some in drawings.Chunk(AtOnce))
                rows.AddRange(await Task.WhenAll(some.Select(async one => Row(await recognizer.RecogniseAsync(one.Drawing, memory)))));
            return new FrozenOutputs($"{modelId} on {drawings.Length} digits {which}", rows, Names);
        }

        // Which digit it is if it is one: the chance that it is none of them does not matter here.
        float[] Row(RankedCandidates answer)
        {
            var row = new float[Digits];
            foreach (var candidate in answer.Candidates) row[Array.IndexOf(digits, candidate.Category.Id)] = candidate.Probability / (1 - answer.UnknownProbability);
            return row;
        }
    }

    static ImmutableArray<DigitDrawing> Varied(List<DigitDrawing> drawings, int variations) =>
        [.. drawings.SelectMany((one, place) => Enumerable.Range(0, variations).Select(variation => one with { Drawing = VariedDrawing.Of(one.Drawing, place * variations + variation) }))];
}
