using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Tests.Host;

/// <summary>What is for administrators is refused to everybody else, wherever it is asked for. Everything is found by reflection: what is new cannot be forgotten.</summary>
public sealed partial class AuthorisationTests : IDisposable
{
    static readonly Assembly Web = typeof(Program).Assembly;

    /// <summary>Parts of the app that everybody may use; what is in any other is for administrators.</summary>
    static readonly string[] OpenParts = ["Accounts", "Components", "Sketchpad", "Symbols", "Lab"];

    readonly DataPlace place = new();
    readonly AppHost host;

    public AuthorisationTests() => host = AppHost.Start(place);

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    static Type[] Pages => [.. Web.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];

    static Type[] Desks => [.. Web.GetTypes().Where(type => DependenciesOf(type).Contains(typeof(AdminDesk)))];

    static IEnumerable<Type> DependenciesOf(Type type) => type.GetConstructors().SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType);

    static bool IsForAdmins(MemberInfo member) => member.GetCustomAttributes<AuthorizeAttribute>().Any(rule => rule.Policy == Guest.AdminPolicy);

    static bool IsOpenPart(Type type) => OpenParts.Any(part => $"{type.Namespace}.".StartsWith($"SymbolNet.Web.{part}.", StringComparison.Ordinal));

    [Fact]
    public void Every_page_outside_the_open_parts_is_for_administrators()
    {
        Assert.All(Pages.Where(page => !IsOpenPart(page)), page => Assert.True(IsForAdmins(page), page.FullName));
        Assert.True(Pages.Count(IsForAdmins) >= 4);
    }

    [Fact]
    public async Task Pages_of_administrators_are_refused_to_guests_and_users_and_open_to_administrators()
    {
        using var admin = await AccountBrowser.AdministrateAsync(host);
        using var user = new AccountBrowser(host);
        await user.RegisterAsync("bea");
        using var guest = new AccountBrowser(host);
        foreach (var path in Pages.Where(IsForAdmins).SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => Filled(route.Template)))
        {
            using (var refused = await guest.GetAsync(path))
                Assert.Equal((HttpStatusCode.Redirect, true), (refused.StatusCode, refused.Headers.Location!.ToString().Contains("/account/sign-in?returnUrl=", StringComparison.Ordinal)));
            using (var refused = await user.GetAsync(path))
                Assert.Equal((HttpStatusCode.Redirect, true), (refused.StatusCode, refused.Headers.Location!.ToString().EndsWith("/account/no-access", StringComparison.Ordinal)));
            using var open = await admin.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        }
        Assert.DoesNotContain("/training", await guest.ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("/training", await user.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("/training", await admin.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoints_of_administrators_are_refused_to_guests_and_users()
    {
        using var user = new AccountBrowser(host);
        await user.RegisterAsync("bea");
        using var guest = new AccountBrowser(host);
        var endpoints = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToArray();
        var theirs = endpoints.Where(endpoint => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => rule.Policy == Guest.AdminPolicy)).ToArray();
        Assert.NotEmpty(theirs);
        foreach (var path in theirs.Select(endpoint => Filled(endpoint.RoutePattern.RawText!)))
            foreach (var browser in new[] { guest, user })
            {
                using var refused = await browser.GetAsync(path);
                Assert.True(refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Redirect, $"{path} answered {refused.StatusCode}");
            }
        // Whatever lies below these addresses is theirs.
        Assert.All(endpoints.Where(endpoint => AdminPath().IsMatch(endpoint.RoutePattern.RawText ?? "")), endpoint => Assert.Contains(endpoint, theirs));
    }

    [Fact]
    public void Every_hub_says_who_may_use_it() => Assert.All(Web.GetTypes().Where(type => type.IsSubclassOf(typeof(Hub))), hub =>
    {
        Assert.NotNull(hub.GetCustomAttribute<AuthorizeAttribute>());
        if (!IsOpenPart(hub))
            Assert.True(IsForAdmins(hub), hub.FullName);
    });

    [Fact]
    public async Task Desks_do_nothing_for_guests_and_users_nor_for_administrators_that_were()
    {
        using var browser = new AccountBrowser(host);
        await browser.RegisterAsync("bea");
        using var admin = await AccountBrowser.AdministrateAsync(host);
        var was = FixedVisitor.Of(host, admin);
        Assert.Empty(await was.RunDesk(host).AllAsync());
        Assert.Superset(new HashSet<Type> { typeof(RunDesk), typeof(ModelDesk), typeof(DatasetDesk) }, Desks.ToHashSet());
        await admin.SendAsync("/account", "password", ("Form.Password", AccountBrowser.Password), ("Form.Wanted", "another four words here"));

        foreach (var visitor in new[] { new FixedVisitor(Guest.New()), FixedVisitor.Of(host, browser), was })
            foreach (var desk in Desks.Select(type => visitor.Desk(host, type)))
                foreach (var method in desk.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName))
                {
                    object?[] nothing = [.. method.GetParameters().Select(parameter => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)];
                    await Assert.ThrowsAsync<UnauthorizedAccessException>(() => (Task)method.Invoke(desk, nothing)!);
                }
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        Assert.False(await db.Runs.AnyAsync() || await db.ModelUses.AnyAsync());
    }

    [Fact]
    public void Pages_reach_what_is_for_administrators_through_desks_only()
    {
        // The live model is what everybody uses.
        Type[] behind = [.. Desks.SelectMany(DependenciesOf).Where(type => type.Assembly == Web).Except([typeof(AdminDesk), typeof(LiveModel)]), typeof(RunJournal), typeof(RunFolders)];
        Assert.Contains(typeof(DatasetUploads), behind);
        foreach (var component in Web.GetTypes().Where(type => type.IsAssignableTo(typeof(IComponent))))
        {
            var asked = DependenciesOf(component)
                .Concat(component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(property => property.IsDefined(typeof(InjectAttribute))).Select(property => property.PropertyType));
            Assert.DoesNotContain(asked, behind.Contains);
        }
    }

    static string Filled(string template) => "/" + Parameter().Replace(template.TrimStart('/'), Guid.Empty.ToString("N"));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("^/?(training|models)(/|$)")]
    private static partial Regex AdminPath();
}
