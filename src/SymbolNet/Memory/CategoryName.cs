using System.Globalization;
using System.Text;

namespace SymbolNet.Memory;

/// <summary>
/// The rule for names of categories, in one place: trimmed, in Unicode normal form C, 1 to <see cref="Category.NameLimit"/> characters as people count them, on one line. Every script and emoji is
/// welcome; control characters are not, nor are those that turn the direction of the text around them. Case matters: b and B are different symbols. Thread-safe.
/// </summary>
public static class CategoryName
{
    /// <summary>Most UTF-16 units a name may have: room for composed emoji and accents, none for towers of marks.</summary>
    const int UnitLimit = 8 * Category.NameLimit;

    /// <summary>Gives the cleaned name.</summary>
    /// <exception cref="InvalidInputException">The text is no name; the message says why.</exception>
    public static string Parse(string? text) => TryParse(text, out var name, out var complaint) ? name : throw new InvalidInputException(complaint);

    /// <summary>Gives the cleaned name, or a sentence that says why the text is none.</summary>
    public static bool TryParse(string? text, out string name, out string complaint)
    {
        (name, complaint) = ("", "");
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length > UnitLimit)
            complaint = $"A name may have up to {Category.NameLimit} characters; this one has {trimmed.Length}.";
        else if (!IsWhole(trimmed))
            complaint = "This name holds something that is no character; please type it again.";
        else if (!trimmed.EnumerateRunes().Any(IsVisible))
            complaint = "A name needs at least one visible character.";
        else if (trimmed.EnumerateRunes().Any(IsControl))
            complaint = "A name may not hold line breaks, control characters or marks that change the direction of text.";
        else
        {
            trimmed = trimmed.Normalize(NormalizationForm.FormC);
            var length = new StringInfo(trimmed).LengthInTextElements;
            if (length > Category.NameLimit)
                complaint = $"A name may have up to {Category.NameLimit} characters; this one has {length}.";
            else
                name = trimmed;
        }
        return complaint.Length == 0;
    }

    /// <summary>False when a surrogate has lost its other half, or a code point will never be a character (The Unicode Standard 16.0, section 23.7); not even their normal form can be asked for.</summary>
    static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF)
                return false;
            i += rune.Utf16SequenceLength;
        }
        return true;
    }

    static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    static bool IsControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
