using Microsoft.EntityFrameworkCore;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Accounts;

/// <summary>Whether the owner of a bank agrees that models learn from its drawings: off until they say so, and off again when they take it back. Thread-safe.</summary>
public sealed class TrainingConsent(IDbContextFactory<AppDb> databases, TimeProvider time)
{
    /// <summary>Since when the owner agrees; null when they do not.</summary>
    public async Task<DateTimeOffset?> GivenAtAsync(BankId bank, CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.TrainingConsents.AsNoTracking().Where(consent => consent.BankId == bank.Value).Select(consent => (DateTimeOffset?)consent.GivenAt).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Keeps what the owner says now. Saying the same again changes nothing, not the time either.</summary>
    /// <exception cref="InvalidInputException">It could not be stored.</exception>
    public async Task SetAsync(BankId bank, bool agrees)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            if (!agrees)
                await db.TrainingConsents.Where(consent => consent.BankId == bank.Value).ExecuteDeleteAsync();
            else if (!await db.TrainingConsents.AnyAsync(consent => consent.BankId == bank.Value))
            {
                db.TrainingConsents.Add(new TrainingConsentRow { BankId = bank.Value, GivenAt = time.GetUtcNow() });
                await db.SaveChangesAsync();
            }
        }
        catch (Exception reason) when (StorageFailure.Is(reason))
        {
            throw StorageFailure.Refusal(reason);
        }
    }
}
