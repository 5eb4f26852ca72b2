using System.Globalization;

namespace SymbolNet.Learning.Data;

/// <summary>
/// The six splits of EMNIST and what their labels mean (Cohen, Afshar, Tapson, van Schaik, "EMNIST: an extension of MNIST to handwritten letters", arXiv 1702.05373, 2017).
/// <para>byclass: 62 classes, digits, then capital, then small letters. bymerge and balanced: 47 classes; the fifteen letters whose small form looks like the capital (C I J K L M O P S U V W X Y Z)
/// count as the capital. letters: 26 classes labelled 1 to 26, small and capital letters merged; named by the capital. digits and mnist: ten digits.</para>
/// </summary>
public static class EmnistSplit
{
    const string Digits = "0123456789", Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Small = "abcdefghijklmnopqrstuvwxyz", SmallUnlikeCapitals = "abdefghnqrt";

    /// <summary>The names of the splits.</summary>
    public static IReadOnlyList<string> Names { get; } = ["byclass", "bymerge", "balanced", "letters", "digits", "mnist"];

    /// <summary>The class of a label: a character in one of the alphabets digits, uppercases, lowercases; null when the split has no such label.</summary>
    /// <param name="split">One of <see cref="Names"/>.</param>
    /// <param name="label">The label as the files have it.</param>
    /// <exception cref="InvalidInputException">There is no such split.</exception>
    public static SymbolClass? ClassOf(string split, int label)
    {
        var characters = split switch
        {
            "byclass" => Digits + Capitals + Small,
            "bymerge" or "balanced" => Digits + Capitals + SmallUnlikeCapitals,
            "letters" => Capitals,
            "digits" or "mnist" => Digits,
            _ => throw new InvalidInputException($"EMNIST has no split '{split}'; its splits are {string.Join(", ", Names)}."),
        };
        var place = split == "letters" ? label - 1 : label;
        if (place < 0 || place >= characters.Length)
            return null;
        var character = characters[place];
        return new SymbolClass(char.IsAsciiDigit(character) ? "digits" : char.IsAsciiLetterUpper(character) ? "uppercases" : "lowercases", character.ToString(CultureInfo.InvariantCulture));
    }
}
