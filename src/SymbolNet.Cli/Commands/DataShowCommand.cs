using System.CommandLine;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Reports;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet data show</c>: what is in a data set, what of it cannot be read, and how it looks.</summary>
static class DataShowCommand
{
    /// <summary>Sentences about files that were left out, in JSON.</summary>
    const int SentencesShown = 50;

    /// <summary>Letters of the class names in a row of the table.</summary>
    const int LettersShown = 28;

    public static Command Create(TextWriter error, CancellationToken cancellation)
    {
        var dataset = new Argument<string>("path")
        {
            Description = "Folder or zip of class folders (pictures or strokes), of idx files (MNIST, EMNIST, KMNIST), table of pictures (.csv), starter memory (.json) or procedural:SEED/ALPHABETSxCHARACTERSxDRAWERS. "
                + "As everywhere, choices may follow it: PATH:split=balanced,part=test,classes=digits_A-H.",
        };
        var classes = new Option<string?>("--classes") { Description = "Which classes: digits, uppercases, lowercases, all, ranges A-H or 0-20 (label numbers), sets 024Z, joined by _." };
        var split = new Option<string?>("--split") { Description = "Which split of EMNIST: byclass, bymerge, balanced, letters, digits, mnist." };
        var part = new Option<string?>("--part") { Description = "train (default), test or all, where a data set has these parts." };
        var pathColumn = new Option<string?>("--path-column") { Description = $"The column of a table that names the picture; {TableReader.DefaultPathColumn} by default." };
        var labelColumn = new Option<string?>("--label-column") { Description = $"The column of a table that names the class; {TableReader.DefaultLabelColumn} by default." };
        var sheet = new Option<string?>("--sheet") { Description = "Write a contact sheet: a row for each class, its first drawings in it.", HelpName = "FILE.png" };
        var rows = new Option<int>("--rows") { Description = "Most classes on the sheet.", DefaultValueFactory = _ => 40 };
        var columns = new Option<int>("--columns") { Description = "Most drawings of a class on the sheet.", DefaultValueFactory = _ => 20 };
        var (alphabets, json, withInput) = (SharedOptions.Alphabets(), Report.JsonOption(), InputEnd.Option());
        var command = new Command("show", "What is in a data set.") { dataset, classes, split, part, alphabets, pathColumn, labelColumn, sheet, rows, columns, json, withInput };
        command.SetAction(parse =>
        {
            var address = DatasetAddress.Parse(parse.GetRequiredValue(dataset));
            var stop = parse.GetValue(withInput) ? InputEnd.Or(cancellation) : cancellation;
            address = address with
            {
                Classes = parse.GetValue(classes) ?? address.Classes,
                Split = parse.GetValue(split) ?? address.Split,
                Part = parse.GetValue(part) is { } name ? DatasetAddress.ParsePart(name) : address.Part,
                PathColumn = parse.GetValue(pathColumn) ?? address.PathColumn,
                LabelColumn = parse.GetValue(labelColumn) ?? address.LabelColumn,
            };
            // Reading has no end of its own; a program that stops takes it along.
            var collection = Task.Run(() => DatasetReader.Open(address), stop).WaitAsync(stop).GetAwaiter().GetResult();
            if (parse.GetValue(alphabets) is { } chosen)
                collection = collection.Only(SharedOptions.Names(chosen));
            SharedOptions.TellProblems(collection, error);
            if (parse.GetValue(sheet) is { } file)
            {
                var picture = PngWriter.Encode(ContactSheet.Draw(collection, parse.GetValue(rows), parse.GetValue(columns)));
                AtomicFile.Write(file, stream => stream.Write(picture));
            }
            var parts = collection.Alphabets.Select(alphabet =>
            {
                int[] own = [.. Enumerable.Range(0, collection.Classes.Count).Where(index => collection.Classes[index].Alphabet == alphabet)];
                return (Alphabet: alphabet, Names: own.Select(index => collection.Classes[index].Name).ToList(), Counts: own.Select(index => collection.ItemsOf[index].Length).ToList());
            }).ToList();
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json)
                    ? new
                    {
                        description = collection.Description, alphabets = collection.Alphabets.Count, classes = collection.Classes.Count, drawings = collection.Items.Count, problems = collection.Problems.Count,
                        leftOut = collection.Problems.Take(SentencesShown).Select(problem => problem.Sentence),
                        drawingsOf = parts.ToDictionary(part => part.Alphabet, part => part.Names.Zip(part.Counts).ToDictionary(pair => pair.First, pair => pair.Second)),
                    }
                    : null,
                collection.Description, ["alphabet", "classes", "drawings", "of a class", "names"],
                [
                    .. parts.Select(part => new[]
                    {
                        part.Alphabet, $"{part.Names.Count}", $"{part.Counts.Sum()}", part.Counts.Min() == part.Counts.Max() ? $"{part.Counts.Min()}" : $"{part.Counts.Min()} to {part.Counts.Max()}",
                        Shortened(string.Join(' ', part.Names)),
                    }),
                    [$"{collection.Alphabets.Count} in all", $"{collection.Classes.Count}", $"{collection.Items.Count}", "", ""],
                ]);
            return 0;
        });
        return command;
    }

    static string Shortened(string names) => names.Length <= LettersShown ? names : $"{names[..LettersShown].TrimEnd()} …";
}
