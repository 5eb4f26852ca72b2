using SymbolNet.Web.Lab;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Tests.Components;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

/// <summary>The lab's task with the model and the digits that are shipped.</summary>
public sealed class NewTaskTests : IAsyncLifetime, IDisposable
{
    readonly DataPlace place = new();
    AppHost host = default!;
    DigitPool pool = default!;

    public async Task InitializeAsync()
    {
        host = AppHost.StartOnDisk(place, "models/starter");
        var starter = Sample.Starter([.. StarterFile.Read(Path.Combine(AppContext.BaseDirectory, "starter-memory.json"))]);
        pool = await DigitPool.MakeAsync(starter, host.Model.ModelId, host.Model.Recognizer!);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose() => place.Dispose();

    static double Teach(NewTask task)
    {
        while (task.Answered < 60)
            task.Answer([.. task.Questions.Select(question => (bool?)task.Question.IsYes(task.Pool.Asked[question.Item].Digit))]);
        return task.Rounds[^1].Accuracy!.Value;
    }

    [Fact]
    public void Sixty_answers_take_odd_or_even_from_chance_to_95_percent()
    {
        var courses = Enumerable.Range(1, 20).Select(seed => new NewTask(pool, TaskQuestion.Odd, seed)).ToArray();
        var (before, after) = (courses.Select(course => course.Rounds[0].Accuracy!.Value).ToArray(), courses.Select(Teach).ToArray());
        Assert.InRange(before.Average(), 0.35, 0.65);
        // Now and then one digit of ten is never among the questions.
        Assert.True(after.Count(accuracy => accuracy >= 0.95) >= 16, string.Join(" ", after.Select(accuracy => accuracy.ToString("0.000", null))));
        Assert.True(after[0] >= 0.95);
    }

    [Fact]
    public void Every_question_can_be_learned()
    {
        foreach (var question in TaskQuestion.All)
            Assert.True(Teach(new NewTask(pool, question, 1)) >= 0.9, question.Name);
    }

    [Fact]
    public void What_is_measured_on_was_neither_remembered_nor_asked()
    {
        Assert.Empty(pool.Asked.Select(one => one.Drawing).Intersect(pool.HeldOut.Select(one => one.Drawing)));
        Assert.Equal(Enumerable.Range(0, 10), pool.Asked.Select(one => one.Digit).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 10), pool.HeldOut.Select(one => one.Digit).Distinct().Order());
        for (var i = 0; i < pool.HeldOutOutputs.Count; i++)
        {
            var sum = 0f;
            foreach (var share in pool.HeldOutOutputs[i]) sum += share;
            Assert.Equal(1f, sum, 3);
        }
    }

    [Fact]
    public void Nobody_can_tell_teaches_nothing_and_is_not_asked_again()
    {
        var task = new NewTask(pool, TaskQuestion.Odd, 1);
        var (asked, before) = (task.Questions.Select(question => question.Item).ToArray(), task.Rounds[0].Weights.ToArray());
        task.Answer([null, null, null, null]);
        Assert.Equal(before, task.Rounds[1].Weights.ToArray());
        Assert.Empty(asked.Intersect(task.Questions.Select(question => question.Item)));
        Assert.Equal(4, task.Answered);
    }

    [Fact]
    public async Task A_starter_memory_without_digits_says_so()
    {
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => DigitPool.MakeAsync(Sample.Starter([.. Sketches.Starter]), "fake", host.Model.Recognizer!));
        Assert.Contains("digit 0", refused.Message, StringComparison.Ordinal);
    }
}
