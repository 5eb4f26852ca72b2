using System.Text;

namespace SymbolNet.Learning.Data;

/// <summary>
/// Reads a table of pictures: a CSV file (RFC 4180: quoted fields, doubled quotes, line breaks inside quotes; comma, semicolon or tab between fields, whichever the first line has most of) whose
/// first line names the columns. One column names the picture, from the table's own folder on; another one its class. Classes come in the order of their first appearance; the alphabet is the table's
/// name. Rows that cannot be used are listed in <see cref="SymbolCollection.Problems"/>. A folder or zip that holds one such table and its pictures is read without unpacking.
/// </summary>
public static class TableReader
{
    /// <summary>The column of the picture, unless another one is chosen.</summary>
    public const string DefaultPathColumn = "path";

    /// <summary>The column of the class, unless another one is chosen.</summary>
    public const string DefaultLabelColumn = "label";

    /// <summary>True for the name of a table.</summary>
    public static bool Recognises(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the pictures of a table. Every one is tried once and then decoded when it is needed.</summary>
    /// <param name="path">The table, up to <see cref="FileTree.FileLimit"/> bytes, in UTF-8.</param>
    /// <param name="pathColumn">The column of the picture; upper and lower case are the same.</param>
    /// <param name="labelColumn">The column of the class; upper and lower case are the same.</param>
    /// <exception cref="InvalidInputException">The table is missing or broken, has no such column, or no picture of it can be read.</exception>
    public static SymbolCollection Read(string path, string pathColumn = DefaultPathColumn, string labelColumn = DefaultLabelColumn)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Read(TextOf(FileTree.FileSource(path)()), path, pathColumn, labelColumn, file => FileTree.FileSource(Path.Combine(folder, file)));
    }

    /// <summary>The table of a folder or zip that consists of one and its pictures: the only one in it, with both columns. Null where there is none.</summary>
    internal static string? FindIn(FileTree tree, string pathColumn, string labelColumn)
    {
        if (tree.Paths.Where(Recognises).Take(2).ToList() is not [var table])
            return null;
        var (columns, _) = Columns(TextOf(tree.Read(table)), table);
        return new[] { pathColumn, labelColumn }.All(wanted => columns.Exists(column => IsCalled(column, wanted))) ? table : null;
    }

    /// <summary>Reads the pictures of a table that lies with them in a folder or zip.</summary>
    /// <exception cref="InvalidInputException">The table is broken or no picture of it can be read.</exception>
    internal static SymbolCollection Read(FileTree tree, string table, string pathColumn, string labelColumn)
    {
        var folder = table.LastIndexOf('/') is >= 0 and var slash ? table[..(slash + 1)] : "";
        return Read(TextOf(tree.Read(table)), table, pathColumn, labelColumn, file =>
        {
            var place = folder + (file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file).Replace('\\', '/');
            return tree.Contains(place) ? tree.Source(place) : throw new InvalidInputException($"There is no file '{file}' beside '{table}'.");
        });
    }

    static SymbolCollection Read(string text, string path, string pathColumn, string labelColumn, Func<string, Func<byte[]>> sourceOf)
    {
        var (columns, separator) = Columns(text, path);
        if (columns.Count == 0)
            throw new InvalidInputException($"'{path}' is empty; a table with the columns '{pathColumn}' and '{labelColumn}' is expected.");
        var (pathPlace, labelPlace) = (Find(columns, pathColumn, path), Find(columns, labelColumn, path));
        using var rows = Rows(text, separator, path).Skip(1).GetEnumerator();
        var alphabet = Path.GetFileNameWithoutExtension(path);
        var intake = new PictureIntake();
        while (rows.MoveNext())
        {
            var (line, fields) = rows.Current;
            if (fields is [""])
                continue;
            var (file, label) = (fields.ElementAtOrDefault(pathPlace)?.Trim(), fields.ElementAtOrDefault(labelPlace)?.Trim());
            if (string.IsNullOrEmpty(file) || string.IsNullOrEmpty(label))
                intake.Refuse($"line {line}", $"Line {line} of '{path}' has no {(string.IsNullOrEmpty(file) ? pathColumn : labelColumn)}.");
            else if (file.Contains('\0', StringComparison.Ordinal))
                intake.Refuse($"line {line}", $"Line {line} of '{path}' names no file.");
            else
                Take(intake, new SymbolClass(alphabet, label), file, sourceOf);
            if (intake.Count > FileTree.CountLimit)
                throw new InvalidInputException($"'{path}' names more than {FileTree.CountLimit} pictures; up to that many are accepted.");
        }
        return intake.Count > 0 ? intake.Finish($"'{Path.GetFileName(path)}'") : throw new InvalidInputException($"'{path}' has column names but no rows.");
    }

    static void Take(PictureIntake intake, SymbolClass symbol, string file, Func<string, Func<byte[]>> sourceOf)
    {
        try
        {
            intake.Add(symbol, null, file, sourceOf(file));
        }
        catch (InvalidInputException reason)
        {
            intake.Refuse(file, reason.Message);
        }
    }

    static string TextOf(byte[] file) => Encoding.UTF8.GetString(file).TrimStart('\uFEFF');

    /// <summary>The names in the first line, and what stands between them; none of an empty table.</summary>
    static (List<string> Names, char Separator) Columns(string text, string path)
    {
        var firstLine = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length).ToString();
        var separator = ",;\t".MaxBy(mark => firstLine.Count(character => character == mark));
        return (Rows(text, separator, path).FirstOrDefault().Fields ?? [], separator);
    }

    static bool IsCalled(string column, string wanted) => column.Trim().Equals(wanted, StringComparison.OrdinalIgnoreCase);

    static int Find(List<string> columns, string wanted, string path)
    {
        for (var i = 0; i < columns.Count; i++)
            if (IsCalled(columns[i], wanted))
                return i;
        throw new InvalidInputException($"'{path}' has no column '{wanted}'; its columns are {string.Join(", ", columns)}.");
    }

    /// <summary>The rows, each with the number of its first line.</summary>
    static IEnumerable<(int Line, List<string> Fields)> Rows(string text, char separator, string path)
    {
        var (fields, field, line, first) = (new List<string>(), new StringBuilder(), 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '"' && field.Length == 0)
            {
                var opened = line;
                for (i++; i < text.Length && !(text[i] == '"' && (i + 1 == text.Length || text[i + 1] != '"')); i++)
                {
                    field.Append(text[i]);
                    if (text[i] == '\n')
                        line++;
                    // A doubled quote stands for one.
                    if (text[i] == '"')
                        i++;
                }
                if (i == text.Length)
                    throw new InvalidInputException($"'{path}' has a quote in line {opened} that does not end.");
            }
            else if (character == separator)
                EndField();
            else if (character == '\n')
            {
                EndField();
                yield return (first, fields);
                (fields, first) = ([], ++line);
            }
            else if (character != '\r' || i + 1 < text.Length && text[i + 1] != '\n')
                field.Append(character);
        }
        if (field.Length > 0 || fields.Count > 0)
        {
            EndField();
            yield return (first, fields);
        }

        void EndField()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
