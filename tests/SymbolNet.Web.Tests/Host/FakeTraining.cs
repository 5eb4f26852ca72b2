using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Learning.Evaluation;
using SymbolNet.Learning.Reports;
using SymbolNet.Learning.Training;
using SymbolNet.Raster;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

namespace SymbolNet.Web.Tests.Host;

/// <summary>
/// A stand-in for the training program: says what a training says and leaves what a training leaves, in a moment. Files beside it tell it to wait for its input to end, to die, or to refuse.
/// </summary>
sealed class FakeTraining
{
    const string Script = """
        #!/bin/bash
        here=$(dirname "$0")
        if [ "$1" = evaluate ]; then
          echo "$@" >> "$here/examinations"
          if [ "$2" = speed ]; then echo '{"milliseconds":1.36}'; exit 0; fi
          if [ -e "$here/refuse" ]; then echo "$4 knows no such alphabet." >&2; exit 2; fi
          echo 5/10 >&2
          if [ -e "$here/hold" ]; then cat > /dev/null; exit 130; fi
          while [ $# -gt 0 ]; do
            case $1 in --out) mkdir -p "$(dirname "$2")"; cp "$here/mixups.json" "$2" ;; esac
            shift
          done
          exit 0
        fi
        echo "$@" >> "$here/calls"
        if [ "$1" = export ]; then
          echo onnx > "$5"
          if [ -e "$here/refuse" ]; then echo "$3 is no good." >&2; exit 2; fi
          exit 0
        fi
        if [ "$1" = data ]; then
          if [ -e "$here/unreadable" ]; then echo "'$3' holds no symbols." >&2; exit 2; fi
          if [ -s "$here/look" ]; then cat "$here/look"; else echo '{"description":"it","alphabets":1,"classes":2,"drawings":5,"problems":1,"leftOut":["One is no picture."],"drawingsOf":{"Greek":{"alpha":3,"beta":2}}}'; fi
          cp "$here/sheet.png" "$6"
          exit 0
        fi
        [ "$1" = train ] || exit 0
        while [ $# -gt 0 ]; do
          case $1 in --out) out=$2; shift ;; esac
          shift
        done
        mkdir -p "$out"
        echo "something of a library"
        echo '{"kind":"preparing","step":0,"steps":0,"message":"Measuring 12 drawings"}'
        echo '{"kind":"started","step":0,"steps":40}'
        if [ "$(grep -c ^train "$here/calls")" = 1 ]; then began=0; else began=40; fi
        echo "{\"kind\":\"scored\",\"step\":$began,\"steps\":40,\"pairs\":[{\"one\":\"iVBO\",\"other\":\"iVBP\",\"caption\":\"a of Latin\",\"areSame\":true,\"isHard\":true},{\"one\":\"iVBO\",\"other\":\"iVBQ\",\"caption\":\"a and b of Latin\",\"areSame\":false,\"isHard\":false}],\"pairsHeldOut\":true,\"pairScores\":[0.9,0.8]}"
        echo '{"kind":"scored","step":0,"steps":40,"pairScores":[0.1,0.1,0.1]}'
        touch "$out/last.safetensors"
        echo "step 0/40" >&2
        for step in $(seq 1 40); do
          echo "{\"kind\":\"steps\",\"step\":$step,\"steps\":40,\"loss\":$((41 - step)),\"learningRate\":0.01,\"picturesPerSecond\":500,\"secondsLeft\":$((40 - step))}"
        done
        echo '{"kind":"scored","step":40,"steps":40,"pairScores":[0.95,0.15]}'
        echo '{"kind":"validated","step":40,"steps":40,"metrics":{"oneShotWithinAlphabet":0.5,"oneShotAmongAll":0.75},"best":true}'
        if [ -e "$here/hold" ]; then cat > /dev/null; echo '{"kind":"stopped","step":40,"steps":40}'; exit 130; fi
        if [ -e "$here/die" ]; then kill -9 $$; fi
        if [ -e "$here/refuse" ]; then echo "The data is no good." >&2; exit 2; fi
        cp "$here"/starter/* "$out"
        echo '{"kind":"finished","step":40,"steps":40}'
        """;

    readonly string folder;

    public FakeTraining(DataPlace place)
    {
        folder = Directory.CreateDirectory(Path.Combine(place.Folder, "program")).FullName;
        Program = Path.Combine(folder, "symbolnet");
        File.WriteAllText(Program, Script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllBytes(Path.Combine(folder, "sheet.png"), PngWriter.Encode(new GreyImage(2, 2, [0, 255, 255, 0])));
        var starter = Directory.CreateDirectory(Path.Combine(folder, "starter")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models", "starter")))
            File.Copy(file, Path.Combine(starter, Path.GetFileName(file)));
    }

    public string Program { get; }

    /// <summary>How it was called, one line for each time.</summary>
    public string[] Calls => File.Exists(Path.Combine(folder, "calls")) ? File.ReadAllLines(Path.Combine(folder, "calls")) : [];

    /// <summary>How it was called to examine models.</summary>
    public string[] Examinations => File.Exists(Path.Combine(folder, "examinations")) ? File.ReadAllLines(Path.Combine(folder, "examinations")) : [];

    /// <summary>What it will find a model to mix up: two alphabets of two symbols.</summary>
    public void WillFind()
    {
        var picture = PngWriter.Encode(new GreyImage(2, 2, [0, 255, 255, 0]));
        new MixUps
        {
            ModelId = "any", Data = "two alphabets",
            Symbols = [new("Greek", "alpha", 10, 7, picture), new("Greek", "omicron", 10, 10, picture), new("Latin", "a", 10, 9, picture), new("Latin", "o", 10, 8, picture)],
            All = [new(0, 2, 3, [new(picture, 0.7f, 0.6f), new(picture, 0.65f, 0.61f), new(picture, 0.5f, 0.4f)]), new(3, 2, 2, [new(picture, 0.55f, 0.5f), new(picture, 0.52f, 0.51f)]), new(2, 1, 1, [])],
        }.Write(Path.Combine(folder, "mixups.json"));
    }

    public void Tell(string what, bool on = true, string content = "")
    {
        if (on)
            File.WriteAllText(Path.Combine(folder, what), content);
        else
            File.Delete(Path.Combine(folder, what));
    }

    /// <summary>Starts the app with other services in place of its own.</summary>
    public AppHost Start(DataPlace place, Action<IServiceCollection> configure, params (string, string)[] settings) => AppHost.Start(place, new FakeNetwork(), configure, [("Training:Program", Program), .. settings]);

    public AppHost Start(DataPlace place, params (string, string)[] settings) => AppHost.Start(place, [("Training:Program", Program), .. settings]);

    public static RunPlan Plan { get; } = new()
    {
        Preset = "starter", Dataset = "procedural:1/2x3x4", HeldOut = "0.5", Recipe = new Recipe { Steps = 40, Training = new TrainingOptions { Name = "tiny", Threads = 1 } },
    };

    public static async Task<RunRow> ReachAsync(AppHost host, Guid run, RunState state)
    {
        RunRow? row = null;
        await Eventually.TrueAsync(async () => (row = await host.Services.GetRequiredService<Runs>().FindAsync(run))?.State == state);
        return row!;
    }
}
