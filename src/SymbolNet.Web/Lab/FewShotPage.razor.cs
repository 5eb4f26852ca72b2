using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Lab;

/// <summary>A lesson with a support set of the visitor's own drawings and queries that are answered while they are drawn.</summary>
public sealed partial class FewShotPage(Banks banks, LiveModel model)
{
    /// <summary>A distance from which on a bar is empty: drawings that have nothing in common.</summary>
    const float FarAway = 1.5f;

    readonly FewShotLesson lesson = new();
    ServingModel serving = model.Serving;
    BankId? bank;
    LabSheet? sheet;
    Drawing ink = Drawing.Empty;
    string announcement = "";
    bool isBusy, isClean = true;
    int fills;

    [CascadingParameter] Task<AuthenticationState> Visitor { get; set; } = default!;

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    string Step => lesson.Next is { } next
        ? FormattableString.Invariant($"Draw class {next.Name}, {next.Drawings.Count + 1} of {lesson.Shots}")
        : "Draw a query";

    string Answer => lesson.Distances is not { } distances ? ""
        : distances.NearestPrototype == distances.NearestDrawing
            ? $"Nearest to the prototype of {Name(distances.NearestPrototype)}, and to one of its drawings."
            : $"Nearest to the prototype of {Name(distances.NearestPrototype)}, although the nearest single drawing is one of {Name(distances.NearestDrawing)}.";

    string Name(int row) => lesson.Classes[row].Name;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => bank = (await Visitor).User.BankId();

    Task ResizeAsync(int ways, int shots)
    {
        lesson.Resize(ways, shots);
        return AskAsync();
    }

    async Task SeeAsync(Drawing drawing)
    {
        (ink, isClean) = (drawing, drawing.IsEmpty);
        await AskAsync();
    }

    // What is on the sheet is a query as soon as the support set is whole.
    async Task AskAsync()
    {
        if (!lesson.IsReady) return;
        var asked = ink;
        var seen = asked.IsEmpty ? null : await LookAsync(asked);
        if (ReferenceEquals(asked, ink)) lesson.Query = seen;
    }

    async Task KeepAsync()
    {
        if (isBusy || lesson.IsReady || isClean) return;
        isBusy = true;
        try
        {
            if (await sheet!.SettledDrawingAsync() is not ({ IsEmpty: false } drawing, var newestStroke))
            {
                Toasts.ShowProblem(SketchpadModule.NotArrived);
                return;
            }
            if (await LookAsync(drawing) is not { } seen) return;
            if (!lesson.IsReady) lesson.Add(seen);
            await NextSheetAsync(newestStroke);
        }
        finally
        {
            isBusy = false;
        }
    }

    async Task TellAsync(LessonClass truth)
    {
        lesson.TellTruth(truth);
        await NextSheetAsync();
    }

    async Task NextSheetAsync(int? newestStroke = null)
    {
        (ink, isClean, announcement) = (Drawing.Empty, true, "");
        lesson.Query = null;
        await sheet!.ClearAsync(newestStroke);
        await sheet.FocusAsync();
    }

    /// <summary>Takes symbols of the visitor's memory, others each time.</summary>
    async Task FillAsync()
    {
        var began = model.Serving;
        isBusy = true;
        try
        {
            var able = (await banks.OpenAsync(bank!.Value, Leaving)).Memory.Categories.Where(category => category.ExemplarCount >= lesson.Shots).ToArray();
            new Random(++fills).Shuffle(able);
            var support = new List<(string, IReadOnlyList<LessonDrawing> Drawings)>();
            foreach (var category in able)
            {
                if (support.Count == lesson.Ways) break;
                if (await DrawingsAsync(category) is { } drawings && drawings.Count == lesson.Shots) support.Add((category.Name, drawings));
            }
            if (support.Count < lesson.Ways)
            {
                Toasts.ShowProblem(FormattableString.Invariant($"Fewer than {lesson.Ways} of your symbols have {lesson.Shots} drawings. Take fewer shots, or draw them here."));
                return;
            }
            if (model.Serving != began)
            {
                Toasts.ShowProblem("Another model took over just now. Please fill it once more.");
                return;
            }
            lesson.Fill(support);
            await AskAsync();
        }
        finally
        {
            isBusy = false;
        }
    }

    // Looked at here, not taken from the bank: it may be with another model already.
    async Task<IReadOnlyList<LessonDrawing>> DrawingsAsync(Category category)
    {
        var stored = await banks.DrawingsAsync(bank!.Value, category.Id, Leaving);
        var seen = await Task.WhenAll(stored.Take(lesson.Shots).Select(drawing => LookAsync(drawing.Drawing)));
        return [.. seen.OfType<LessonDrawing>()];
    }

    async Task<LessonDrawing?> LookAsync(Drawing drawing)
    {
        if (model.Serving is not { Recognizer: { } recognizer } now) return null;
        if (now != serving)
        {
            serving = now;
            if (lesson.Classes.Any(one => one.Drawings.Count > 0))
            {
                // Numbers of two models cannot be compared.
                lesson.Clear();
                Toasts.ShowProblem("Another model answers now, so the lesson begins anew.");
            }
        }
        try
        {
            var numbers = await recognizer.EmbedAsync(drawing, Leaving);
            return now == serving ? new LessonDrawing(drawing, numbers) : null;
        }
        catch (Exception reason) when (reason is ModelUnavailableException || reason is OperationCanceledException && Leaving.IsCancellationRequested)
        {
            // The page was left, or another model takes over just now: the next drawing is looked at again.
            return null;
        }
    }

    static string Number(float distance) => distance.ToString("0.00", CultureInfo.InvariantCulture);

    // The nearer, the longer: as every bar of the app.
    static string Bar(float? distance) => FormattableString.Invariant($"transform:scaleX({(distance is { } far ? Math.Clamp(1 - far / FarAway, 0, 1) : 0):0.000})");
}
