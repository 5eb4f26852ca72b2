using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Accounts;

/// <summary>The link that makes the first administrator: 256 random bits, good once, only while there is no administrator, and only until the next start makes another. Thread-safe.</summary>
public sealed class SetupLink(IDbContextFactory<AppDb> databases, TimeProvider time)
{
    /// <summary>Where it leads.</summary>
    public const string Path = "/account/setup";

    const int SecretBytes = 32;

    /// <summary>Makes a link, which takes the place of an earlier one; null when there is an administrator. Sees to it that the roles exist.</summary>
    /// <returns>The path and query of the link.</returns>
    public async Task<string?> NewAsync(CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var role in new[] { Roles.Admin, Roles.User })
            if (!await db.Roles.AnyAsync(row => row.Name == role, cancellation))
                db.Roles.Add(new(role) { Id = Guid.NewGuid(), NormalizedName = role.ToUpperInvariant() });
        await db.SetupLinks.ExecuteDeleteAsync(cancellation);
        string? path = null;
        if (!await HasAdminAsync(db, cancellation))
        {
            var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
            db.SetupLinks.Add(new SetupLinkRow { TokenHash = Hash(secret), CreatedAt = time.GetUtcNow() });
            path = $"{Path}?token={secret}";
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return path;
    }

    /// <summary>Whether a secret opens the set-up now.</summary>
    public async Task<bool> IsGoodAsync(string? secret, CancellationToken cancellation = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var hash = Hash(secret ?? "");
        return await db.SetupLinks.AnyAsync(link => link.TokenHash == hash, cancellation) && !await HasAdminAsync(db, cancellation);
    }

    /// <summary>Uses a secret up, in the caller's transaction.</summary>
    /// <exception cref="InvalidInputException">It is not good, or no longer.</exception>
    internal static async Task UseUpAsync(AppDb db, string? secret, CancellationToken cancellation)
    {
        var hash = Hash(secret ?? "");
        if (await db.SetupLinks.Where(link => link.TokenHash == hash).ExecuteDeleteAsync(cancellation) != 1 || await HasAdminAsync(db, cancellation))
            throw new InvalidInputException("This link was used already or is not the newest one. Starting the server again prints a new one while nobody administers it.");
    }

    static async Task<bool> HasAdminAsync(AppDb db, CancellationToken cancellation) =>
        await db.UserRoles.AnyAsync(given => db.Roles.Any(role => role.Id == given.RoleId && role.Name == Roles.Admin), cancellation);

    static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
