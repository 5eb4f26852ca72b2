using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SymbolNet.Ink;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Sketchpad;

namespace SymbolNet.Web.Lab;

/// <summary>A sheet of paper on a page of the lab: the home page's paper, draft and ink stream, without answers. A page may have several.</summary>
public sealed partial class LabSheet(IJSRuntime js, DrawingSessions sessions, TimeProvider clock) : ISketchpadEvents
{
    readonly Newest<Sketchpad.Recognition> news = new(clock);
    InkCanvas? paper;
    SketchpadModule? module;
    DrawingSession? session;
    Drawing shown = Drawing.Empty;
    string? refusal;

    /// <summary>What the sheet is for; also its name for people who can't see it.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What it says while nothing is drawn.</summary>
    [Parameter] public string Hint { get; set; } = "Draw here";

    /// <summary>Whose sheet; null while that is being found out.</summary>
    [Parameter, EditorRequired] public BankId? Bank { get; set; }

    /// <summary>Where the browser keeps an unfinished drawing; each sheet has its own.</summary>
    [Parameter, EditorRequired] public string DraftKey { get; set; } = "";

    /// <summary>The ink has changed: about 15 times a second while the pen moves, the newest only; a clean sheet too.</summary>
    [Parameter] public EventCallback<Drawing> OnInk { get; set; }

    /// <summary>The ink has not changed for a moment: <see cref="Newest{T}.RestAfter"/>.</summary>
    [Parameter] public EventCallback<Drawing> OnRest { get; set; }

    /// <summary>Enter was pressed on the paper.</summary>
    [Parameter] public EventCallback OnEnter { get; set; }

    /// <summary>Puts a drawing on the sheet; the visitor can undo it.</summary>
    public Task LoadAsync(Drawing drawing) => module is null ? Task.CompletedTask : module.LoadAsync(drawing);

    /// <inheritdoc cref="SketchpadModule.ClearAsync"/>
    public Task ClearAsync(int? newestStroke = null) => module is null ? Task.CompletedTask : module.ClearAsync(newestStroke);

    /// <summary>Puts the focus on the paper.</summary>
    public Task FocusAsync() => module is null ? Task.CompletedTask : module.FocusAsync();

    /// <summary>Exactly what is on the sheet at this moment, all of it; null when it has not reached the server (it stays in the browser).</summary>
    public Task<SettledDrawing?> SettledDrawingAsync() => session is null || module is null ? Task.FromResult<SettledDrawing?>(null) : module.SettledDrawingAsync(session);

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The first render may come before it is known whose sheet this is.
        if (module is not null || Bank is null) return;
        module = new SketchpadModule(js, "./" + Assets["assets/sketchpad.js"], this, DraftKey, isAlone: false, Leaving);
        Follow(news, _ => TellAsync(), () => OnRest.InvokeAsync(shown));
        await OpenSheetAsync();
    }

    async Task OpenSheetAsync()
    {
        CloseSession();
        try
        {
            session = sessions.Open(Bank!.Value);
        }
        catch (InvalidInputException refused)
        {
            refusal = refused.Message;
            StateHasChanged();
            return;
        }
        session.Recognised += news.Offer;
        await module!.OpenAsync(paper!.Root, session.Token);
    }

    // An answer may be older than the ink, or about a bank that changed: what counts here is the ink as it is now.
    Task TellAsync()
    {
        if (session is not { } open || ReferenceEquals(open.Drawing, shown)) return Task.CompletedTask;
        shown = open.Drawing;
        return OnInk.InvokeAsync(shown);
    }

    Task ISketchpadEvents.InkChangedAsync(InkState ink) => Task.CompletedTask;

    Task ISketchpadEvents.ConnectionChangedAsync(string connection) => Task.CompletedTask;

    Task ISketchpadEvents.ShortcutAsync(string name) => name == "yes" ? OnEnter.InvokeAsync() : Task.CompletedTask;

    // The ink is safe in the browser; a new session receives all of it.
    Task ISketchpadEvents.SessionLostAsync() => OpenSheetAsync();

    void CloseSession()
    {
        if (session is null) return;
        session.Recognised -= news.Offer;
        session.Dispose();
        session = null;
    }

    /// <inheritdoc />
    protected override async ValueTask LeaveAsync()
    {
        if (module is not null) await module.DisposeAsync();
        CloseSession();
    }
}
