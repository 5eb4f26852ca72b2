using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The dispose scopes of the current thread.</summary>
public class DisposeScopeManager
{
  [ThreadStatic] static ThreadDisposeScopeStatistics? statistics;

  /// <summary>Counts of what the current thread did with its tensors.</summary>
  public static ThreadDisposeScopeStatistics Statistics => statistics ??= new();

  /// <summary>The innermost open scope of this thread.</summary>
  [field: ThreadStatic]
  internal static DisposeScope? Current { get; set; }

  internal static DisposeScope Open() => Current = new(Current);

  internal static void OnCreated(Tensor tensor)
  {
    var counts = Statistics.TensorStatistics;
    if (Current is { } scope)
    {
      counts.CreatedInScopeCount++;
      scope.Own(tensor);
    }
    else
    {
      counts.CreatedOutsideScopeCount++;
    }
  }

  internal static void OnDisposed(Tensor tensor)
  {
    var counts = Statistics.TensorStatistics;
    if (tensor.OwningDisposeScope is { } scope)
    {
      counts.DisposedInScopeCount++;
      scope.Release(tensor);
    }
    else
    {
      counts.DisposedOutsideScopeCount++;
    }
  }
}
