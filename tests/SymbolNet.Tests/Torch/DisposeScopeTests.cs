using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Torch;

public sealed class DisposeScopeTests
{
  [Fact]
  public void A_scope_frees_what_was_made_in_it_but_for_what_is_moved_or_detached()
  {
    using var outer = NewDisposeScope();
    Tensor lost, moved, detached;
    using (var inner = NewDisposeScope())
    {
      Assert.Same(inner, CurrentDisposeScope);
      (lost, moved, detached) = (zeros(1), zeros(1).MoveToOuterDisposeScope(), zeros(1).DetachFromDisposeScope());
      Assert.Equal(1, inner.DisposablesCount);
      Assert.True(inner.Contains(lost) && outer.Contains(moved));
    }
    Assert.Same(outer, CurrentDisposeScope);
    Assert.True(lost.IsInvalid && !moved.IsInvalid && !detached.IsInvalid);
    outer.DisposeEverythingBut(moved);
    Assert.False(moved.IsInvalid);
    outer.Attach(detached);
    outer.DisposeEverything();
    Assert.True(moved.IsInvalid && detached.IsInvalid);
  }

  [Fact]
  public void Tensors_move_between_scopes_in_every_listed_way()
  {
    using var outer = NewDisposeScope();
    using var inner = NewDisposeScope();
    var (a, b, c) = (zeros(1), zeros(1), zeros(1));
    Assert.Equal((a, b), inner.MoveToOuter(a, b));
    inner.MoveToOuter(new List<IDisposable> { c });
    Assert.Equal((0, 3), (inner.DisposablesCount, outer.DisposablesCount));
    outer.MoveToOther(inner, a);
    outer.MoveToOther(inner, new IDisposable[] { b });
    c.MoveToOtherDisposeScope(a);
    Assert.Equal((3, 0), (inner.DisposablesCount, outer.DisposablesCount));
    Assert.Equal((a, b), inner.Detach(a, b));
    inner.Detach(new IDisposable[] { c });
    Assert.Empty(inner.DisposablesView);
    inner.Attach(a, b);
    inner.Attach(new List<IDisposable> { c });
    Assert.Same(a, inner.DisposeEverythingBut(a));
    Assert.True(!a.IsInvalid && b.IsInvalid && c.IsInvalid);
    a.Dispose();
    Assert.Equal(0, inner.DisposablesCount);
    using var wrapped = WrappedTensorDisposeScope(() => zeros(1) + 1);
    Assert.True(inner.Contains(wrapped));
  }

  [Fact]
  public void Scopes_closed_out_of_order_keep_the_rest_in_order()
  {
    var (first, second) = (NewDisposeScope(), NewDisposeScope());
    first.Dispose();
    Assert.Same(second, CurrentDisposeScope);
    var kept = zeros(1).MoveToOuterDisposeScope();
    second.Dispose();
    Assert.NotSame(second, CurrentDisposeScope);
    Assert.False(kept.IsInvalid);
    kept.Dispose();
  }

  [Fact]
  public void Counts_tell_where_tensors_were_made_and_freed() => OnAThreadOfItsOwn(() =>
  {
    var outside = zeros(1);
    using (NewDisposeScope())
    {
      zeros(1).DetachFromDisposeScope().Dispose();
      CurrentDisposeScope!.Attach(outside);
      zeros(1).Dispose();
      zeros(1);
    }
    var counts = DisposeScopeManager.Statistics;
    Assert.Equal((3, 1, 3, 1, 1, 1, 0), (counts.CreatedInScopeCount, counts.CreatedOutsideScopeCount, counts.DisposedInScopeCount, counts.DisposedOutsideScopeCount, counts.AttachedToScopeCount, counts.DetachedFromScopeCount, counts.ThreadTotalLiveCount));
    Assert.Equal(3, counts.TensorStatistics.CreatedInScopeCount);
    counts.Reset();
    Assert.Equal(0, counts.CreatedInScopeCount);
  });

  [Fact]
  public void Every_thread_has_scopes_of_its_own()
  {
    using var mine = NewDisposeScope();
    var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
    {
      for (var i = 0; i < 50; i++)
      {
        using var scope = NewDisposeScope();
        var sum = (ones(16, 16).matmul(ones(16, 16)) + 1).sum();
        if (sum.item<float>() != 17 * 256 || scope.DisposablesCount != 5) throw new InvalidOperationException("A scope saw the tensors of another thread.");
      }
    })).ToArray();
    foreach (var thread in threads) thread.Start();
    foreach (var thread in threads) thread.Join();
    Assert.Equal(0, mine.DisposablesCount);
  }

  [Fact]
  public void The_finalizer_frees_what_nobody_disposed()
  {
    var leaked = Leak();
    for (var i = 0; i < 20 && leaked.Any(reference => reference.IsAlive); i++)
    {
      GC.Collect();
      GC.WaitForPendingFinalizers();
    }
    Assert.DoesNotContain(leaked, reference => reference.IsAlive);
  }

  [Fact]
  public async Task The_finalizer_leaves_alone_what_is_in_use()
  {
    var workers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
    {
      for (var i = 0; i < 1_000; i++)
      {
        if ((ones(64, 64).matmul(ones(64, 64)) + 1).sum().item<float>() != 65 * 64 * 64) throw new InvalidOperationException("A tensor was freed while it was read.");
        if (ones(1_000).data<float>().ToArray().Sum() != 1_000) throw new InvalidOperationException("Memory was freed while it was copied.");
      }
    })).ToArray();
    while (!workers.All(worker => worker.IsCompleted))
    {
      GC.Collect();
      // Gives the thread back between two collections: without that the workers may never get one.
      await Task.Delay(1);
    }
    await Task.WhenAll(workers);
  }

  [MethodImpl(MethodImplOptions.NoInlining)]
  static List<WeakReference> Leak() => [.. Enumerable.Range(0, 100).Select(_ => new WeakReference(ones(100, 100) * 2))];

  static void OnAThreadOfItsOwn(Action body)
  {
    Exception? failure = null;
    var thread = new Thread(() => failure = Record.Exception(body));
    thread.Start();
    thread.Join();
    if (failure is not null) throw failure;
  }
}
