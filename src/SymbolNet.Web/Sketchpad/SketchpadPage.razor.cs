using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using SymbolNet.Ink;
using SymbolNet.Memory;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Sketchpad;

/// <summary>The home page: a sheet of paper, and what the recogniser says about it while the pen moves.</summary>
public sealed partial class SketchpadPage(IJSRuntime js, Banks banks, DrawingSessions sessions, LiveModel model, NavigationManager navigation, TimeProvider clock) : ISketchpadEvents
{
    readonly SketchpadState state = new();
    readonly Newest<Recognition> answers = new(clock);
    readonly Newest<BankSnapshot> snapshots = new(clock);
    BankId bank;
    PictureShelf? shelf;
    BankEdits? edits;
    InkCanvas? paper;
    AnswerPanel? panel;
    SketchpadModule? module;
    DrawingSession? session;
    string announcement = "";
    string? aimedAt;
    bool isPickerOpen, isHelpOpen, singleKeys = true;

    [CascadingParameter] Task<AuthenticationState> Visitor { get; set; } = default!;

    [CascadingParameter] Toasts Toasts { get; set; } = default!;

    /// <summary>Id of the symbol that the drawings are meant for, as the symbols page links to it; nothing when anything may be drawn.</summary>
    [SupplyParameterFromQuery(Name = "symbol")] public string? Aim { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        bank = (await Visitor).User.BankId();
        shelf = new PictureShelf(exemplar => banks.DrawingAsync(bank, exemplar));
        edits = new BankEdits(banks, bank, Toasts);
        See(await banks.OpenAsync(bank));
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Aim == aimedAt) return;
        aimedAt = Aim;
        state.AimAt(Guid.TryParse(Aim, out var id) ? state.Bank?.Memory.Find(new CategoryId(id)) : null);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The first render may come while the bank is still being opened.
        if (module is not null || state.Bank is null) return;
        module = new SketchpadModule(js, "./" + Assets["assets/sketchpad.js"], this, SketchpadModule.DraftKey, isAlone: true, Leaving);
        Keep(banks.Subscribe(bank, snapshots.Offer));
        Follow(answers, Show, RestAsync);
        Follow(snapshots, See);
        await OpenSheetAsync();
    }

    void See(BankSnapshot snapshot)
    {
        state.See(snapshot);
        state.ModelProblem = model.Status is ModelStatus.Failed failed ? failed.Sentence : null;
    }

    async Task OpenSheetAsync()
    {
        CloseSession();
        try
        {
            session = sessions.Open(bank);
            state.SheetProblem = null;
        }
        catch (InvalidInputException refused)
        {
            state.SheetProblem = refused.Message;
        }
        StateHasChanged();
        if (session is null) return;
        session.Recognised += answers.Offer;
        await module!.OpenAsync(paper!.Root, session.Token);
    }

    void Show(Recognition recognition)
    {
        // An answer that waited for its turn may be about a sheet that was cleared or drawn on meanwhile.
        if (session is null || session.Drawing.IsEmpty != recognition.Drawing.IsEmpty) return;
        if (recognition.Drawing.IsEmpty)
        {
            // The browser's word that the sheet is clean can come before the ink's, and an answer between them: the ink has the last word. Before the first ink, a sheet is not clean but unseen.
            if (recognition.Revision > 0 && !state.IsSheetEmpty) state.SheetIs(empty: true);
            return;
        }
        state.SheetIs(empty: false);
        state.See(recognition);
    }

    // Said, and asked for, only when the pen rests: while it moves, answers come and go too fast to listen to.
    async Task RestAsync()
    {
        if (announcement != state.Announcement)
        {
            announcement = state.Announcement;
            StateHasChanged();
        }
        if (state is { Answer: SheetAnswer.Unknown, IsNaming: false, Target: null } && !isPickerOpen && !isHelpOpen) await panel!.OfferFocusAsync();
    }

    Task<SettledDrawing?> SettledDrawingAsync() => session is null || module is null ? Task.FromResult<SettledDrawing?>(null) : module.SettledDrawingAsync(session);

    /// <summary>Teaches exactly what is on the sheet; null when it did not work, which was said.</summary>
    async Task<TaughtSheet?> TeachAsync(Func<Banks, Drawing, Task<BankChange>> teach)
    {
        if (!state.CanTeach || state.IsSheetEmpty) return null;
        state.IsBusy = true;
        try
        {
            if (await SettledDrawingAsync() is not var (drawing, newestStroke))
            {
                Toasts.ShowProblem(SketchpadModule.NotArrived);
                return null;
            }
            var change = await edits!.DoAsync(all => teach(all, drawing), undone: change => { state.Forget(change); StateHasChanged(); });
            if (change is null) return null;
            See(await banks.OpenAsync(bank));
            var category = state.Bank!.Memory.Find(change.Category);
            return category is null ? null : new TaughtSheet(drawing, category, change, IsNewSymbol: category.ExemplarCount == 1, newestStroke);
        }
        finally
        {
            state.IsBusy = false;
        }
    }

    Task<TaughtSheet?> AddAsync(Category category) => TeachAsync((all, drawing) => all.TeachAsync(bank, category.Id, drawing));

    Task<TaughtSheet?> AddNewAsync(string name) => TeachAsync((all, drawing) => all.TeachAsync(bank, name, drawing));

    /// <summary>"Yes", or one of several: it is learned, and the next sheet is taken. While drawings are meant for one symbol, this asks for the next.</summary>
    async Task ChooseAsync(Category category)
    {
        if (await AddAsync(category) is not { } taught) return;
        if (state.Target is not null) await KeepOnSheetAsync(taught);
        else await NextAsync(taught);
    }

    /// <summary>"No, it's …": the drawing stays, so that one sees that it is recognised now.</summary>
    async Task CorrectAsync(Category category)
    {
        isPickerOpen = false;
        await KeepOnSheetAsync(await AddAsync(category));
    }

    async Task CorrectToNewAsync(string name)
    {
        isPickerOpen = false;
        await TeachNewAsync(name);
    }

    async Task TeachNewAsync(string name) => await KeepOnSheetAsync(await AddNewAsync(name));

    async Task AddToAsync(Category category) => await KeepOnSheetAsync(await AddAsync(category));

    async Task KeepOnSheetAsync(TaughtSheet? taught)
    {
        if (taught is null) return;
        state.Remember(taught);
        // The field or button that had the focus goes away; on the paper, Enter takes the next sheet.
        await module!.FocusAsync();
    }

    Task DrawAgainAsync()
    {
        var taught = state.Taught;
        state.AimAt(taught?.Category);
        return NextAsync(taught);
    }

    Task NextAsync() => NextAsync(state.Taught);

    async Task NextAsync(TaughtSheet? taught)
    {
        state.SheetIs(empty: true);
        if (module is null) return;
        await module.ClearAsync(taught?.NewestStroke);
        await module.FocusAsync();
    }

    void StopAiming()
    {
        state.AimAt(null);
        if (Aim is not null) navigation.NavigateTo("/", replace: true);
    }

    void OpenPicker()
    {
        if (!state.IsSheetEmpty && state.CanTeach) isPickerOpen = true;
    }

    async Task HelpAsync()
    {
        if (module is not null) singleKeys = await module.HasSingleKeysAsync();
        isHelpOpen = true;
    }

    async Task UseSingleKeysAsync(bool on)
    {
        singleKeys = on;
        if (module is not null) await module.SetSingleKeysAsync(on);
    }

    async Task NameAsync()
    {
        if (state.IsSheetEmpty || state.Answer is SheetAnswer.Taught) return;
        var isFieldThere = state.Target is null && panel!.IsFormShown;
        StopAiming();
        state.IsNaming = true;
        // A field that appears takes the focus by itself: in here, nothing is rendered yet.
        if (isFieldThere) await panel!.FocusNameAsync();
    }

    async Task StopNamingAsync()
    {
        state.StopNaming();
        if (module is not null) await module.FocusAsync();
    }

    Task ISketchpadEvents.InkChangedAsync(InkState ink)
    {
        if (ink.Empty != state.IsSheetEmpty) state.SheetIs(ink.Empty);
        if (!ink.Empty) Toasts.GoOn();
        // The word that the stream is back may have been lost with the circuit.
        return ((ISketchpadEvents)this).ConnectionChangedAsync(ink.Connection);
    }

    Task ISketchpadEvents.ConnectionChangedAsync(string connection)
    {
        state.IsOffline = connection == "offline";
        StateHasChanged();
        return Task.CompletedTask;
    }

    async Task ISketchpadEvents.ShortcutAsync(string name)
    {
        switch (name)
        {
            case "help": await HelpAsync(); break;
            case "no": OpenPicker(); break;
            case "teach": await NameAsync(); break;
            case "yes": await YesAsync(); break;
        }
        StateHasChanged();
    }

    Task YesAsync() => state switch
    {
        { Answer: SheetAnswer.Taught } => NextAsync(),
        { Answer: SheetAnswer.Empty } => Task.CompletedTask,
        { Target: { } target } => ChooseAsync(target),
        { IsNaming: true } => NameAsync(),
        { Best: { } best } => ChooseAsync(best.Category),
        { Answer: SheetAnswer.Unknown or SheetAnswer.Blind } => NameAsync(),
        _ => Task.CompletedTask,
    };

    // The ink is safe in the browser; a new session receives all of it.
    Task ISketchpadEvents.SessionLostAsync() => OpenSheetAsync();

    void CloseSession()
    {
        if (session is null) return;
        session.Recognised -= answers.Offer;
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
