using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Tests.Components;

public sealed class ToastLineTests : BunitContext
{
    readonly Toasts toasts = new();

    readonly Watch watch = new();

    public ToastLineTests() => Services.AddSingleton<TimeProvider>(watch);

    /// <summary>Its timers go off when it is told to.</summary>
    sealed class Watch : TimeProvider
    {
        readonly List<Timer> running = [];

        public void GoOff() => running.ToList().ForEach(timer => timer.GoOff());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(running, () => callback(state));
            running.Add(timer);
            return timer;
        }

        sealed record Timer(List<Timer> Running, Action GoOff) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

            public void Dispose() => Running.Remove(this);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }

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
    public async Task A_message_goes_after_a_while_but_one_with_Undo_not_before_the_person_goes_on()
    {
        var line = Render<ToastLine>(with => with.Add(line => line.Toasts, toasts));
        await line.InvokeAsync(() => toasts.Show(new Toast("Saved.")));
        watch.GoOff();
        line.WaitForState(() => line.FindAll(".toast").Count == 0);

        await line.InvokeAsync(() => toasts.Show(new Toast("Learned beta.", new ToastAction("Undo", () => Task.CompletedTask))));
        await line.Find(".toast").TriggerEventAsync("onfocusin", new FocusEventArgs());
        await line.Find(".toast").TriggerEventAsync("onfocusout", new FocusEventArgs());
        watch.GoOff();
        Assert.Single(line.FindAll(".toast"));
        await line.InvokeAsync(toasts.GoOn);
        watch.GoOff();
        line.WaitForState(() => line.FindAll(".toast").Count == 0);
    }

    [Fact]
    public async Task Markup_in_a_name_stays_text()
    {
        var line = Render<ToastLine>(with => with.Add(line => line.Toasts, toasts));
        await line.InvokeAsync(() => toasts.Show(new Toast("Learned <b onclick=alert(1)>.")));
        Assert.Empty(line.FindAll(".toast b"));
    }
}
