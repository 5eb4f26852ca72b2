using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Accounts;

/// <summary>What people do with accounts: make one, enter, leave, change the password, delete it. Lives as long as one request, whose answer carries the cookies.</summary>
public sealed class Membership(UserManager<Account> users, SignInManager<Account> entrance, IPasswordHasher<Account> hasher, AppDb db, Banks banks, TimeProvider time)
{
    /// <summary>The account of a visitor.</summary>
    /// <exception cref="InvalidInputException">It is gone.</exception>
    public async Task<Account> OfAsync(ClaimsPrincipal visitor) =>
        await users.GetUserAsync(visitor) ?? throw new InvalidInputException("You are no longer signed in. Please sign in again.");

    /// <summary>Makes an account of a guest, whose bank comes along, and signs in.</summary>
    /// <exception cref="InvalidInputException">The name or the password cannot be had.</exception>
    public Task<Account> RegisterAsync(ClaimsPrincipal guest, string? name, string? password) => CreateAsync(guest, name, password, [Roles.User], () => Task.CompletedTask);

    /// <summary>Makes the first administrator of whoever has the set-up link.</summary>
    /// <exception cref="InvalidInputException">The link is not good, or the name or the password cannot be had; the link is good as before.</exception>
    public Task<Account> SetUpAsync(ClaimsPrincipal guest, string? secret, string? name, string? password) =>
        CreateAsync(guest, name, password, [Roles.Admin, Roles.User], () => SetupLink.UseUpAsync(db, secret, CancellationToken.None));

    /// <summary>Signs in.</summary>
    /// <exception cref="InvalidInputException">The name and the password do not belong together, or the account is locked.</exception>
    public async Task SignInAsync(string? name, string? password, bool remembered)
    {
        var account = await users.FindByNameAsync(name?.Trim() ?? "");
        if (account is null)
            // As long as it takes to look at a real password: how quickly the answer comes must not tell which names exist.
            hasher.HashPassword(new Account(), Shortened(password));
        var result = account is null ? SignInResult.Failed : await entrance.CheckPasswordSignInAsync(account, Shortened(password), lockoutOnFailure: true);
        if (result.IsLockedOut)
            throw new InvalidInputException("Too many wrong passwords: this account is locked for some minutes. Please try again later.");
        if (!result.Succeeded)
            throw new InvalidInputException("This name and password do not belong together.");
        await entrance.SignInAsync(account!, remembered);
    }

    /// <summary>Signs out of this browser.</summary>
    public Task SignOutAsync() => entrance.SignOutAsync();

    /// <summary>Changes the password; every other browser is signed out.</summary>
    /// <exception cref="InvalidInputException">The old password is wrong or the new one cannot be had.</exception>
    public async Task ChangePasswordAsync(ClaimsPrincipal visitor, string? old, string? wanted)
    {
        var account = await CheckedAsync(visitor, old);
        Require(await users.ChangePasswordAsync(account, Shortened(old), wanted ?? ""));
        await entrance.RefreshSignInAsync(account);
    }

    /// <summary>Deletes the account with its bank and everything in it, for good.</summary>
    /// <exception cref="InvalidInputException">The password is wrong.</exception>
    public async Task DeleteAsync(ClaimsPrincipal visitor, string? password)
    {
        var account = await CheckedAsync(visitor, password);
        await banks.EraseAsync(new BankId(account.BankId), async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Banks.Where(bank => bank.Id == account.BankId).ExecuteDeleteAsync();
            await db.TrainingConsents.Where(consent => consent.BankId == account.BankId).ExecuteDeleteAsync();
            Require(await users.DeleteAsync(account));
            await transaction.CommitAsync();
        });
        await entrance.SignOutAsync();
    }

    async Task<Account> CheckedAsync(ClaimsPrincipal visitor, string? password)
    {
        var account = await OfAsync(visitor);
        var result = await entrance.CheckPasswordSignInAsync(account, Shortened(password), lockoutOnFailure: true);
        if (result.IsLockedOut)
            throw new InvalidInputException("Too many wrong passwords: please try again in some minutes.");
        return result.Succeeded ? account : throw new InvalidInputException("This is not your password.");
    }

    async Task<Account> CreateAsync(ClaimsPrincipal guest, string? name, string? password, IReadOnlyList<string> roles, Func<Task> permit)
    {
        if (guest.IsAccount())
            throw new InvalidInputException("You have an account already. Sign out first to make another one.");
        var account = new Account { Id = Guid.NewGuid(), UserName = name?.Trim() ?? "", BankId = (guest.FindBankId() ?? BankId.New()).Value, CreatedAt = time.GetUtcNow() };
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await permit();
            Require(await users.CreateAsync(account, password ?? ""));
            Require(await users.AddToRolesAsync(account, roles));
            await transaction.CommitAsync();
        }
        // The bank belongs to the account from now on, no longer to this browser.
        await entrance.Context.SignOutAsync(Guest.Scheme);
        await entrance.SignInAsync(account, isPersistent: true);
        return account;
    }

    static string Shortened(string? password) => password is { Length: > PasswordRule.Limit } ? password[..PasswordRule.Limit] : password ?? "";

    static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidInputException(string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}
