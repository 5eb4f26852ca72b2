using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of modules, named by their places.</summary>
public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
{
  readonly List<T> items = [];

  /// <summary>A list of modules.</summary>
  public ModuleList(params T[] modules) : base(nameof(ModuleList<>)) => extend(modules);

  /// <summary>The number of modules.</summary>
  public int Count => items.Count;

  /// <summary>Whether the list is fixed; it never is.</summary>
  public bool IsReadOnly => false;

  /// <summary>The module at a place.</summary>
  public T this[int index]
  {
    get => items[index];
    set => Change(() => items[index] = value);
  }

  /// <summary>Adds a module at the end.</summary>
  public void Add(T item) => Change(() => items.Add(item));

  /// <summary>Adds modules at the end.</summary>
  public void append(params T[] parameters) => extend(parameters);

  /// <summary>Adds modules at the end.</summary>
  public void extend(IEnumerable<T> modules) => Change(() => items.AddRange(modules));

  /// <summary>Puts a module at a place.</summary>
  public void Insert(int index, T item) => Change(() => items.Insert(index, item));

  /// <summary>Removes a module and says whether it was there.</summary>
  public bool Remove(T item)
  {
    var removed = items.Remove(item);
    RegisterComponents();
    return removed;
  }

  /// <summary>Removes the module at a place.</summary>
  public void RemoveAt(int index) => Change(() => items.RemoveAt(index));

  /// <summary>Removes all modules.</summary>
  public void Clear() => Change(items.Clear);

  /// <summary>Whether the module is in the list.</summary>
  public bool Contains(T item) => items.Contains(item);

  /// <summary>Copies the modules into an array.</summary>
  public void CopyTo(T[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

  /// <summary>The place of a module, or -1.</summary>
  public int IndexOf(T item) => items.IndexOf(item);

  /// <summary>The modules in order.</summary>
  public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

  IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

  /// <summary>Registers the modules under their places.</summary>
  protected override void RegisterComponents()
  {
    ClearModules();
    for (var i = 0; i < items.Count; i++) register_module(i.ToString(CultureInfo.InvariantCulture), items[i]);
  }

  void Change(Action change)
  {
    change();
    RegisterComponents();
  }
}
