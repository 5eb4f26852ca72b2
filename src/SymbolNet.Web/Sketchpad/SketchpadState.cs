using SymbolNet.Memory;
using SymbolNet.Recognition;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Sketchpad;

/// <summary>What the sketchpad page knows and what follows from it; no Blazor in here. Not thread-safe: used on the page's own thread.</summary>
public sealed class SketchpadState
{
    /// <summary>Most symbols a person is asked to choose from.</summary>
    public const int ChoiceLimit = 4;

    // Less likely guesses are noise beside the ones shown.
    const float WorthShowing = 0.02f;
    const int NearestCount = 3;

    /// <summary>What the bank knows; null until it is open.</summary>
    public BankSnapshot? Bank { get; private set; }

    /// <summary>The newest answer, or null before the first of this sheet.</summary>
    public Recognition? Recognition { get; private set; }

    /// <summary>True when nothing is drawn, as the browser says.</summary>
    public bool IsSheetEmpty { get; private set; } = true;

    /// <summary>Why nothing can be recognised, in plain words; null when all is well.</summary>
    public string? ModelProblem { get; set; }

    /// <summary>Why there is no sheet to draw on, in plain words; null when there is one.</summary>
    public string? SheetProblem { get; set; }

    /// <summary>The symbol that the next drawings are meant for; null when anything may be drawn.</summary>
    public Category? Target { get; private set; }

    /// <summary>What was taught last from this sheet.</summary>
    public TaughtSheet? Taught { get; private set; }

    /// <summary>True while no ink reaches the server: what is shown may be older than the drawing.</summary>
    public bool IsOffline { get; set; }

    /// <summary>True while a drawing is being taught.</summary>
    public bool IsBusy { get; set; }

    /// <summary>True when a drawing can be taught now: all of it can reach the server, and no other is being taught.</summary>
    public bool CanTeach => !IsBusy && !IsOffline;

    /// <summary>The name that is being typed for a new symbol.</summary>
    public string NewName { get; set; } = "";

    /// <summary>True while the field for a new symbol's name is open although the drawing was recognised.</summary>
    public bool IsNaming { get; set; }

    /// <summary>Which of its answers the page shows.</summary>
    public SheetAnswer Answer =>
        IsSheetEmpty ? SheetAnswer.Empty
        : IsAsTaught ? SheetAnswer.Taught
        : (ModelProblem ?? Recognition?.Problem) is not null ? SheetAnswer.Blind
        : Recognition is null || Recognition.Drawing.IsEmpty ? SheetAnswer.Looking
        : Recognition.Answer.Certainty switch
        {
            Certainty.Confident => SheetAnswer.Confident,
            Certainty.Unsure => SheetAnswer.Unsure,
            _ => SheetAnswer.Unknown,
        };

    /// <summary>Why there is no answer; null when there can be one.</summary>
    public string? Problem => ModelProblem ?? Recognition?.Problem;

    /// <summary>The one symbol it is, when the answer is confident, or may be, when only one comes into question.</summary>
    public Candidate? Best => Answer is SheetAnswer.Confident || Answer is SheetAnswer.Unsure && Choices.Count == 1 ? Candidates[0] : null;

    /// <summary>The symbols to choose from when the answer is unsure: one to <see cref="ChoiceLimit"/>.</summary>
    public IReadOnlyList<Candidate> Choices =>
        [.. Candidates.Take(ChoiceLimit).Where((candidate, rank) => rank == 0 || candidate.Probability >= WorthShowing)];

    /// <summary>What else a confident answer could have been.</summary>
    public IReadOnlyList<Candidate> Others => [.. Candidates.Skip(1).Take(2).Where(candidate => candidate.Probability >= WorthShowing)];

    /// <summary>What the taught drawing is recognised as now that it is remembered; null until it was looked at again.</summary>
    public Candidate? TaughtAgain => Candidates.FirstOrDefault(candidate => candidate.Category.Id == Taught?.Category.Id);

    /// <summary>The remembered symbols most alike, whatever was decided: the reason for the answer.</summary>
    public IReadOnlyList<Candidate> Nearest => [.. Candidates.OrderByDescending(candidate => candidate.Similarity).Take(NearestCount)];

    IReadOnlyList<Candidate> Candidates => Recognition is { Drawing.IsEmpty: false } seen ? seen.Answer.Candidates : [];

    bool IsAsTaught => Taught is not null && (Recognition is null || ReferenceEquals(Recognition.Drawing, Taught.Drawing) || Recognition.Drawing.Equals(Taught.Drawing));

    /// <summary>Takes note of a new answer.</summary>
    public void See(Recognition recognition) => Recognition = recognition;

    /// <summary>Takes note of a change of the bank; a target that is gone is forgotten, a renamed one has its new name.</summary>
    public void See(BankSnapshot bank)
    {
        Bank = bank;
        Target = Target is null ? null : bank.Memory.Find(Target.Id);
    }

    /// <summary>The browser says whether anything is drawn. A clean sheet has no history.</summary>
    public void SheetIs(bool empty)
    {
        IsSheetEmpty = empty;
        if (!empty) return;
        Recognition = null;
        Taught = null;
        StopNaming();
    }

    /// <summary>Puts the field for a new name away.</summary>
    public void StopNaming()
    {
        IsNaming = false;
        NewName = "";
    }

    /// <summary>The drawing on the sheet was taught.</summary>
    public void Remember(TaughtSheet taught)
    {
        Taught = taught;
        StopNaming();
    }

    /// <summary>The last teaching was taken back.</summary>
    public void Forget(BankChange change)
    {
        if (Taught?.Change.Id == change.Id) Taught = null;
    }

    /// <summary>The next drawings are meant for this symbol; anything may be drawn when it is null, or no longer known.</summary>
    public void AimAt(Category? category) => Target = category is null ? null : Bank?.Memory.Find(category.Id);

    /// <summary>The answer in a few words for people who listen: "beta, confident".</summary>
    public string Announcement => Answer switch
    {
        SheetAnswer.Confident => $"{Best!.Category.Name}, confident",
        SheetAnswer.Unsure => $"Not sure: {string.Join(" or ", Choices.Select(choice => choice.Category.Name))}",
        SheetAnswer.Unknown => "Unknown symbol",
        _ => "",
    };
}
