using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Components;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Components;

/// <summary>A page in bUnit over the real banks, sessions and database of a started app (with a fake network), for one new visitor.</summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    readonly DataPlace place = new();

    internal AppHost Host { get; private set; } = default!;
    internal Visitor Visitor { get; private set; } = default!;
    internal Toasts Toasts { get; } = new();
    internal BankId Bank => Visitor.Bank;

    async Task IAsyncLifetime.InitializeAsync()
    {
        Host = Start(place);
        Visitor = await Host.VisitAsync();
        Services.AddSingleton(Host.Banks).AddSingleton(Host.Sessions).AddSingleton(Host.Model).AddSingleton(TimeProvider.System)
            .AddSingleton(Host.Services.GetRequiredService<StarterMemory>()).AddSingleton(Host.Services.GetRequiredService<DigitPools>());
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await Visitor.DisposeAsync();
        await Host.DisposeAsync();
        place.Dispose();
    }

    private protected virtual AppHost Start(DataPlace data) => AppHost.Start(data);

    protected IRenderedComponent<TPage> Open<TPage>(Action<ComponentParameterCollectionBuilder<TPage>>? more = null) where TPage : IComponent => Render<TPage>(with =>
    {
        var visitor = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Guest.BankClaim, Bank.ToString())], Guest.Scheme));
        with.AddCascadingValue(Task.FromResult(new AuthenticationState(visitor))).AddCascadingValue(Toasts);
        more?.Invoke(with);
    });

    protected async Task<MemoryBank> MemoryAsync() => (await Host.Banks.OpenAsync(Bank)).Memory;

    protected async Task<Category> TeachAsync(string name, Drawing drawing) => (await MemoryOfAsync(await Host.Banks.TeachAsync(Bank, name, drawing)))!;

    async Task<Category?> MemoryOfAsync(BankChange change) => (await MemoryAsync()).Find(change.Category);

    /// <summary>Presses a button of the message that is shown.</summary>
    protected static async Task PressAsync(IRenderedComponent<IComponent> page, Toasts toasts, string label)
    {
        var action = toasts.Current!.Actions.Single(action => action.Label == label);
        await page.InvokeAsync(action.Run);
    }
}
