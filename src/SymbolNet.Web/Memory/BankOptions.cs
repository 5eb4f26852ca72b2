namespace SymbolNet.Web.Memory;

/// <summary>How large banks may grow and how long things are kept. Section "Banks" of the configuration.</summary>
public sealed class BankOptions
{
    /// <summary>Most drawings one bank may remember, the starter memory and forgotten drawings that can be brought back included.</summary>
    public int ExemplarLimit { get; set; } = 100_000;

    /// <summary>Most categories one bank may have, the starter memory included, and most names that may be stored for it.</summary>
    public int CategoryLimit { get; set; } = 10_000;

    /// <summary>Most drawings one category may have.</summary>
    public int ExemplarsPerCategoryLimit { get; set; } = 1_000;

    /// <summary>Most changes of one bank a minute; a person makes a few.</summary>
    public int ChangesPerMinute { get; set; } = 600;

    /// <summary>How long a change can be undone; after that, forgotten drawings are erased for good.</summary>
    public TimeSpan UndoFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the bank of a guest who stays away is kept. Banks of accounts are kept as long as the account.</summary>
    public TimeSpan GuestsKeptFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>A bank nobody looked at for this long leaves the main memory; the next visit loads it again.</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(10);
}
