using System.Globalization;

namespace TorchSharp;

/// <summary>Counts of what one thread did with its tensors.</summary>
public class LifetimeStatistics
{
  /// <summary>Made while a dispose scope was open.</summary>
  public long CreatedInScopeCount { get; internal set; }

  /// <summary>Made while none was open.</summary>
  public long CreatedOutsideScopeCount { get; internal set; }

  /// <summary>Disposed while a scope owned them, by hand or by the scope.</summary>
  public long DisposedInScopeCount { get; internal set; }

  /// <summary>Disposed while no scope owned them.</summary>
  public long DisposedOutsideScopeCount { get; internal set; }

  /// <summary>Given to a scope after no scope had owned them.</summary>
  public long AttachedToScopeCount { get; internal set; }

  /// <summary>Taken out of their scope without another one taking over.</summary>
  public long DetachedFromScopeCount { get; internal set; }

  /// <summary>Made on this thread less disposed on this thread: what is outstanding, when no tensor wanders between threads or waits for the finalizer.</summary>
  public long ThreadTotalLiveCount => CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

  /// <summary>Sets every count to zero.</summary>
  public void Reset() => CreatedInScopeCount = CreatedOutsideScopeCount = DisposedInScopeCount = DisposedOutsideScopeCount = AttachedToScopeCount = DetachedFromScopeCount = 0;

  /// <summary>All counts in one line.</summary>
  public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; Created in scope: {CreatedInScopeCount}, outside: {CreatedOutsideScopeCount}; Disposed in scope: {DisposedInScopeCount}, outside: {DisposedOutsideScopeCount}; Attached: {AttachedToScopeCount}; Detached: {DetachedFromScopeCount}");
}
