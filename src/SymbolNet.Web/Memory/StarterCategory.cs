using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SymbolNet.Ink;
using SymbolNet.Memory;

namespace SymbolNet.Web.Memory;

/// <summary>One symbol of the starter memory. Ids follow from the key and the ink, so they are the same on every server and after every update that leaves them alone.</summary>
public sealed class StarterCategory
{
    /// <summary>Makes a category with a lasting key, such as "greek/beta", and its drawings.</summary>
    public StarterCategory(string key, string name, IEnumerable<Drawing> drawings)
    {
        Id = new CategoryId(IdOf(Encoding.UTF8.GetBytes(key)));
        Name = name;
        Exemplars = [.. drawings.Select((drawing, order) => new StarterExemplar(new ExemplarId(IdOf([.. Encoding.UTF8.GetBytes(key), 0, .. DrawingFormat.ToBytes(drawing)])), Id, order, drawing))];
    }

    /// <summary>The category's id.</summary>
    public CategoryId Id { get; }

    /// <summary>The name it has until somebody renames it.</summary>
    public string Name { get; }

    /// <summary>Its drawings.</summary>
    public ImmutableArray<StarterExemplar> Exemplars { get; }

    /// <summary>A UUID of version 8 (RFC 9562): the first bits of the content's SHA-256.</summary>
    static Guid IdOf(byte[] content)
    {
        var bytes = SHA256.HashData(content).AsSpan(0, 16);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
