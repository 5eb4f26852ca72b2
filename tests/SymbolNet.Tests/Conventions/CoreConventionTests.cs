using System.Reflection;
using SymbolNet.Ink;

namespace SymbolNet.Tests.Conventions;

public sealed class CoreConventionTests
{
    static readonly Assembly Core = typeof(Drawing).Assembly;

    [Fact]
    public void Core_stands_on_the_runtime_and_tensor_primitives_alone() =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), reference => reference.Name is not { } name
            || !(name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard")
            || name.StartsWith("System.Data", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal));

    [Fact]
    public void Classes_are_sealed() =>
        Assert.DoesNotContain(Core.GetTypes(), type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsCompilerMade(type));

    [Fact]
    public void Namespaces_match_the_folders_of_the_core()
    {
        string[] folders = ["SymbolNet", "SymbolNet.Ink", "SymbolNet.Raster", "SymbolNet.Embeddings", "SymbolNet.Memory", "SymbolNet.Recognition", "SymbolNet.Evaluation"];
        Assert.DoesNotContain(Core.GetTypes(), type => !IsCompilerMade(type) && !folders.Contains(type.Namespace));
    }

    [Fact]
    public void There_is_no_static_state_that_changes() =>
        Assert.DoesNotContain(
            Core.GetTypes().Where(type => !IsCompilerMade(type)).SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)),
            field => !field.IsLiteral && !field.IsInitOnly);

    [Fact]
    public void No_class_is_named_for_having_no_better_name()
    {
        string[] empty = ["Manager", "Helper", "Utils", "Common", "Extensions"];
        Assert.DoesNotContain(Core.GetTypes(), type => empty.Any(name => type.Name.EndsWith(name, StringComparison.Ordinal)));
    }

    static bool IsCompilerMade(Type type) => type.Name.Contains('<') || type.DeclaringType is { } outer && IsCompilerMade(outer) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || type.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true;
}
