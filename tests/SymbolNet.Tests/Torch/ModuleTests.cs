using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SymbolNet.Tests.Torch;

[Collection(OneGenerator.Name)]
public sealed class ModuleTests
{
  sealed class Network : Module<Tensor, Tensor>
  {
    readonly Sequential body = Sequential(("first", Linear(2, 3)), ("norm", BatchNorm1d(3)), ("activation", ReLU()));
    readonly ModuleList<Linear> heads = ModuleList(Linear(3, 1), Linear(3, 1, hasBias: false));
    readonly Parameter scale = new(ones(1));
    readonly Tensor offset = zeros(1);

    public Network() : base(nameof(Network))
    {
      RegisterComponents();
      register_buffer("scratch", zeros(1), persistent: false);
    }

    public override Tensor forward(Tensor input) => (heads[0].call(body.call(input)) * scale) + offset;
  }

  [Fact]
  public void Fields_are_registered_with_dotted_names()
  {
    using var network = new Network();
    Assert.Equal(["scale", "body.first.weight", "body.first.bias", "body.norm.weight", "body.norm.bias", "heads.0.weight", "heads.0.bias", "heads.1.weight"], network.named_parameters().Select(pair => pair.name));
    Assert.Equal(["offset", "scratch", "body.norm.running_mean", "body.norm.running_var", "body.norm.num_batches_tracked"], network.named_buffers().Select(pair => pair.name));
    Assert.Equal(["body", "heads"], network.named_children().Select(pair => pair.name));
    Assert.Equal(["body", "body.first", "body.norm", "body.activation", "heads", "heads.0", "heads.1"], network.named_modules().Select(pair => pair.name));
    Assert.Equal([3L, 2L], network.get_parameter("body.first.weight")!.shape);
    Assert.True(network.has_buffer("offset") && !network.has_parameter("offset"));
    Assert.Single(network.parameters(recurse: false));
    var seen = 0;
    network.apply(_ => seen++);
    Assert.Equal(8, seen);
    Assert.Throws<ArgumentException>(() => network.register_parameter("a.b", new Parameter(zeros(1))));
    Assert.Throws<ArgumentException>(() => network.register_buffer("offset", zeros(1)));
  }

  [Fact]
  public void A_state_goes_from_one_network_to_another()
  {
    using var scope = NewDisposeScope();
    using var from = new Network();
    using var to = new Network();
    using var input = rand(5, 2);
    from.train();
    from.call(input);
    from.eval();
    to.eval();
    Assert.False(from.call(input).allclose(to.call(input)));
    var state = from.state_dict();
    Assert.DoesNotContain("scratch", state.Keys);
    var (missing, unexpected) = to.load_state_dict(state);
    Assert.Empty(missing.Concat(unexpected));
    Assert.True(from.call(input).allclose(to.call(input)));
    Assert.Equal(1, to.get_buffer("body.norm.num_batches_tracked")!.item<long>());

    state.Remove("scale");
    state.Add("strange", zeros(1));
    Assert.Contains("strange", Assert.Throws<InvalidOperationException>(() => to.load_state_dict(state)).Message, StringComparison.Ordinal);
    (missing, unexpected) = to.load_state_dict(state, strict: false);
    Assert.Equal(("scale", "strange"), (missing.Single(), unexpected.Single()));
    Assert.Contains("more.scale", from.state_dict(prefix: "more").Keys);
  }

  [Fact]
  public void Modes_gradients_types_and_life_go_through_the_whole_tree()
  {
    using var outer = NewDisposeScope();
    Network network;
    using (NewDisposeScope()) network = new Network();
    Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad && !parameter.IsInvalid));
    network.eval();
    Assert.All(network.modules(), module => Assert.False(module.training));
    network.train();
    Assert.All(network.modules(), module => Assert.True(module.training));

    network.call(rand(4, 2)).sum().backward();
    var weight = network.get_parameter("body.first.weight")!;
    Assert.NotNull(weight.grad);
    network.to(ScalarType.Float64);
    Assert.Same(weight, network.get_parameter("body.first.weight"));
    Assert.Equal((ScalarType.Float64, ScalarType.Float64, true, true), (weight.dtype, weight.grad!.dtype, weight.is_leaf, weight.requires_grad));
    Assert.Equal(ScalarType.Int64, network.get_buffer("body.norm.num_batches_tracked")!.dtype);
    Assert.Same(network, network.@float().cpu().to("cpu"));
    network.zero_grad();
    Assert.Null(weight.grad);
    network.Dispose();
    Assert.True(weight.IsInvalid);
  }

  [Fact]
  public void Layers_compute_what_their_functions_compute()
  {
    using var scope = NewDisposeScope();
    manual_seed(2);
    var image = rand(2, 4, 6, 6) - 0.5;
    void Same(Module<Tensor, Tensor> layer, Tensor expected) => Assert.True(layer.eval_then_call(image).allclose(expected), layer.GetName());
    var convolution = Conv2d(4, 2, 3, stride: 2, padding: 1, dilation: 1);
    Same(convolution, functional.conv2d(image, convolution.weight!, convolution.bias, [2, 2], [1, 1]));
    var same = Conv2d(4, 2, (3, 5), Padding.Same, bias: false);
    Same(same, functional.conv2d_padding(image, same.weight!, padding: Padding.Same));
    var mirrored = Conv2d(4, 2, 3, padding: 1, padding_mode: PaddingModes.Reflect);
    Same(mirrored, functional.conv2d(functional.pad(image, (1, 1, 1, 1), PaddingModes.Reflect), mirrored.weight!, mirrored.bias));
    var linear = Linear(6, 3);
    Same(linear, image.matmul(linear.weight!.t()) + linear.bias!);
    Same(BatchNorm2d(4, eps: 0), image);
    Same(GroupNorm(2, 4), functional.group_norm(image, 2));
    Same(LayerNorm(6), functional.layer_norm(image, [6]));
    Same(ReLU(), image.relu()); Same(ReLU6(), image.relu6()); Same(LeakyReLU(0.2), image.leaky_relu(0.2)); Same(PReLU(1), image.leaky_relu(0.25)); Same(ELU(), image.elu()); Same(Hardtanh(), image.hardtanh(-1, 1));
    Same(Sigmoid(), image.sigmoid()); Same(Tanh(), image.tanh()); Same(GELU(), image.gelu()); Same(SiLU(), image.silu()); Same(Softplus(), image.softplus()); Same(Softmax(1), image.softmax(1)); Same(LogSoftmax(1), image.log_softmax(1));
    Same(MaxPool2d(2), functional.max_pool2d(image, 2)); Same(MaxPool2d(3, stride: 2, padding: 1), functional.max_pool2d(image, 3, 2, 1)); Same(AvgPool2d(2), functional.avg_pool2d(image, 2));
    Same(AdaptiveAvgPool2d(1), image.mean([2, 3], true)); Same(AdaptiveMaxPool2d([1, 1]), image.amax([2, 3], true));
    Same(Dropout(), image); Same(Dropout2d(), image); Same(Identity(), image); Same(Flatten(), image.flatten(1)); Same(Unflatten(1, [2, 2]), image.unflatten(1, 2, 2));
    Same(ZeroPad2d(1), functional.pad(image, 1)); Same(ConstantPad2d(1, 3), functional.pad(image, 1, value: 3)); Same(ReflectionPad2d(2), functional.pad(image, 2, PaddingModes.Reflect)); Same(ReplicationPad2d((1, 0, 0, 0)), functional.pad(image, (1, 0, 0, 0), PaddingModes.Replicate));
    Assert.True(CosineSimilarity().call(image, image).allclose(ones(2, 6, 6)));
    var embedding = Embedding(5, 3, padding_idx: 0);
    Assert.True(embedding.call(tensor(new long[] { 2, 0 })).allclose(stack([embedding.weight![2], zeros(3)])));
    var changed = image.clone();
    Assert.True(ReLU(inplace: true).call(changed).allclose(image.relu()) && changed.allclose(image.relu()));
  }

  [Fact]
  public void Batch_norm_gathers_statistics_while_training()
  {
    using var scope = NewDisposeScope();
    using var norm = BatchNorm1d(1);
    norm.call(tensor(new float[,] { { 1 }, { 3 } }));
    Assert.Equal((0.2f, 1.1f, 1L), (norm.running_mean!.item<float>(), norm.running_var!.item<float>(), norm.num_batches_tracked!.item<long>()));
    norm.eval();
    Assert.Equal((2 - 0.2) / Math.Sqrt(1.1 + 1e-5), norm.call(tensor(new float[,] { { 2 } })).item<float>(), 1e-5);
    norm.reset_running_stats();
    Assert.Equal(1, norm.running_var!.item<float>());
    Assert.Throws<ArgumentException>(() => BatchNorm2d(1).call(zeros(2, 1)));
  }

  [Fact]
  public void Dropout_drops_while_training_only()
  {
    using var scope = NewDisposeScope();
    manual_seed(3);
    using var dropout = Dropout(0.25);
    var dropped = dropout.call(ones(10_000));
    Assert.InRange(dropped.eq(0).sum().item<long>(), 2_300, 2_700);
    Assert.Equal(1 / 0.75, dropped.max().item<float>(), 1e-5);
    dropout.eval();
    Assert.True(dropout.call(ones(10)).allclose(ones(10)));
    var channels = Dropout2d(0.5).call(ones(100, 10, 2, 2)).sum([2L, 3L]);
    Assert.True((channels.eq(0) | channels.eq(8)).all().item<bool>());
  }

  [Fact]
  public void Initialisation_has_the_spread_it_promises()
  {
    using var scope = NewDisposeScope();
    manual_seed(4);
    double Spread(Func<Tensor, Tensor> fill) => fill(empty(200, 100)).std().item<float>();
    Assert.Equal(Math.Sqrt(2.0 / 300), Spread(x => init.xavier_normal_(x)), 2e-3);
    Assert.Equal(Math.Sqrt(2.0 / 300), Spread(x => init.xavier_uniform_(x)), 2e-3);
    Assert.Equal(Math.Sqrt(2.0 / 100), Spread(x => init.kaiming_normal_(x)), 2e-3);
    Assert.Equal(Math.Sqrt(2.0 / 200), Spread(x => init.kaiming_uniform_(x, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU)), 2e-3);
    Assert.Equal(2, Spread(x => init.normal_(x, 1, 2)), 0.05);
    Assert.Equal(1 / Math.Sqrt(12), Spread(x => init.uniform_(x)), 5e-3);
    Assert.Equal(0, Spread(init.zeros_) + Spread(init.ones_) + Spread(x => init.constant_(x, 3)), 0);
    var orthogonal = init.orthogonal_(empty(3, 5), gain: 2);
    Assert.True(orthogonal.matmul(orthogonal.t()).allclose(4 * eye(3), atol: 1e-5));
    Assert.Equal((6L * 9, 4L * 9), init.CalculateFanInAndFanOut(empty(4, 6, 3, 3)));
    var linear = Linear(100, 50);
    Assert.InRange(linear.weight!.abs().max().item<float>(), 0.08, 0.1);
    Assert.InRange(linear.bias!.abs().max().item<float>(), 0.05, 0.1);
    Assert.InRange(Conv2d(4, 50, 5).weight!.abs().max().item<float>(), 0.08, 0.1);
  }

  [Fact]
  public void Sequences_lists_and_dictionaries_hold_their_modules_in_order()
  {
    using var scope = NewDisposeScope();
    using var sequence = Sequential(Linear(2, 2), ReLU()).append(Linear(2, 1));
    Assert.Equal((3, 5), (sequence.Count, sequence.call(ones(5, 2)).shape[0]));
    Assert.IsType<ReLU>(sequence[1]);
    using var list = ModuleList(Linear(1, 1));
    list.Add(Linear(1, 2));
    list.Insert(0, Linear(1, 3));
    list.RemoveAt(1);
    Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], list.named_parameters().Select(pair => pair.name));
    Assert.Equal([3L, 2L], list.Select(linear => linear.out_features));
    using var named = ModuleDict(("a", Linear(1, 1)), ("b", Linear(1, 2)));
    Assert.Equal(["a.weight", "a.bias", "b.weight", "b.bias"], named.named_parameters().Select(pair => pair.name));
    Assert.True(named.ContainsKey("a") && named.TryGetValue("b", out var found) && found.out_features == 2 && named.Remove("a") && named.Count == 1);
  }

  [Fact]
  public void Hooks_see_and_replace_what_passes()
  {
    using var scope = NewDisposeScope();
    using var layer = ReLU();
    var before = layer.register_forward_pre_hook((_, input) => input + 1);
    var after = layer.register_forward_hook((_, _, output) => output * 10);
    Assert.Equal(20, layer.call(ones(1)).item<float>());
    before.remove();
    after.remove();
    Assert.Equal(1, layer.call(ones(1)).item<float>());
  }
}

static class Calls
{
  internal static Tensor eval_then_call(this Module<Tensor, Tensor> module, Tensor input)
  {
    module.eval();
    return module.call(input);
  }
}
