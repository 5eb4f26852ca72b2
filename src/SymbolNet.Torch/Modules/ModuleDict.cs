using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order they were added.</summary>
public class ModuleDict<T> : nn.Module where T : nn.Module
{
  readonly OrderedDictionary<string, T> modulesByName = [];

  /// <summary>No modules yet.</summary>
  public ModuleDict() : base(nameof(ModuleDict<>)) { }

  /// <summary>The number of modules.</summary>
  public int Count => modulesByName.Count;

  /// <summary>The module with a name.</summary>
  public T this[string key]
  {
    get => modulesByName[key];
    set
    {
      modulesByName[key] = value;
      RegisterComponents();
    }
  }

  /// <summary>The names.</summary>
  public ICollection<string> Keys => modulesByName.Keys;

  /// <summary>The modules.</summary>
  public ICollection<T> Values => modulesByName.Values;

  /// <summary>Adds a module.</summary>
  public void Add(string key, T value)
  {
    modulesByName.Add(key, value);
    RegisterComponents();
  }

  /// <summary>Adds a module.</summary>
  public void Add((string, T) item) => Add(item.Item1, item.Item2);

  /// <summary>Removes a module and says whether it was there.</summary>
  public bool Remove(string key)
  {
    var removed = modulesByName.Remove(key);
    RegisterComponents();
    return removed;
  }

  /// <summary>Removes all modules.</summary>
  public void clear()
  {
    modulesByName.Clear();
    RegisterComponents();
  }

  /// <summary>Whether there is a module with the name.</summary>
  public bool ContainsKey(string key) => modulesByName.ContainsKey(key);

  /// <summary>The module with a name, if there is one.</summary>
  public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => modulesByName.TryGetValue(key, out value);

  /// <summary>The names and modules in order.</summary>
  public IEnumerator<(string, T)> items() => modulesByName.Select(pair => (pair.Key, pair.Value)).GetEnumerator();

  /// <summary>The names in order.</summary>
  public IEnumerable<string> keys() => modulesByName.Keys;

  /// <summary>The modules in order.</summary>
  public IEnumerable<T> values() => modulesByName.Values;

  /// <summary>Registers the modules under their names.</summary>
  protected override void RegisterComponents()
  {
    ClearModules();
    foreach (var (key, module) in modulesByName) register_module(key, module);
  }
}
