namespace TorchSharp;

/// <summary>What one thread did with everything that dispose scopes can own.</summary>
public class ThreadDisposeScopeStatistics
{
  /// <summary>The share of tensors, which is all there is in this backend.</summary>
  public LifetimeStatistics TensorStatistics { get; } = new();

  /// <inheritdoc cref="LifetimeStatistics.CreatedInScopeCount"/>
  public long CreatedInScopeCount => TensorStatistics.CreatedInScopeCount;

  /// <inheritdoc cref="LifetimeStatistics.CreatedOutsideScopeCount"/>
  public long CreatedOutsideScopeCount => TensorStatistics.CreatedOutsideScopeCount;

  /// <inheritdoc cref="LifetimeStatistics.DisposedInScopeCount"/>
  public long DisposedInScopeCount => TensorStatistics.DisposedInScopeCount;

  /// <inheritdoc cref="LifetimeStatistics.DisposedOutsideScopeCount"/>
  public long DisposedOutsideScopeCount => TensorStatistics.DisposedOutsideScopeCount;

  /// <inheritdoc cref="LifetimeStatistics.AttachedToScopeCount"/>
  public long AttachedToScopeCount => TensorStatistics.AttachedToScopeCount;

  /// <inheritdoc cref="LifetimeStatistics.DetachedFromScopeCount"/>
  public long DetachedFromScopeCount => TensorStatistics.DetachedFromScopeCount;

  /// <inheritdoc cref="LifetimeStatistics.ThreadTotalLiveCount"/>
  public long ThreadTotalLiveCount => TensorStatistics.ThreadTotalLiveCount;

  /// <summary>Sets every count to zero.</summary>
  public void Reset() => TensorStatistics.Reset();

  /// <summary>All counts in one line.</summary>
  public override string ToString() => TensorStatistics.ToString();
}
