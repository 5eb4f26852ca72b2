using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace SymbolNet.Tests.Torch;

/// <summary>Gradients of every differentiable operator against central differences, in double precision.</summary>
public sealed class GradientTests
{
  const double Step = 1e-6;
  const double Tolerance = 1e-6;

  static readonly long[] Row = [2, 3];
  static readonly long[] Square = [3, 3];
  static readonly long[] Image = [2, 2, 4, 4];

  static Tensor Other => linspace(0.3, 1.4, 6, float64).view(2, 3);

  static Tensor Labels => tensor(new long[] { 2, 0 });

  /// <summary>Operator and the shape of its input, whose elements lie between 0.1 and 0.9.</summary>
  static readonly Dictionary<string, (long[] Shape, Func<Tensor, Tensor> Operation)> Table = new()
  {
    ["abs"] = (Row, x => (x - 0.5).abs()), ["neg"] = (Row, x => -x), ["square"] = (Row, x => x.square()), ["sqrt"] = (Row, x => x.sqrt()), ["rsqrt"] = (Row, x => x.rsqrt()),
    ["reciprocal"] = (Row, x => x.reciprocal()), ["exp"] = (Row, x => x.exp()), ["expm1"] = (Row, x => x.expm1()), ["log"] = (Row, x => x.log()), ["log1p"] = (Row, x => x.log1p()),
    ["log2"] = (Row, x => x.log2()), ["log10"] = (Row, x => x.log10()), ["sin"] = (Row, x => x.sin()), ["cos"] = (Row, x => x.cos()), ["tan"] = (Row, x => x.tan()), ["asin"] = (Row, x => x.asin()),
    ["acos"] = (Row, x => x.acos()), ["atan"] = (Row, x => x.atan()), ["sinh"] = (Row, x => x.sinh()), ["cosh"] = (Row, x => x.cosh()), ["tanh"] = (Row, x => x.tanh()), ["erf"] = (Row, x => x.erf()),
    ["erfc"] = (Row, x => x.erfc()), ["sigmoid"] = (Row, x => x.sigmoid()), ["relu"] = (Row, x => (x - 0.5).relu()), ["relu6"] = (Row, x => (x - 0.5).relu6()), ["silu"] = (Row, x => x.silu()),
    ["gelu"] = (Row, x => x.gelu()), ["selu"] = (Row, x => (x - 0.5).selu()), ["elu"] = (Row, x => (x - 0.5).elu()), ["leaky_relu"] = (Row, x => (x - 0.5).leaky_relu(0.1)), ["softplus"] = (Row, x => x.softplus()),
    ["log_sigmoid"] = (Row, x => x.log_sigmoid()), ["clamp"] = (Row, x => x.clamp(0.25, 0.75)), ["hardtanh"] = (Row, x => x.hardtanh(0.25, 0.75)), ["prelu"] = (Row, x => (x - 0.5).prelu(full(3, 0.2, float64))),
    ["add"] = (Row, x => x + Other), ["sub"] = (Row, x => Other - x), ["mul"] = (Row, x => x * Other), ["div"] = (Row, x => Other / x), ["number / tensor"] = (Row, x => 2 / x), ["pow"] = (Row, x => x.pow(2.5)),
    ["pow tensor"] = (Row, x => x.pow(Other)), ["remainder"] = (Row, x => x.remainder(2)), ["addcmul"] = (Row, x => x.addcmul(x, Other, 2)), ["addcdiv"] = (Row, x => x.addcdiv(Other, x, 2)),
    ["lerp"] = (Row, x => x.lerp(Other, x)), ["maximum"] = (Row, x => x.maximum(Other)), ["minimum"] = (Row, x => x.minimum(Other)), ["atan2"] = (Row, x => x.atan2(Other)), ["hypot"] = (Row, x => x.hypot(Other)),
    ["logaddexp"] = (Row, x => x.logaddexp(Other)), ["xlogy"] = (Row, x => x.xlogy(Other)), ["where"] = (Row, x => x.where(Other > 0.8, x * 2)), ["masked_fill"] = (Row, x => x.masked_fill(Other > 0.8, 1)),
    ["masked_select"] = (Row, x => x.masked_select(Other > 0.8)),
    ["sum"] = (Row, x => x.sum(0L)), ["mean"] = (Row, x => x.mean([1])), ["std"] = (Row, x => x.std(1)), ["var"] = (Row, x => x.var(1)), ["prod"] = (Row, x => x.prod(1)), ["max"] = (Row, x => x.max(1).values),
    ["min"] = (Row, x => x.min()), ["amax"] = (Row, x => x.amax(1)), ["norm"] = (Row, x => x.norm(1)), ["norm whole"] = (Row, x => x.norm()), ["logsumexp"] = (Row, x => x.logsumexp(1)), ["cumsum"] = (Row, x => x.cumsum(1)),
    ["cumprod"] = (Row, x => x.cumprod(1)), ["topk"] = (Row, x => x.topk(2).values), ["sort"] = (Row, x => x.sort().Values), ["median"] = (Row, x => x.median()), ["quantile"] = (Row, x => x.quantile(full(1, 0.3, float64))),
    ["view"] = (Row, x => x.view(3, 2)), ["permute"] = (Row, x => x.permute(1, 0)), ["flatten"] = (Row, x => x.flatten()), ["expand"] = (Row, x => x.unsqueeze(0).expand(2, -1, -1)), ["repeat"] = (Row, x => x.repeat(2, 1)),
    ["repeat_interleave"] = (Row, x => x.repeat_interleave(2, 1)), ["flip"] = (Row, x => x.flip(1)), ["roll"] = (Row, x => x.roll(1)), ["rot90"] = (Row, x => x.rot90()), ["unfold"] = (Row, x => x.unfold(1, 2, 1)),
    ["narrow"] = (Row, x => x.narrow(1, 1, 2)), ["index"] = (Row, x => x[TensorIndex.Ellipsis, TensorIndex.Slice(1)]), ["index tensors"] = (Row, x => x.index(tensor(new long[] { 1, 1 }))), ["split"] = (Row, x => x.split(2, 1)[0]),
    ["tril"] = (Square, x => x.tril()), ["triu"] = (Square, x => x.triu()), ["diag"] = (Square, x => x.diag()), ["trace"] = (Square, x => x.trace()), ["inverse"] = (Square, x => (x + 3 * eye(3, dtype: float64)).inverse()),
    ["index_select"] = (Row, x => x.index_select(1, Labels)), ["gather"] = (Row, x => x.gather(1, Labels.view(2, 1))), ["scatter"] = (Row, x => x.scatter(1, Labels.view(2, 1), x.narrow(1, 0, 1))),
    ["scatter_add"] = (Row, x => x.scatter_add(1, Labels.view(2, 1), x.narrow(1, 0, 1))), ["index_add"] = (Row, x => x.index_add(1, Labels, x.narrow(1, 0, 2), 2)), ["cat"] = (Row, x => cat([x, x * 2])), ["stack"] = (Row, x => stack([x, x * 2])),
    ["matmul"] = (Row, x => x.matmul(Other.t())), ["mm"] = (Row, x => x.mm(x.t())), ["bmm"] = (Row, x => x.unsqueeze(0).bmm(Other.t().unsqueeze(0))), ["addmm"] = (Row, x => x.sum(0L).addmm(x.t(), Other)),
    ["einsum"] = (Row, x => einsum("ij,ij->i", x, Other)), ["outer"] = (Row, x => x[0].outer(x[1])), ["cdist"] = (Row, x => cdist(x, Other)), ["softmax"] = (Row, x => x.softmax(1)), ["log_softmax"] = (Row, x => x.log_softmax(1)),
    ["linear"] = (Row, x => linear(Other, x, x.sum(1))), ["normalize"] = (Row, x => normalize(x)), ["cosine_similarity"] = (Row, x => cosine_similarity(x, Other)), ["pairwise_distance"] = (Row, x => pairwise_distance(x, Other)),
    ["conv2d input"] = (Image, x => conv2d(x, linspace(-1, 1, 36, float64).view(2, 2, 3, 3), padding: [1, 1], strides: [2, 2])), ["conv2d weight"] = ([3, 2, 2, 2], w => conv2d(linspace(-1, 1, 64, float64).view(2, 2, 4, 4), w, w.sum([1L, 2L, 3L]))),
    ["conv2d same"] = (Image, x => conv2d_padding(x, linspace(-1, 1, 36, float64).view(2, 2, 3, 3), padding: Padding.Same)), ["batch_norm"] = (Image, x => batch_norm(x, zeros(2, float64), ones(2, float64), training: true)),
    ["group_norm"] = (Image, x => group_norm(x, 2)), ["layer_norm"] = (Row, x => layer_norm(x, [3])), ["pad"] = (Image, x => pad(x, (1, 1, 1, 1), PaddingModes.Reflect)), ["unfold2d"] = (Image, x => nn.functional.unfold(x, 2)),
    ["max_pool2d"] = (Image, x => max_pool2d(x, 2)), ["avg_pool2d"] = (Image, x => avg_pool2d(x, 2)), ["adaptive_avg_pool2d"] = (Image, x => adaptive_avg_pool2d(x, (3, 3))), ["adaptive_max_pool2d"] = (Image, x => adaptive_max_pool2d(x, [2, 2])),
    ["affine_grid"] = ([1, 2, 3], x => affine_grid(x, [1, 1, 3, 3])), ["grid_sample"] = (Image, x => grid_sample(x, linspace(-0.9, 0.8, 16, float64).view(2, 2, 2, 2))), ["interpolate"] = (Image, x => interpolate(x, [6, 6], mode: InterpolationMode.Bicubic)),
    ["cross_entropy"] = (Row, x => cross_entropy(x, Labels, label_smoothing: 0.1)), ["nll_loss"] = (Row, x => nll_loss(x, Labels)), ["mse_loss"] = (Row, x => mse_loss(x, Other)), ["l1_loss"] = (Row, x => l1_loss(x, Other)),
    ["smooth_l1_loss"] = (Row, x => smooth_l1_loss(x, Other)), ["huber_loss"] = (Row, x => huber_loss(x, Other)), ["binary_cross_entropy"] = (Row, x => binary_cross_entropy(x, Other.clamp(0, 1))),
    ["binary_cross_entropy_with_logits"] = (Row, x => binary_cross_entropy_with_logits(x, Other.clamp(0, 1))), ["kl_div"] = (Row, x => kl_div(x, Other)), ["cosine_embedding_loss"] = (Row, x => cosine_embedding_loss(x, Other, tensor(new long[] { 1, -1 }))),
    ["margin_ranking_loss"] = (Row, x => margin_ranking_loss(x, Other, ones_like(Other), 0.5)), ["hinge_embedding_loss"] = (Row, x => hinge_embedding_loss(x, -ones_like(Other), 1)),
    ["triplet_margin_loss"] = (Row, x => triplet_margin_loss(x, Other, Other.flip(1))), ["triplet_margin_with_distance_loss"] = (Row, x => triplet_margin_with_distance_loss(x, Other, Other.flip(1), margin: 2)),
  };

  public static TheoryData<string> Names => [.. Table.Keys];

  [Theory, MemberData(nameof(Names))]
  public void Agrees_with_finite_differences(string name)
  {
    var (shape, operation) = Table[name];
    using var scope = NewDisposeScope();
    using var generator = new Generator(7);
    var start = rand(shape, float64, generator: generator) * 0.8 + 0.1;
    var weights = null as Tensor;
    Tensor Loss(Tensor x)
    {
      var result = operation(x);
      weights ??= linspace(0.5, 1.5, result.numel(), float64).view(result.shape);
      return (result * weights).sum();
    }
    var input = start.clone().requires_grad_();
    Loss(input).backward();
    var found = input.grad!.data<double>().ToArray();
    var elements = start.data<double>().ToArray();
    double At(double[] values)
    {
      using var inner = NewDisposeScope();
      return Loss(tensor(values, shape)).item<double>();
    }
    for (var i = 0; i < elements.Length; i++)
    {
      var middle = elements[i];
      elements[i] = middle + Step;
      var above = At(elements);
      elements[i] = middle - Step;
      var below = At(elements);
      elements[i] = middle;
      var expected = (above - below) / (2 * Step);
      Assert.True(Math.Abs(found[i] - expected) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"Element {i}: the gradient is {found[i]}, differences give {expected}.");
    }
  }
}
