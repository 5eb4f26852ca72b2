using Microsoft.AspNetCore.Components;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Lab;

/// <summary>The curation loop: the model asks, the visitor answers, eleven numbers learn.</summary>
public sealed partial class TaskPage(DigitPools pools)
{
    readonly Dictionary<int, bool?> answers = [];
    DigitPool? pool;
    NewTask? task;
    string? refusal;
    int chosen;
    int started;
    bool isLearning, isNewRound;
    ElementReference firstYes;

    double Accuracy => task?.Rounds[^1].Accuracy ?? 0;

    /// <inheritdoc />
    // Not before the first render: the page is there at once, and a page that only the server renders asks nothing.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isNewRound && task?.Questions.Count > 0)
        {
            isNewRound = false;
            // The button that was pressed is gone with its drawing; who answers by keyboard goes on where the next ones are.
            await firstYes.FocusAsync(preventScroll: true);
        }
        if (!firstRender) return;
        try
        {
            pool = await pools.OfLiveModelAsync(Leaving);
            await StartAgainAsync();
        }
        catch (Exception reason) when (reason is InvalidInputException or ModelUnavailableException)
        {
            refusal = reason.Message;
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The page was left while the network was still looking.
            return;
        }
        StateHasChanged();
    }

    Task ChooseAsync(int question)
    {
        chosen = question;
        return StartAgainAsync();
    }

    async Task StartAgainAsync()
    {
        if (pool is not { } drawings || isLearning) return;
        var (question, seed) = (TaskQuestion.All[Math.Clamp(chosen, 0, TaskQuestion.All.Count - 1)], ++started);
        answers.Clear();
        // Tensors are no work for the thread that answers the visitor's clicks.
        await LearnAsync(() => task = new NewTask(drawings, question, seed));
    }

    async Task SayAsync(int place, bool? answer)
    {
        if (task is not { } now || isLearning) return;
        answers[place] = answer;
        if (answers.Count < now.Questions.Count) return;
        bool?[] all = [.. Enumerable.Range(0, now.Questions.Count).Select(question => answers[question])];
        await LearnAsync(() => now.Answer(all));
        answers.Clear();
        isNewRound = true;
    }

    async Task LearnAsync(Action learn)
    {
        isLearning = true;
        try
        {
            await Task.Run(learn, Leaving);
        }
        finally
        {
            isLearning = false;
        }
    }

    string Pressed(int place, bool? answer) => answers.TryGetValue(place, out var given) && given == answer ? "true" : "false";

    string? Word(int place) => !answers.TryGetValue(place, out var given) ? null : given switch { true => "yes", false => "no", null => "unknown" };
}
