using Microsoft.AspNetCore.Identity;

namespace SymbolNet.Web.Accounts;

/// <summary>What an account may be called: letters and digits of any script, and . _ - @ between them; every name once.</summary>
public sealed class AccountNameRule : IUserValidator<Account>
{
    const int NameLeast = 2;

    /// <inheritdoc />
    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
    {
        var name = user.UserName ?? "";
        if (name.Length is < NameLeast or > Account.NameLimit)
            return Refused($"A name has {NameLeast} to {Account.NameLimit} characters.");
        if (!name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-' or '@') || !char.IsLetterOrDigit(name[0]))
            return Refused("A name consists of letters and digits, with . _ - @ between them, and without spaces.");
        return await manager.FindByNameAsync(name) is { } other && other.Id != user.Id
            ? Refused("Somebody has this name already. Choose another one.")
            : IdentityResult.Success;
    }

    static IdentityResult Refused(string sentence) => IdentityResult.Failed(new IdentityError { Code = "Name", Description = sentence });
}
