using SymbolNet.Memory;
using SymbolNet.Recognition;

namespace SymbolNet.Web.Components;

/// <summary>Which symbols a person is offered when they look for one.</summary>
public static class PickerChoices
{
    /// <summary>Most symbols offered at once; a longer list is found by typing.</summary>
    public const int Limit = 60;

    /// <summary>
    /// The symbols whose name contains the text: the very name first, then names that begin with it (case as typed before other case), then the rest by name. Without a text the guesses come first,
    /// most likely first.
    /// </summary>
    /// <param name="text">What was typed; spaces around it do not count.</param>
    /// <param name="categories">All symbols.</param>
    /// <param name="guesses">What the drawing could be.</param>
    /// <param name="without">Not offered.</param>
    public static IReadOnlyList<Category> For(string text, IReadOnlyList<Category> categories, IReadOnlyList<Candidate> guesses, CategoryId? without)
    {
        var sought = text.Trim();
        var ranks = guesses.Select((guess, rank) => (guess.Category.Id, rank)).ToDictionary(entry => entry.Id, entry => entry.rank);
        return
        [
            .. categories
                .Where(category => category.Id != without && category.Name.Contains(sought, StringComparison.CurrentCultureIgnoreCase))
                .OrderBy(category => sought.Length == 0 ? 0 : Distance(category.Name, sought))
                .ThenBy(category => ranks.GetValueOrDefault(category.Id, int.MaxValue))
                .ThenBy(category => category.Name, StringComparer.CurrentCultureIgnoreCase)
                .Take(Limit),
        ];
    }

    static int Distance(string name, string sought) =>
        name == sought ? 0
        : name.Equals(sought, StringComparison.OrdinalIgnoreCase) ? 1
        : name.StartsWith(sought, StringComparison.Ordinal) ? 2
        : name.StartsWith(sought, StringComparison.CurrentCultureIgnoreCase) ? 3
        : 4;
}
