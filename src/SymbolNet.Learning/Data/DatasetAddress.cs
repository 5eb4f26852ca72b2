using System.Text.RegularExpressions;

namespace SymbolNet.Learning.Data;

/// <summary>
/// What a person names when they name a data set: where it is, and what is wanted of it. Written as one word wherever a data set is named, <c>PATH[:key=value[,key=value ..]]</c>, for instance
/// <c>emnist/gzip.zip:split=balanced,part=test,classes=digits_A-H</c>. Immutable.
/// </summary>
/// <param name="Path">A file, a folder, or made-up alphabets (<see cref="Procedural.ProceduralAlphabets"/>).</param>
public sealed partial record DatasetAddress(string Path)
{
    /// <summary>Which data set of a folder or zip that holds several (<c>split</c>): EMNIST's byclass, bymerge, balanced, letters, digits, mnist.</summary>
    public string? Split { get; init; }

    /// <summary>Which part of a data set that is split into training and test images (<c>part</c>); the training images by default.</summary>
    public DatasetPart? Part { get; init; }

    /// <summary>Which classes (<c>classes</c>), in the grammar of <see cref="ClassSelection"/>; all by default.</summary>
    public string? Classes { get; init; }

    /// <summary>The column of a table that names the picture (<c>path-column</c>); <see cref="TableReader.DefaultPathColumn"/> by default.</summary>
    public string? PathColumn { get; init; }

    /// <summary>The column of a table that names the class (<c>label-column</c>); <see cref="TableReader.DefaultLabelColumn"/> by default.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Takes an address apart. A file or folder whose name looks like an address is meant as it is.</summary>
    /// <exception cref="InvalidInputException">A key is unknown or a value is missing.</exception>
    public static DatasetAddress Parse(string text)
    {
        if (Directory.Exists(text) || File.Exists(text) || Choices().Match(text) is not { Success: true } match)
            return new DatasetAddress(text);
        var address = new DatasetAddress(match.Groups["path"].Value);
        foreach (var choice in match.Groups["choices"].Value.Split(','))
            address = choice.Split('=', 2) switch
            {
                [_, ""] => throw new InvalidInputException($"'{choice}' in '{text}' has no value."),
                ["split", var value] => address with { Split = value },
                ["part", var value] => address with { Part = ParsePart(value) },
                ["classes", var value] => address with { Classes = value },
                ["path-column", var value] => address with { PathColumn = value },
                ["label-column", var value] => address with { LabelColumn = value },
                _ => throw new InvalidInputException($"'{choice}' in '{text}' is not understood; split=, part=, classes=, path-column= and label-column= are."),
            };
        return address;
    }

    /// <summary>A part by its name.</summary>
    /// <exception cref="InvalidInputException">There is no such part.</exception>
    public static DatasetPart ParsePart(string name) => name switch
    {
        "train" => DatasetPart.Train,
        "test" => DatasetPart.Test,
        "all" => DatasetPart.All,
        _ => throw new InvalidInputException($"A data set has no part '{name}'; train, test and all are accepted."),
    };

    [GeneratedRegex("^(?<path>.+?):(?<choices>[a-z-]+=.*)$")]
    private static partial Regex Choices();
}
