using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SymbolNet.Web.Accounts;

/// <summary>
/// What a password must be, after NIST SP 800-63B-4: long, and none of those that everybody tries first. Which characters it consists of is the person's business.
/// </summary>
public sealed class PasswordRule(IOptions<AccountOptions> options) : IPasswordValidator<Account>
{
    /// <summary>Most characters: hashing takes time.</summary>
    public const int Limit = 256;

    const int FewestDifferent = 6;

    /// <summary>Characters that must be left when the names everybody knows are taken out.</summary>
    const int LeastOwn = 8;

    /// <summary>Keys and letters that lie beside each other.</summary>
    static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop"];

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Problem(password ?? "", user.UserName ?? "") is { } problem ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = problem }) : IdentityResult.Success);

    /// <summary>What is wrong with a password, or null.</summary>
    internal string? Problem(string password, string name)
    {
        var least = options.Value.PasswordLength;
        if (password.Length < least)
            return $"A password has at least {least} characters; this one has {password.Length}. Four words in a row make a good one.";
        if (password.Length > Limit)
            return $"A password has up to {Limit} characters.";
        var lower = password.ToLowerInvariant();
        if (lower.Distinct().Count() < FewestDifferent || IsRepeated(lower) || IsMostlyInRow(lower))
            return "This password is among the first that anybody would try. Four words in a row make a good one.";
        var own = lower.Replace("symbolnet", "", StringComparison.Ordinal).Replace("password", "", StringComparison.Ordinal);
        if (name.Length > 0)
            own = own.Replace(name.ToLowerInvariant(), "", StringComparison.Ordinal);
        return own.Length < LeastOwn ? "This password is little more than your name or that of this site. Four other words in a row make a good one." : null;
    }

    static bool IsRepeated(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(period => Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period]));

    static bool IsMostlyInRow(string text) =>
        Enumerable.Range(1, text.Length - 1).Count(i => text[i] == text[i - 1] || Rows.Any(row => row.Contains(text.Substring(i - 1, 2), StringComparison.Ordinal) || row.Contains($"{text[i]}{text[i - 1]}", StringComparison.Ordinal)))
            > text.Length * 3 / 4;
}
