namespace SymbolNet.EndToEnd.Driving;

/// <summary>What a visitor looks at.</summary>
public sealed record Screen(string Name, int Width, int Height, bool IsDark)
{
    public static readonly Screen Wide = new("wide-light", 1280, 800, false);
    public static readonly Screen WideDark = new("wide-dark", 1280, 800, true);
    public static readonly Screen Phone = new("phone-light", 390, 844, false);
    public static readonly Screen PhoneDark = new("phone-dark", 390, 844, true);

    public bool IsPhone => Width < 600;

    public override string ToString() => Name;

    /// <summary>All four, for theories.</summary>
    public static TheoryData<string> Names => new(Wide.Name, WideDark.Name, Phone.Name, PhoneDark.Name);

    public static Screen Called(string name) => new[] { Wide, WideDark, Phone, PhoneDark }.Single(screen => screen.Name == name);
}
