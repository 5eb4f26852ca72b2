namespace SymbolNet.Web.Lab;

/// <summary>A yes-or-no question about digits that the lab can measure, because it knows the answers.</summary>
/// <param name="Name">Its short name, for a choice.</param>
/// <param name="Text">What the visitor is asked.</param>
/// <param name="IsYes">The right answer for a digit.</param>
public sealed record TaskQuestion(string Name, string Text, Func<int, bool> IsYes)
{
    /// <summary>The classic one.</summary>
    public static TaskQuestion Odd { get; } = new("Odd or even", "Is this digit odd?", digit => digit % 2 == 1);

    /// <summary>The questions there are.</summary>
    public static IReadOnlyList<TaskQuestion> All { get; } =
    [
        Odd,
        new("5 or more", "Is this digit 5 or more?", digit => digit >= 5),
        new("Prime", "Is this digit a prime (2, 3, 5 or 7)?", digit => digit is 2 or 3 or 5 or 7),
    ];
}
