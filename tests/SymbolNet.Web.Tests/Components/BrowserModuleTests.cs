using Microsoft.JSInterop;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Tests.Components;

public sealed class BrowserModuleTests : IDisposable
{
    /// <summary>Answers when it is told to, and notes what it was asked.</summary>
    sealed class Browser : IJSRuntime, IJSObjectReference
    {
        public List<string> Asked { get; } = [];

        public TaskCompletionSource Answers { get; private set; } = new();

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked.Add(identifier);
            if (identifier is "import" or "make") await Answers.Task;
            return typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public void AnswerOnce()
        {
            var now = Answers;
            Answers = new();
            now.SetResult();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    sealed class Module(IJSRuntime js, CancellationToken leaving) : BrowserModule(js, "./script.js", leaving)
    {
        public Task OpenAsync() => MakeAsync("make");

        public Task SayAsync() => CallAsync("say");
    }

    readonly Browser browser = new();
    readonly CancellationTokenSource leaving = new();

    public void Dispose() => leaving.Dispose();

    [Fact]
    public async Task A_script_that_arrives_after_the_page_was_left_makes_nothing()
    {
        var module = new Module(browser, leaving.Token);
        var opening = module.OpenAsync();
        await leaving.CancelAsync();
        await module.DisposeAsync();
        browser.AnswerOnce();
        await opening;
        await module.SayAsync();
        Assert.Equal(["import"], browser.Asked);
    }

    [Fact]
    public async Task What_is_made_while_the_page_is_left_is_taken_away()
    {
        var module = new Module(browser, leaving.Token);
        var opening = module.OpenAsync();
        browser.AnswerOnce();
        await leaving.CancelAsync();
        await module.DisposeAsync();
        browser.AnswerOnce();
        await opening;
        Assert.Equal(["import", "make", "dispose"], browser.Asked);
    }

    [Fact]
    public async Task A_browser_that_gives_no_answer_is_no_fault()
    {
        var module = new Module(browser, leaving.Token);
        browser.Answers.SetException(new TaskCanceledException());
        await module.OpenAsync();
        await module.DisposeAsync();
        Assert.Equal(["import"], browser.Asked);
    }
}
