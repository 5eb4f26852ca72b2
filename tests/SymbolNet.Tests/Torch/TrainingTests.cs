using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SymbolNet.Tests.Torch;

public sealed class TrainingTests
{
  sealed class SmallNetwork : Module<Tensor, Tensor>
  {
    readonly Module<Tensor, Tensor> features = Sequential(Conv2d(1, 4, 3, bias: false), BatchNorm2d(4), ReLU(), MaxPool2d(2), Flatten());
    readonly Module<Tensor, Tensor> head = Linear(4 * 3 * 3, 3);

    public SmallNetwork() : base(nameof(SmallNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
      using var seen = features.call(input);
      return head.call(seen);
    }
  }

  [Fact]
  public void A_thousand_steps_leave_no_tensor_behind_and_learn()
  {
    manual_seed(1);
    using var network = new SmallNetwork();
    using var optimizer = optim.AdamW(network.parameters(), lr: 0.01, weight_decay: 0.01);
    var schedule = optim.lr_scheduler.CosineAnnealingLR(optimizer, 1000);
    using var images = randn(8, 1, 8, 8);
    using var classes = randint(3, [8]);
    var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
    double first = 0, last = 0;
    for (var step = 0; step < 1000; step++)
    {
      using var scope = NewDisposeScope();
      optimizer.zero_grad();
      var loss = functional.cross_entropy(network.call(images), classes);
      loss.backward();
      utils.clip_grad_norm_(network.parameters(), 1);
      optimizer.step();
      schedule.step();
      if (step == 0) first = loss.item<float>();
      if (step == 999) last = loss.item<float>();
    }
    Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    Assert.True(last < 0.05 && last < first, $"The loss went from {first} to {last}.");
    Assert.Equal(0, optimizer.ParamGroups.Single().LearningRate, 1e-9);
  }
}
