using System.Globalization;
using System.Text.RegularExpressions;
using SymbolNet.Learning.Sampling;
using SymbolNet.Raster;

namespace SymbolNet.Learning.Data.Procedural;

/// <summary>
/// Made-up alphabets: as many characters as anybody wants, without a download. An alphabet has a style (<see cref="AlphabetStyle"/>), its characters are plans of one to four strokes in that style
/// (<see cref="CharacterPlan"/>), and every drawing is a plan carried out by one of the alphabet's drawers (<see cref="DrawerHand"/>). Characters of one alphabet differ clearly from each other, as long as there are not very many;
/// alphabets know nothing of each other. The same seed gives the same drawings, and an alphabet does not depend on how many others are asked for. Thread-safe.
/// </summary>
public static partial class ProceduralAlphabets
{
    /// <summary>What an address of made-up alphabets begins with.</summary>
    public const string Prefix = "procedural:";

    /// <summary>Most drawings of one collection: they are all in memory.</summary>
    public const int DrawingLimit = 1_000_000;

    /// <summary>Most characters of an alphabet.</summary>
    public const int CharacterLimit = 200;

    /// <summary>Most drawers of an alphabet.</summary>
    public const int DrawerLimit = 1000;

    /// <summary>
    /// How far the lines of two characters must lie apart (<see cref="InkPicture.DifferenceTo"/>), in pixels of a picture of <see cref="Raster"/>. The nearest other character of an alphabet of Omniglot
    /// lies 2 away, half the time.
    /// </summary>
    const float LeastDifference = 2f;

    /// <summary>After this many ideas in a row that were no good or resembled earlier ones, a style has run out: it gets a stroke more, and characters may lie a little closer.</summary>
    const int Ideas = 150;

    /// <summary>Strokes that a style gets at most beyond the usual.</summary>
    const int MostExtraStrokes = 2;

    /// <summary>What the least difference shrinks to each time.</summary>
    const float Closer = 0.95f;

    static readonly Rasterizer Raster = new(new RasterOptions { Size = 32, InkExtent = 28, PenWidth = 1.5f });

    /// <summary>True for an address of made-up alphabets.</summary>
    public static bool Recognises(string address) => address.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Makes what an address <c>procedural:SEED/ALPHABETSxCHARACTERSxDRAWERS</c> asks for, for instance <c>procedural:7/50x25x20</c>.</summary>
    /// <exception cref="InvalidInputException">It is no such address, or asks for too much.</exception>
    public static SymbolCollection Read(string address)
    {
        if (Address().Match(address) is not { Success: true } match
            || !long.TryParse(match.Groups["seed"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed))
            throw new InvalidInputException($"'{address}' is not understood; {Prefix}SEED/ALPHABETSxCHARACTERSxDRAWERS is expected, for instance {Prefix}7/50x25x20.");
        int Number(string name) => int.TryParse(match.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        return Create(seed, Number("alphabets"), Number("characters"), Number("drawers"));
    }

    /// <summary>Makes alphabets, on all cores.</summary>
    /// <param name="seed">The same seed gives the same drawings.</param>
    /// <param name="alphabets">How many alphabets.</param>
    /// <param name="characters">Characters of each, up to <see cref="CharacterLimit"/>.</param>
    /// <param name="drawers">Drawings of each character, each by another person, up to <see cref="DrawerLimit"/>.</param>
    /// <exception cref="InvalidInputException">A number is outside its range, or they make more than <see cref="DrawingLimit"/> drawings.</exception>
    public static SymbolCollection Create(long seed, int alphabets, int characters, int drawers)
    {
        if (alphabets < 1 || characters is < 1 or > CharacterLimit || drawers is < 1 or > DrawerLimit || (long)alphabets * characters * drawers > DrawingLimit)
            throw new InvalidInputException(
                $"At least one made-up alphabet, 1 to {CharacterLimit} characters each and 1 to {DrawerLimit} drawings of each are accepted, {DrawingLimit / 1_000_000} million drawings in all.");
        var made = new SymbolItem[alphabets][];
        InParallel.For(alphabets, alphabet => made[alphabet] = [.. Draw(seed, alphabet, characters, drawers)], CancellationToken.None);
        SymbolClass[] classes =
        [
            .. from alphabet in Enumerable.Range(1, alphabets) from character in Enumerable.Range(1, characters)
               select new SymbolClass(string.Create(CultureInfo.InvariantCulture, $"Made-up {seed}/{alphabet}"), string.Create(CultureInfo.InvariantCulture, $"character{character:00}"))
        ];
        return new SymbolCollection(string.Create(CultureInfo.InvariantCulture, $"{alphabets} made-up alphabets (seed {seed})"), classes, [.. made.SelectMany(items => items)]);
    }

    static IEnumerable<SymbolItem> Draw(long seed, int alphabet, int characters, int drawers)
    {
        var style = new AlphabetStyle(Random(seed, alphabet, 0, 0));
        var hands = Enumerable.Range(1, drawers).Select(drawer => DrawerHand.Create(Random(seed, alphabet, 0, drawer))).ToArray();
        var plans = Invent(style, characters, Random(seed, alphabet, 0, DrawerLimit + 1));
        for (var character = 0; character < characters; character++)
            for (var drawer = 1; drawer <= drawers; drawer++)
                yield return new DrawingItem(alphabet * characters + character, drawer, plans[character].Draw(hands[drawer - 1], Random(seed, alphabet, character + 1, drawer)));
    }

    static List<CharacterPlan> Invent(AlphabetStyle style, int count, SeededRandom random)
    {
        var (plans, pictures) = (new List<CharacterPlan>(count), new List<InkPicture>(count));
        for (var (ideas, extra, least) = (0, 0, LeastDifference); plans.Count < count; ideas++)
        {
            if (ideas == Ideas)
                (ideas, extra, least) = (0, Math.Min(extra + 1, MostExtraStrokes), Closer * least);
            if (CharacterPlan.Create(style, extra, random) is not { } plan)
                continue;
            var picture = InkPicture.Of(Raster.Measure(plan.Draw(DrawerHand.Ideal, random)));
            if (pictures.Exists(other => picture.DifferenceTo(other) < least))
                continue;
            plans.Add(plan);
            pictures.Add(picture);
            ideas = 0;
        }
        return plans;
    }

    // A stream of chance for the style, each hand, the plans, and each drawing.
    static SeededRandom Random(long seed, int alphabet, int character, int drawer) =>
        new(seed, RandomPurpose.Alphabets, ((long)alphabet * (CharacterLimit + 1) + character) * (DrawerLimit + 2) + drawer);

    [GeneratedRegex("^procedural:(?<seed>-?[0-9]+)/(?<alphabets>[0-9]+)x(?<characters>[0-9]+)x(?<drawers>[0-9]+)$")]
    private static partial Regex Address();
}
