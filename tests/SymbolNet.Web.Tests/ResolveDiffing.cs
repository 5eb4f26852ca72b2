using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SymbolNet.Web.Tests;

/// <summary>Binds the version of AngleSharp.Diffing that lies beside the tests (see the project file).</summary>
static class ResolveDiffing
{
    [ModuleInitializer]
    internal static void Bind() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "diffing", "AngleSharp.Diffing.dll")) : null;
}
