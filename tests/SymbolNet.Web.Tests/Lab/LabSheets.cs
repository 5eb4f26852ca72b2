using Bunit;
using SymbolNet.Ink;
using SymbolNet.Web.Sketchpad;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

/// <summary>Plays the browser's script of the sheets on a page: the ink goes over the real hub.</summary>
sealed class LabSheets
{
    readonly BunitJSModuleInterop script;
    readonly JSRuntimeInvocationHandler<SettledInk> settled;
    readonly Visitor visitor;
    readonly Dictionary<int, InkTalk> talks = [];
    int revision;

    public LabSheets(BunitJSInterop js, Visitor visitor)
    {
        this.visitor = visitor;
        script = js.SetupModule("./assets/sketchpad.js");
        script.Mode = JSRuntimeMode.Loose;
        Sketchpad = script.SetupModule("createSketchpad", _ => true);
        Sketchpad.Mode = JSRuntimeMode.Loose;
        settled = Sketchpad.Setup<SettledInk>("settled");
    }

    public BunitJSModuleInterop Sketchpad { get; }

    public int Count => script.Invocations["createSketchpad"].Count;

    /// <summary>Draws on one of the sheets, in the order of the page.</summary>
    public async Task DrawAsync(int sheet, Drawing drawing)
    {
        if (!talks.TryGetValue(sheet, out var talk)) talks[sheet] = talk = await visitor.DrawAsync(Option<string>(sheet, "token"));
        talk.Send(drawing.Batch(++revision, reset: true));
        await talk.AnswerToAsync(revision);
        settled.SetResult(new SettledInk(revision, drawing.Strokes.Length));
    }

    public T Option<T>(int sheet, string name)
    {
        var options = script.Invocations["createSketchpad"][sheet].Arguments[1]!;
        return (T)options.GetType().GetProperty(name)!.GetValue(options)!;
    }
}
