using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Tests.Components;

public sealed class ToastLineTests : BunitContext
{
    readonly Toasts toasts = new();

    public ToastLineTests() => Services.AddSingleton(TimeProvider.System);

    [Fact]
    public async Task Undo_runs_once_and_takes_the_message_away()
    {
        var line = Render<ToastLine>(with => with.Add(line => line.Toasts, toasts));
        var undone = 0;
        await line.InvokeAsync(() => toasts.Show(new Toast("Learned beta.", new ToastAction("Undo", () => { undone++; return Task.CompletedTask; }))));

        Assert.Contains("Learned beta.", line.Find("[role=status]").TextContent);
        await line.Find("button.action").ClickAsync(new());

        Assert.Equal(1, undone);
        Assert.Empty(line.FindAll(".toast"));
    }

    [Fact]
    public async Task A_newer_message_replaces_the_older_and_is_not_closed_with_it()
    {
        var line = Render<ToastLine>(with => with.Add(line => line.Toasts, toasts));
        var first = new Toast("First.");
        await line.InvokeAsync(() => toasts.Show(first));
        await line.InvokeAsync(() => toasts.ShowProblem("That did not work."));
        await line.InvokeAsync(() => toasts.Dismiss(first));

        var shown = Assert.Single(line.FindAll(".toast"));
        Assert.Contains("is-problem", shown.ClassList);
        await line.Find("[aria-label='Close this message']").ClickAsync(new());
        Assert.Empty(line.FindAll(".toast"));
    }

    [Fact]
    public async Task Markup_in_a_name_stays_text()
    {
        var line = Render<ToastLine>(with => with.Add(line => line.Toasts, toasts));
        await line.InvokeAsync(() => toasts.Show(new Toast("Learned <b onclick=alert(1)>.")));
        Assert.Empty(line.FindAll(".toast b"));
    }
}
