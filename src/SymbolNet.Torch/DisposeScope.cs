using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Owns the tensors that its thread makes while it is the innermost scope, and disposes them at its end. Open one with <see cref="NewDisposeScope"/> in a
/// <c>using</c> statement; what has to outlive it is moved out or detached. Belongs to one thread: never <c>await</c> inside.
/// </summary>
public sealed class DisposeScope : IDisposable
{
  readonly HashSet<IDisposable> owned = new(ReferenceEqualityComparer.Instance);
  DisposeScope? outer;
  bool closed;

  internal DisposeScope(DisposeScope? outer) => this.outer = outer;

  /// <summary>How many objects the scope owns.</summary>
  public int DisposablesCount => owned.Count;

  /// <summary>What the scope owns at present, as a copy.</summary>
  public IReadOnlyList<IDisposable> DisposablesView => [.. owned];

  /// <summary>Whether the scope owns the object.</summary>
  public bool Contains(IDisposable disposable) => owned.Contains(disposable);

  /// <summary>Takes over an object, from its former scope if it had one.</summary>
  public void Attach(IDisposable disposable)
  {
    if (disposable is Tensor { OwningDisposeScope: { } former })
    {
      if (ReferenceEquals(former, this)) return;
      former.Release(disposable);
    }
    else if (disposable is Tensor)
    {
      DisposeScopeManager.Statistics.TensorStatistics.AttachedToScopeCount++;
    }
    Own(disposable);
  }

  /// <inheritdoc cref="Attach(IDisposable)"/>
  public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

  /// <inheritdoc cref="Attach(IDisposable)"/>
  public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
  {
    IReadOnlyList<IDisposable> all = [.. disposables];
    foreach (var disposable in all) Attach(disposable);
    return all;
  }

  /// <summary>Gives an object up, so that no scope disposes it, and returns it.</summary>
  public T Detach<T>(T disposable) where T : IDisposable
  {
    if (owned.Contains(disposable))
    {
      Release(disposable);
      if (disposable is Tensor) DisposeScopeManager.Statistics.TensorStatistics.DetachedFromScopeCount++;
    }
    return disposable;
  }

  /// <inheritdoc cref="Detach{T}(T)"/>
  public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable => (Detach<T1>(first), Detach<T2>(second));

  /// <inheritdoc cref="Detach{T}(T)"/>
  public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

  /// <inheritdoc cref="Detach{T}(T)"/>
  public void Detach(IEnumerable<IDisposable> disposables)
  {
    foreach (var disposable in disposables) Detach<IDisposable>(disposable);
  }

  /// <summary>Gives an object to the scope around this one, or detaches it if there is none, and returns it.</summary>
  public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther<T>(outer, disposable);

  /// <inheritdoc cref="MoveToOuter{T}(T)"/>
  public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable => (MoveToOuter<T1>(first), MoveToOuter<T2>(second));

  /// <inheritdoc cref="MoveToOuter{T}(T)"/>
  public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third) where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    => (MoveToOuter<T1>(first), MoveToOuter<T2>(second), MoveToOuter<T3>(third));

  /// <inheritdoc cref="MoveToOuter{T}(T)"/>
  public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

  /// <inheritdoc cref="MoveToOuter{T}(T)"/>
  public void MoveToOuter(IEnumerable<IDisposable> disposables)
  {
    foreach (var disposable in disposables) MoveToOuter<IDisposable>(disposable);
  }

  /// <summary>Gives an object to another scope and returns it.</summary>
  public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
  {
    if (scope is null) return Detach<T>(disposable);
    if (disposable is not Tensor) Release(disposable);
    scope.Attach((IDisposable)disposable);
    return disposable;
  }

  /// <inheritdoc cref="MoveToOther{T}(DisposeScope, T)"/>
  public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

  /// <inheritdoc cref="MoveToOther{T}(DisposeScope, T)"/>
  public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
  {
    foreach (var disposable in disposables) MoveToOther<IDisposable>(scope, disposable);
  }

  /// <summary>Disposes everything the scope owns now; it stays open.</summary>
  public void DisposeEverything() => DisposeEverythingBut((IEnumerable<IDisposable>)[]);

  /// <summary>Disposes everything the scope owns but <paramref name="inKeep"/>; it stays open.</summary>
  public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
  {
    var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
    foreach (var disposable in DisposablesView)
    {
      if (keep.Contains(disposable)) continue;
      disposable.Dispose();
      owned.Remove(disposable);
    }
  }

  /// <inheritdoc cref="DisposeEverythingBut(IEnumerable{IDisposable})"/>
  public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

  /// <inheritdoc cref="DisposeEverythingBut(IEnumerable{IDisposable})"/>
  public T DisposeEverythingBut<T>(T keep) where T : IDisposable
  {
    DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
    return keep;
  }

  /// <summary>Tells the scope that an object it owns has been disposed by other means.</summary>
  public void MarkAsDisposed(IDisposable disposable) => Release(disposable);

  /// <summary>Disposes everything the scope owns and closes it.</summary>
  public void Dispose()
  {
    if (closed) return;
    closed = true;
    DisposeEverything();
    if (ReferenceEquals(DisposeScopeManager.Current, this))
    {
      DisposeScopeManager.Current = outer;
      return;
    }
    // Closed out of order: the scope that lies directly inside this one gets this one's surroundings.
    for (var inner = DisposeScopeManager.Current; inner is not null; inner = inner.outer)
    {
      if (ReferenceEquals(inner.outer, this)) inner.outer = outer;
    }
  }

  /// <summary>Takes over an object that no scope owns.</summary>
  internal void Own(IDisposable disposable)
  {
    owned.Add(disposable);
    if (disposable is Tensor tensor) tensor.OwningDisposeScope = this;
  }

  /// <summary>Forgets an object.</summary>
  internal void Release(IDisposable disposable)
  {
    owned.Remove(disposable);
    if (disposable is Tensor tensor) tensor.OwningDisposeScope = null;
  }
}
