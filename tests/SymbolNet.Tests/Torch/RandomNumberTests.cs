using static TorchSharp.torch;

namespace SymbolNet.Tests.Torch;

[Collection(OneGenerator.Name)]
public sealed class RandomNumberTests
{
  [Fact]
  public void Seeds_and_states_repeat_random_numbers()
  {
    using var scope = NewDisposeScope();
    manual_seed(5);
    var first = rand(4);
    var state = get_rng_state();
    var second = rand(4);
    manual_seed(5);
    Assert.True(first.allclose(rand(4)));
    Assert.False(first.allclose(second));
    set_rng_state(state);
    Assert.True(second.allclose(rand(4)));

    using var mine = new Generator(3);
    var own = randn(3, generator: mine);
    Assert.True(own.allclose(randn(3, generator: new Generator(3))));
    var kept = mine.get_state();
    var next = randperm(10, generator: mine);
    mine.set_state(kept);
    Assert.True(next.allclose(randperm(10, generator: mine)));
    Assert.Equal(3, mine.initial_seed());
  }
}
