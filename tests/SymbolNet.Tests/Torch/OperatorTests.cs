using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace SymbolNet.Tests.Torch;

/// <summary>Every operator against numbers computed by hand. In-place forms are checked to do to a copy what the plain form returns.</summary>
public sealed class OperatorTests
{
  /// <summary>1 2 / 3 4, in doubles.</summary>
  static Tensor M => tensor(new double[,] { { 1, 2 }, { 3, 4 } });

  static Tensor V(params double[] values) => tensor(values);

  static Tensor I(params long[] values) => tensor(values);

  static Tensor B(params bool[] values) => tensor(values);

  static readonly Dictionary<string, (Func<Tensor> Result, double[] Expected)[]> Table = new()
  {
    // element by element
    ["abs"] = [(() => V(-1, 2).abs(), [1, 2])],
    ["neg"] = [(() => V(-1, 2).neg(), [1, -2])],
    ["sign"] = [(() => V(-3, 0, 2).sign(), [-1, 0, 1])],
    ["square"] = [(() => V(-3, 2).square(), [9, 4])],
    ["sqrt"] = [(() => V(9, 2.25).sqrt(), [3, 1.5])],
    ["rsqrt"] = [(() => V(4, 0.25).rsqrt(), [0.5, 2])],
    ["reciprocal"] = [(() => V(4, -0.5).reciprocal(), [0.25, -2])],
    ["exp"] = [(() => V(0, 1).exp(), [1, Math.E])],
    ["expm1"] = [(() => V(0, 1e-9).expm1(), [0, 1e-9])],
    ["log"] = [(() => V(1, Math.E).log(), [0, 1])],
    ["log1p"] = [(() => V(0, 1e-9).log1p(), [0, 1e-9])],
    ["log2"] = [(() => V(8, 0.5).log2(), [3, -1])],
    ["log10"] = [(() => V(100, 0.1).log10(), [2, -1])],
    ["sin"] = [(() => V(0, Math.PI / 2).sin(), [0, 1])],
    ["cos"] = [(() => V(0, Math.PI).cos(), [1, -1])],
    ["tan"] = [(() => V(0, Math.PI / 4).tan(), [0, 1])],
    ["asin"] = [(() => V(0, 1).asin(), [0, Math.PI / 2])],
    ["acos"] = [(() => V(1, -1).acos(), [0, Math.PI])],
    ["atan"] = [(() => V(0, 1).atan(), [0, Math.PI / 4])],
    ["sinh"] = [(() => V(0, 1).sinh(), [0, (Math.E - (1 / Math.E)) / 2])],
    ["cosh"] = [(() => V(0, 1).cosh(), [1, (Math.E + (1 / Math.E)) / 2])],
    ["tanh"] = [(() => V(0, Math.Log(3)).tanh(), [0, 0.8])],
    ["erf"] = [(() => V(0, 1).erf(), [0, 0.8427007929497149])],
    ["erfc"] = [(() => V(0, 1).erfc(), [1, 0.15729920705028513])],
    ["floor"] = [(() => V(-1.5, 1.5).floor(), [-2, 1])],
    ["ceil"] = [(() => V(-1.5, 1.5).ceil(), [-1, 2])],
    ["trunc"] = [(() => V(-1.5, 1.5).trunc(), [-1, 1])],
    ["frac"] = [(() => V(-1.5, 1.25).frac(), [-0.5, 0.25])],
    ["round"] = [(() => V(0.5, 1.5, -2.4).round(), [0, 2, -2]), (() => V(1.26).round(1), [1.3])],
    ["sigmoid"] = [(() => V(0, Math.Log(3)).sigmoid(), [0.5, 0.75])],
    ["relu"] = [(() => V(-1, 2).relu(), [0, 2])],
    ["relu6"] = [(() => V(-1, 2, 8).relu6(), [0, 2, 6])],
    ["silu"] = [(() => V(0, Math.Log(3)).silu(), [0, 0.75 * Math.Log(3)])],
    ["gelu"] = [(() => V(0, 1).gelu(), [0, 0.8413447460685429])],
    ["selu"] = [(() => V(0, 1).selu(), [0, 1.0507009873554805])],
    ["isnan"] = [(() => V(0, double.NaN).isnan(), [0, 1])],
    ["isinf"] = [(() => V(0, double.NegativeInfinity).isinf(), [0, 1])],
    ["isfinite"] = [(() => V(0, double.NaN, double.PositiveInfinity).isfinite(), [1, 0, 0])],
    ["nan_to_num"] = [(() => V(1, double.NaN, double.PositiveInfinity).nan_to_num(5, 7), [1, 5, 7])],
    ["leaky_relu"] = [(() => V(-2, 2).leaky_relu(0.1), [-0.2, 2])],
    ["elu"] = [(() => V(0, 2, -Math.Log(2)).elu(2), [0, 2, -1])],
    ["prelu"] = [(() => V(-2, 2).prelu(V(0.25)), [-0.5, 2])],
    ["softplus"] = [(() => V(0, 30).softplus(), [Math.Log(2), 30])],
    ["log_sigmoid"] = [(() => V(0, Math.Log(3)).log_sigmoid(), [-Math.Log(2), Math.Log(0.75)])],
    ["threshold"] = [(() => V(-1, 2).threshold(0.5, 9), [9, 2])],
    ["hardtanh"] = [(() => V(-2, 0.5, 2).hardtanh(-1, 1), [-1, 0.5, 1])],
    ["clamp"] = [(() => V(-2, 0.5, 2).clamp(-1, 1), [-1, 0.5, 1]), (() => V(-2, 0.5, 2).clamp(max: 1.0), [-2, 0.5, 1]), (() => V(-2, 5).clamp(V(0, 0), V(1, 4)), [0, 4])],
    ["clamp_min"] = [(() => V(-2, 2).clamp_min(0), [0, 2])],
    ["clamp_max"] = [(() => V(-2, 2).clamp_max(0), [-2, 0])],

    // two tensors, or a tensor and a number
    ["add"] = [(() => M.add(V(10, 20)), [11, 22, 13, 24]), (() => M.add(1), [2, 3, 4, 5]), (() => M.add(V(1, 1), 2), [3, 4, 5, 6]), (() => M.add(1, 3), [4, 5, 6, 7])],
    ["sub"] = [(() => M.sub(V(1, 2)), [0, 0, 2, 2]), (() => M.sub(1), [0, 1, 2, 3])],
    ["mul"] = [(() => M.mul(V(2, 3)), [2, 6, 6, 12]), (() => M.mul(2), [2, 4, 6, 8])],
    ["div"] = [(() => M.div(V(2, 4)), [0.5, 0.5, 1.5, 1]), (() => V(-3, 3).div(2, RoundingMode.floor), [-2, 1]), (() => V(-3, 3).div(V(2, 2), RoundingMode.trunc), [-1, 1])],
    ["floor_divide"] = [(() => V(7, -7).floor_divide(2), [3, -4]), (() => V(7, -7).floor_divide(V(2, 2)), [3, -4])],
    ["pow"] = [(() => V(2, 3).pow(2), [4, 9]), (() => V(2, 4).pow(V(3, 0.5)), [8, 2])],
    ["remainder"] = [(() => V(7, -7).remainder(3), [1, 2]), (() => V(7, -7).remainder(V(3, 3)), [1, 2])],
    ["addcmul"] = [(() => V(1, 1).addcmul(V(2, 3), V(4, 5), 0.5), [5, 8.5])],
    ["addcdiv"] = [(() => V(1, 1).addcdiv(V(8, 3), V(4, 1), 0.5), [2, 2.5])],
    ["lerp"] = [(() => V(0, 10).lerp(V(10, 20), V(0.5, 0.1)), [5, 11])],
    ["maximum"] = [(() => V(1, 5).maximum(V(3, 4)), [3, 5])],
    ["minimum"] = [(() => V(1, 5).minimum(V(3, 4)), [1, 4])],
    ["atan2"] = [(() => V(1, 0).atan2(V(0, -1)), [Math.PI / 2, Math.PI])],
    ["hypot"] = [(() => V(3).hypot(V(4)), [5])],
    ["logaddexp"] = [(() => V(0).logaddexp(V(0)), [Math.Log(2)])],
    ["xlogy"] = [(() => V(0, 2).xlogy(V(0, Math.E)), [0, 2])],

    // comparisons and choices
    ["eq"] = [(() => V(1, 2).eq(V(1, 3)), [1, 0]), (() => V(1, 2).eq(2), [0, 1])],
    ["ne"] = [(() => V(1, 2).ne(V(1, 3)), [0, 1]), (() => V(1, 2).ne(2), [1, 0])],
    ["lt"] = [(() => V(1, 2).lt(V(2, 2)), [1, 0]), (() => V(1, 2).lt(2), [1, 0])],
    ["le"] = [(() => V(1, 3).le(V(1, 2)), [1, 0]), (() => V(1, 3).le(2), [1, 0])],
    ["gt"] = [(() => V(1, 2).gt(V(0, 2)), [1, 0]), (() => V(1, 2).gt(1), [0, 1])],
    ["ge"] = [(() => V(1, 2).ge(V(1, 3)), [1, 0]), (() => V(1, 2).ge(2), [0, 1])],
    ["logical_and"] = [(() => B(true, true).logical_and(B(true, false)), [1, 0])],
    ["logical_or"] = [(() => B(false, false).logical_or(B(true, false)), [1, 0])],
    ["logical_xor"] = [(() => B(true, true).logical_xor(B(true, false)), [0, 1])],
    ["logical_not"] = [(() => B(true, false).logical_not(), [0, 1])],
    ["bitwise_and"] = [(() => I(6).bitwise_and(I(3)), [2])],
    ["bitwise_or"] = [(() => I(6).bitwise_or(I(3)), [7])],
    ["bitwise_xor"] = [(() => I(6).bitwise_xor(I(3)), [5])],
    ["bitwise_not"] = [(() => I(0).bitwise_not(), [-1])],
    ["where"] = [(() => V(1, 2).where(B(true, false), V(8, 9)), [1, 9]), (() => torch.where(B(true, false), V(1, 2), V(8, 9)), [1, 9]), (() => torch.where(B(false, true))[0], [1])],
    ["masked_fill"] = [(() => V(1, 2).masked_fill(B(true, false), 7), [7, 2])],
    ["masked_select"] = [(() => M.masked_select(M.gt(2)), [3, 4])],
    ["isclose"] = [(() => V(1, 2).isclose(V(1 + 1e-9, 2.1)), [1, 0])],
    ["isin"] = [(() => I(1, 2, 3).isin(I(3, 1)), [1, 0, 1])],

    // reductions
    ["sum"] = [(() => M.sum(), [10]), (() => M.sum(0L), [4, 6]), (() => M.sum([0L, 1L]), [10]), (() => M.sum(0, 1), [10]), (() => M.unsqueeze(0).sum(0, 1, 2), [10]), (() => M.sum(1, true), [3, 7])],
    ["mean"] = [(() => M.mean(), [2.5]), (() => M.mean([0]), [2, 3])],
    ["std"] = [(() => V(1, 3).std(), [Math.Sqrt(2)]), (() => V(1, 3).std(false), [1]), (() => M.std(0), [Math.Sqrt(2), Math.Sqrt(2)]), (() => M.std([1L], false), [0.5, 0.5])],
    ["var"] = [(() => V(1, 3).var(), [2]), (() => M.var(0, false), [1, 1]), (() => M.var([0L], false), [1, 1])],
    ["prod"] = [(() => M.prod(), [24]), (() => M.prod(0L), [3, 8])],
    ["max"] = [(() => M.max(), [4]), (() => M.max(0).values, [3, 4]), (() => M.max(0).indexes, [1, 1]), (() => V(1, 5).max(V(3, 4)), [3, 5])],
    ["min"] = [(() => M.min(), [1]), (() => M.min(1).values, [1, 3]), (() => M.min(1).indexes, [0, 0]), (() => V(1, 5).min(V(3, 4)), [1, 4])],
    ["amax"] = [(() => M.amax(0), [3, 4]), (() => M.amax([1L], true), [2, 4])],
    ["amin"] = [(() => M.amin(0), [1, 2]), (() => M.amin([1L], true), [1, 3])],
    ["argmax"] = [(() => M.argmax(), [3]), (() => M.argmax(1), [1, 1])],
    ["argmin"] = [(() => M.argmin(), [0]), (() => M.argmin(1), [0, 0])],
    ["median"] = [(() => V(5, 1, 3).median(), [3])],
    ["quantile"] = [(() => V(0, 10).quantile(V(0.25)), [2.5])],
    ["norm"] = [(() => V(3, 4).norm(), [5]), (() => V(3, -4).norm(1f), [7]), (() => tensor(new double[,] { { 3, 4 }, { 6, 8 } }).norm(1), [5, 10])],
    ["logsumexp"] = [(() => V(0, 0).logsumexp(0), [Math.Log(2)])],
    ["cumsum"] = [(() => V(1, 2, 3).cumsum(0), [1, 3, 6])],
    ["cumprod"] = [(() => V(1, 2, 3).cumprod(0), [1, 2, 6])],
    ["any"] = [(() => B(false, true).any(), [1]), (() => M.gt(3).any(1), [0, 1])],
    ["all"] = [(() => B(false, true).all(), [0]), (() => M.gt(2).all(1), [0, 1])],
    ["count_nonzero"] = [(() => V(0, 1, 2).count_nonzero(), [2]), (() => M.sub(1).count_nonzero([0]), [1, 2])],
    ["topk"] = [(() => V(1, 5, 3).topk(2).values, [5, 3]), (() => V(1, 5, 3).topk(2, largest: false).indexes, [0, 2])],
    ["sort"] = [(() => V(3, 1, 2).sort().Values, [1, 2, 3]), (() => V(3, 1, 2).sort(descending: true).Indices, [0, 2, 1])],
    ["argsort"] = [(() => V(3, 1, 2).argsort(), [1, 2, 0])],
    ["unique"] = [(() => I(3, 1, 3).unique().output, [1, 3]), (() => I(3, 1, 3).unique(return_inverse: true).inverse_indices!, [1, 0, 1]), (() => I(3, 1, 3).unique(return_counts: true).counts!, [1, 2])],
    ["bincount"] = [(() => I(1, 1, 3).bincount(null), [0, 2, 0, 1]), (() => torch.bincount(I(1), V(0.5)), [0, 0.5])],
    ["histc"] = [(() => V(1, 2, 2, 3).histc(3, 1, 3), [1, 2, 1])],

    // shape
    ["view"] = [(() => M.view(4), [1, 2, 3, 4])],
    ["view_as"] = [(() => M.view_as(V(0, 0, 0, 0)), [1, 2, 3, 4])],
    ["reshape"] = [(() => M.t().reshape(-1), [1, 3, 2, 4])],
    ["flatten"] = [(() => M.flatten(), [1, 2, 3, 4])],
    ["unflatten"] = [(() => V(1, 2, 3, 4).unflatten(0, 2, 2)[1], [3, 4])],
    ["permute"] = [(() => M.permute(1, 0), [1, 3, 2, 4]), (() => M.permute(new List<long> { 1, 0 }), [1, 3, 2, 4])],
    ["transpose"] = [(() => M.transpose(0, 1), [1, 3, 2, 4])],
    ["t"] = [(() => M.t(), [1, 3, 2, 4])],
    ["movedim"] = [(() => M.movedim([0], [1]), [1, 3, 2, 4])],
    ["squeeze"] = [(() => V(1).squeeze(), [1]), (() => M.unsqueeze(1).squeeze(1), [1, 2, 3, 4])],
    ["unsqueeze"] = [(() => V(1, 2).unsqueeze(0)[0], [1, 2])],
    ["expand"] = [(() => V(1, 2).expand(2, 2), [1, 2, 1, 2]), (() => V(1, 2).expand(new long[] { 2, -1 }, false), [1, 2, 1, 2]), (() => V(1, 2).expand(new Size((2L, 2L)), false), [1, 2, 1, 2])],
    ["expand_as"] = [(() => V(1, 2).expand_as(M), [1, 2, 1, 2])],
    ["broadcast_to"] = [(() => V(1, 2).broadcast_to(2, 2), [1, 2, 1, 2])],
    ["repeat"] = [(() => V(1, 2).repeat(2), [1, 2, 1, 2])],
    ["repeat_interleave"] = [(() => V(1, 2).repeat_interleave(2), [1, 1, 2, 2]), (() => V(1, 2).repeat_interleave(I(1, 2)), [1, 2, 2])],
    ["flip"] = [(() => M.flip(0), [3, 4, 1, 2])],
    ["roll"] = [(() => V(1, 2, 3).roll(1), [3, 1, 2]), (() => M.roll([1], [1]), [2, 1, 4, 3]), (() => V(1, 2, 3).roll([1]), [3, 1, 2])],
    ["rot90"] = [(() => M.rot90(), [2, 4, 1, 3])],
    ["unfold"] = [(() => V(1, 2, 3).unfold(0, 2, 1), [1, 2, 2, 3])],
    ["narrow"] = [(() => V(1, 2, 3).narrow(0, 1, 2), [2, 3])],
    ["slice"] = [(() => V(1, 2, 3, 4).slice(0, 0, 4, 2), [1, 3])],
    ["select"] = [(() => M.select(1, 0), [1, 3])],
    ["as_strided"] = [(() => M.as_strided([2], [2], 1), [2, 4])],
    ["alias"] = [(() => V(1, 2).alias(), [1, 2])],
    ["split"] = [(() => V(1, 2, 3).split(2)[1], [3]), (() => V(1, 2, 3).split([1L, 2L])[1], [2, 3])],
    ["chunk"] = [(() => V(1, 2, 3).chunk(2)[0], [1, 2])],
    ["unbind"] = [(() => M.unbind(1)[1], [2, 4])],
    ["tril"] = [(() => M.tril(), [1, 0, 3, 4])],
    ["triu"] = [(() => M.triu(), [1, 2, 0, 4])],
    ["diag"] = [(() => M.diag(), [1, 4]), (() => V(1, 2).diag(), [1, 0, 0, 2])],
    ["diagonal"] = [(() => M.diagonal(1), [2])],

    // picking and putting
    ["index_select"] = [(() => M.index_select(1, I(1)), [2, 4])],
    ["gather"] = [(() => M.gather(1, tensor(new long[,] { { 1 }, { 0 } })), [2, 3])],
    ["scatter"] = [(() => V(0, 0, 0).scatter(0, I(2, 0), V(5, 6)), [6, 0, 5])],
    ["scatter_add"] = [(() => V(1, 1).scatter_add(0, I(0, 0), V(5, 6)), [12, 1])],
    ["index_add"] = [(() => V(1, 1).index_add(0, I(1, 1), V(5, 6), 2), [1, 23])],
    ["index_copy"] = [(() => V(1, 1).index_copy(0, I(1), V(5)), [1, 5])],
    ["index_fill"] = [(() => V(1, 1).index_fill(0, I(0), 9), [9, 1])],
    ["take"] = [(() => M.take(I(3, 0)), [4, 1])],
    ["take_along_dim"] = [(() => M.take_along_dim(tensor(new long[,] { { 1 }, { 0 } }), 1), [2, 3])],
    ["nonzero"] = [(() => V(0, 7).nonzero(), [1])],
    ["index"] = [(() => M.index(I(1, 0), I(0, 1)), [3, 2]), (() => M.index(1, TensorIndex.Colon), [3, 4])],
    ["index_put_"] = [
      (() => M.index_put_(V(9), TensorIndex.Ellipsis, 1), [1, 9, 3, 9]), (() => M.index_put_(9, TensorIndex.Single(0)), [9, 9, 3, 4]), (() => M.index_put_(V(1), [TensorIndex.Single(0)], true), [2, 3, 3, 4]),
      (() => V(1, 1).index_put_(V(5, 6), [I(0, 0)], true), [12, 1]), (() => V(1, 1).index_put_(V(5), I(1)), [1, 5]), (() => V(1, 1).index_put_(5, I(1)), [1, 5])],

    // products
    ["matmul"] = [(() => M.matmul(M), [7, 10, 15, 22]), (() => M.matmul(V(1, 1)), [3, 7])],
    ["mm"] = [(() => M.mm(M), [7, 10, 15, 22])],
    ["mv"] = [(() => M.mv(V(1, 1)), [3, 7])],
    ["bmm"] = [(() => M.unsqueeze(0).bmm(M.unsqueeze(0)), [7, 10, 15, 22])],
    ["dot"] = [(() => V(1, 2).dot(V(3, 4)), [11])],
    ["outer"] = [(() => V(1, 2).outer(V(3, 4)), [3, 4, 6, 8])],
    ["addmm"] = [(() => V(1, 1).addmm(M, M, 2, 0.5f), [5.5, 7, 9.5, 13])],
    ["baddbmm"] = [(() => V(1, 1).expand(1, 2, 2).baddbmm(M.unsqueeze(0), M.unsqueeze(0)), [8, 11, 16, 23])],
    ["trace"] = [(() => M.trace(), [5])],
    ["inverse"] = [(() => M.inverse(), [-2, 1, 1.5, -0.5])],
    ["softmax"] = [(() => V(0, Math.Log(3)).softmax(0), [0.25, 0.75]), (() => torch.softmax(V(0, 0), 0), [0.5, 0.5])],
    ["log_softmax"] = [(() => V(0, Math.Log(3)).log_softmax(0), [Math.Log(0.25), Math.Log(0.75)])],

    // copies, conversions, fillings
    ["clone"] = [(() => V(1).clone(), [1])],
    ["detach"] = [(() => V(1).detach(), [1])],
    ["detach_"] = [(() => V(1).detach_(), [1])],
    ["contiguous"] = [(() => M.t().contiguous(), [1, 3, 2, 4])],
    ["copy_"] = [(() => V(1, 2).copy_(I(3)), [3, 3])],
    ["fill_"] = [(() => V(1, 2).fill_(3), [3, 3])],
    ["zero_"] = [(() => V(1, 2).zero_(), [0, 0])],
    ["zeros_like"] = [(() => V(1, 2).zeros_like(), [0, 0])],
    ["ones_like"] = [(() => V(1, 2).ones_like(), [1, 1])],
    ["full_like"] = [(() => V(1, 2).full_like(3), [3, 3])],
    ["empty_like"] = [(() => V(1, 2).empty_like().fill_(0), [0, 0])],
    ["rand_like"] = [(() => V(1, 2).rand_like().floor(), [0, 0])],
    ["randn_like"] = [(() => V(1, 2).randn_like().isfinite(), [1, 1])],
    ["randint_like"] = [(() => V(1, 2).randint_like(3, 4), [3, 3])],
    ["bernoulli"] = [(() => V(0, 1).bernoulli(), [0, 1])],
    ["bernoulli_"] = [(() => V(5, 5).bernoulli_(1.0), [1, 1]), (() => V(5, 5).bernoulli_(V(0, 1)), [0, 1])],
    ["normal_"] = [(() => V(5, 5).normal_(2, 0), [2, 2])],
    ["uniform_"] = [(() => V(5, 5).uniform_(3, 3.5).floor(), [3, 3])],
    ["exponential_"] = [(() => V(5, 5).exponential_().gt(0), [1, 1])],
    ["multinomial"] = [(() => V(0, 1, 0).multinomial(1), [1])],
    ["float"] = [(() => I(1).@float(), [1])],
    ["double"] = [(() => I(1).@double(), [1])],
    ["half"] = [(() => I(1).half(), [1])],
    ["bfloat16"] = [(() => I(1).bfloat16(), [1])],
    ["int"] = [(() => V(1.5).@int(), [1])],
    ["long"] = [(() => V(1.5).@long(), [1])],
    ["short"] = [(() => V(1.5).@short(), [1])],
    ["byte"] = [(() => V(1.5).@byte(), [1])],
    ["char"] = [(() => V(-1.5).@char(), [-1])],
    ["bool"] = [(() => V(0, 1.5).@bool(), [0, 1])],
    ["to"] = [(() => V(1.5).to(ScalarType.Int64), [1]), (() => V(1.5).to(CPU), [1.5]), (() => V(1.5).to("cpu"), [1.5]), (() => V(1.5).to(I(1)), [1]), (() => V(1.5).to(ScalarType.Int64, CPU), [1]), (() => V(1).to(DeviceType.CPU), [1])],
    ["to_type"] = [(() => V(1.5).to_type(ScalarType.Int64), [1])],
    ["type_as"] = [(() => V(1.5).type_as(I(1)), [1])],
    ["cpu"] = [(() => V(1).cpu(), [1])],

    // functions of torch that are no methods
    ["torch.cat"] = [(() => cat([V(1), V(2, 3)]), [1, 2, 3]), (() => cat(new List<Tensor> { M, M }, 1)[0], [1, 2, 1, 2])],
    ["torch.stack"] = [(() => stack([V(1, 2), V(3, 4)], 1), [1, 3, 2, 4])],
    ["torch.vstack"] = [(() => vstack(new[] { V(1, 2), V(3, 4) }), [1, 2, 3, 4])],
    ["torch.hstack"] = [(() => hstack(V(1), V(2)), [1, 2])],
    ["torch.meshgrid"] = [(() => meshgrid([V(1, 2), V(3, 4)])[0], [1, 1, 2, 2])],
    ["torch.einsum"] = [(() => einsum("ij,jk->ik", M, M), [7, 10, 15, 22])],
    ["torch.cdist"] = [(() => cdist(tensor(new double[,] { { 0, 0 } }), tensor(new double[,] { { 3, 4 }, { 0, 1 } })), [5, 1])],
    ["torch.arange"] = [(() => arange(3), [0, 1, 2]), (() => arange(1, 4), [1, 2, 3]), (() => arange(0, 1, 0.5), [0, 0.5])],
    ["torch.linspace"] = [(() => linspace(0, 1, 3), [0, 0.5, 1])],
    ["torch.logspace"] = [(() => logspace(0, 2, 3), [1, 10, 100])],
    ["torch.eye"] = [(() => eye(2), [1, 0, 0, 1]), (() => eye(1, 2), [1, 0])],
    ["torch.full"] = [(() => full(2, 7.5), [7.5, 7.5]), (() => full(1, 2, 7), [7, 7])],
    ["torch.zeros"] = [(() => zeros(2), [0, 0]), (() => zeros(1, 1, 2), [0, 0])],
    ["torch.ones"] = [(() => ones(2), [1, 1]), (() => ones([1, 2]), [1, 1])],
    ["torch.randint"] = [(() => randint(3, 4, [2]), [3, 3]), (() => randint(1, new Size(2)), [0, 0])],
    ["torch.randperm"] = [(() => randperm(3).sort().Values, [0, 1, 2])],
    ["torch.normal"] = [(() => normal(V(1, 2), V(0, 0)), [1, 2])],

    // nn.functional
    ["linear"] = [(() => linear(V(1, 1), M, V(10, 20)), [13, 27])],
    ["conv2d"] = [(() => conv2d(M.view(1, 1, 2, 2), ones(1, 1, 2, 2, float64), V(1)), [11]), (() => conv2d(M.view(1, 1, 2, 2), ones(1, 1, 1, 1, float64), strides: [2, 2]), [1])],
    ["conv2d_padding"] = [(() => conv2d_padding(M.view(1, 1, 2, 2), ones(1, 1, 3, 3, float64), padding: Padding.Same), [10, 10, 10, 10])],
    ["batch_norm"] = [(() => batch_norm(M, V(1, 2), V(4, 4), eps: 0), [0, 0, 1, 1]), (() => batch_norm(M, V(0, 0), V(1, 1), V(2, 2), V(1, 1), training: true, eps: 0), [-1, -1, 3, 3])],
    ["group_norm"] = [(() => group_norm(V(1, 3).view(1, 2, 1), 1, eps: 0), [-1, 1])],
    ["layer_norm"] = [(() => layer_norm(V(1, 3), [2], eps: 0), [-1, 1])],
    ["normalize"] = [(() => normalize(tensor(new double[,] { { 3, 4 }, { 0, 0 } })), [0.6, 0.8, 0, 0])],
    ["dropout"] = [(() => dropout(V(1, 2), 0.5, training: false), [1, 2]), (() => dropout(V(1, 2), 1), [0, 0])],
    ["dropout2d"] = [(() => dropout2d(V(1, 2).view(1, 2, 1, 1), training: false), [1, 2]), (() => dropout2d(V(1, 2).view(1, 2, 1, 1), 1), [0, 0])],
    ["cosine_similarity"] = [(() => cosine_similarity(V(3, 4), V(4, 3), 0), [0.96])],
    ["pairwise_distance"] = [(() => pairwise_distance(V(3, 4).view(1, 2), V(0, 0).view(1, 2), eps: 0), [5])],
    ["one_hot"] = [(() => one_hot(I(1, 0), 2), [0, 1, 1, 0])],
    ["unfold2d"] = [(() => nn.functional.unfold(M.view(1, 1, 2, 2), 2), [1, 2, 3, 4])],
    ["pad"] = [(() => pad(V(1, 2), (1L, 0L), value: 9), [9, 1, 2]), (() => pad(V(1, 2, 3).view(1, 3), [1, 1], PaddingModes.Reflect), [2, 1, 2, 3, 2]), (() => pad(M.view(1, 1, 2, 2), (1, 0, 0, 0), PaddingModes.Replicate), [1, 1, 2, 3, 3, 4])],
    ["max_pool2d"] = [(() => max_pool2d(M.view(1, 1, 2, 2), 2), [4]), (() => max_pool2d(M.view(1, 1, 2, 2), (1, 2)), [2, 4]), (() => max_pool2d_with_indices(M.view(1, 1, 2, 2), [2, 2]).indices, [3])],
    ["avg_pool2d"] = [(() => avg_pool2d(M.view(1, 1, 2, 2), 2), [2.5]), (() => avg_pool2d(M.view(1, 1, 2, 2), (2, 1)), [2, 3])],
    ["adaptive_avg_pool2d"] = [(() => adaptive_avg_pool2d(M.view(1, 1, 2, 2), 1), [2.5]), (() => adaptive_avg_pool2d(M.view(1, 1, 2, 2), (1, 2)), [2, 3])],
    ["adaptive_max_pool2d"] = [(() => adaptive_max_pool2d(M.view(1, 1, 2, 2), [1, 1]), [4])],
    ["affine_grid"] = [(() => affine_grid(tensor(new double[,,] { { { 1, 0, 0 }, { 0, 1, 0 } } }), [1, 1, 1, 2]), [-0.5, 0, 0.5, 0])],
    ["grid_sample"] = [(() => grid_sample(M.view(1, 1, 2, 2), zeros([1, 1, 1, 2], float64)), [2.5]), (() => grid_sample(M.view(1, 1, 2, 2), ones([1, 1, 1, 2], float64), GridSampleMode.Nearest, GridSamplePaddingMode.Border, true), [4])],
    ["interpolate"] = [
      (() => interpolate(V(1, 2).view(1, 1, 1, 2), [1, 4]), [1, 1, 2, 2]), (() => interpolate(V(1, 3).view(1, 1, 1, 2), [1, 3], mode: InterpolationMode.Bilinear, align_corners: true), [1, 2, 3]),
      (() => interpolate(M.view(1, 1, 2, 2), scale_factor: [0.5], mode: InterpolationMode.Area), [2.5]), (() => interpolate(V(1, 2).view(1, 1, 2), scale_factor: [2.0], mode: InterpolationMode.NearestExact), [1, 1, 2, 2])],

    // losses
    ["cross_entropy"] = [(() => cross_entropy(V(0, Math.Log(3)).view(1, 2), I(1)), [-Math.Log(0.75)])],
    ["nll_loss"] = [(() => nll_loss(V(-1, -2).view(1, 2), I(1)), [2])],
    ["mse_loss"] = [(() => mse_loss(V(1, 2), V(3, 5)), [6.5]), (() => mse_loss(V(1, 2), V(3, 5), nn.Reduction.None), [4, 9])],
    ["l1_loss"] = [(() => l1_loss(V(1, 2), V(3, 5), nn.Reduction.Sum), [5])],
    ["smooth_l1_loss"] = [(() => smooth_l1_loss(V(0.5, 2), V(0, 0)), [(0.125 + 1.5) / 2])],
    ["huber_loss"] = [(() => huber_loss(V(0.5, 2), V(0, 0)), [(0.125 + 1.5) / 2])],
    ["binary_cross_entropy"] = [(() => binary_cross_entropy(V(0.25), V(1)), [-Math.Log(0.25)])],
    ["binary_cross_entropy_with_logits"] = [(() => binary_cross_entropy_with_logits(V(Math.Log(3)), V(1)), [-Math.Log(0.75)]), (() => binary_cross_entropy_with_logits(V(0), V(1), pos_weights: V(2)), [2 * Math.Log(2)])],
    ["kl_div"] = [(() => kl_div(V(Math.Log(0.5)), V(Math.Log(0.25)), reduction: nn.Reduction.Sum), [0.25 * (Math.Log(0.25) - Math.Log(0.5))])],
    ["cosine_embedding_loss"] = [(() => cosine_embedding_loss(V(1, 0).view(1, 2), V(0, 1).view(1, 2), I(1)), [1]), (() => cosine_embedding_loss(V(1, 0).view(1, 2), V(1, 0).view(1, 2), I(-1), 0.25), [0.75])],
    ["margin_ranking_loss"] = [(() => margin_ranking_loss(V(1), V(2), V(1), 0.5), [1.5])],
    ["hinge_embedding_loss"] = [(() => hinge_embedding_loss(V(0.5, 0.25), V(1, -1), 1), [(0.5 + 0.75) / 2])],
    ["triplet_margin_loss"] = [(() => triplet_margin_loss(V(0, 0).view(1, 2), V(3, 4).view(1, 2), V(0, 4).view(1, 2), eps: 0), [2])],
    ["triplet_margin_with_distance_loss"] = [(() => triplet_margin_with_distance_loss(V(0), V(3), V(4), (a, b) => (a - b).abs()), [0]), (() => triplet_margin_with_distance_loss(V(0), V(3), V(4), (a, b) => (a - b).abs(), margin: 2, swap: true), [4])],
  };

  public static TheoryData<string> Names => [.. Table.Keys];

  [Theory, MemberData(nameof(Names))]
  public void Has_the_value_computed_by_hand(string name)
  {
    using var scope = NewDisposeScope();
    foreach (var (result, expected) in Table[name]) Assert.Equal(expected, Numbers(result()), (left, right) => Math.Abs(left - right) <= 1e-6 * Math.Max(1, Math.Abs(right)));
  }

  /// <summary>Forms of an operator whose other forms the table has, or whose tests are elsewhere.</summary>
  static readonly HashSet<string> Elsewhere =
  [
    "Dispose", "DecoupleFromNativeHandle", "UnsafeCreateTensor", "DetachFromDisposeScope", "MoveToOuterDisposeScope", "MoveToOtherDisposeScope", "size", "stride", "dim", "numel", "element_size",
    "storage_offset", "is_cpu", "is_contiguous", "is_floating_point", "is_integral", "is_complex", "is_nonzero", "data", "item", "ToScalar", "ReadCpuValue", "ReadCpuSingle", "ReadCpuDouble",
    "ReadCpuInt64", "ReadCpuInt32", "Equals", "GetHashCode", "ToString", "requires_grad_", "with_requires_grad", "retain_grad", "backward", "allclose", "cuda",
  ];

  [Fact]
  public void Every_public_method_of_a_tensor_is_in_the_table()
  {
    var methods = typeof(Tensor).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName).Select(method => method.Name).Distinct();
    Assert.DoesNotContain(methods, name => !Table.ContainsKey(name) && !Table.ContainsKey(name.TrimEnd('_')) && !Elsewhere.Contains(name));
  }

  public static TheoryData<string, Func<Tensor, Tensor>, Func<Tensor, Tensor>> InPlace => new()
  {
    { "abs_", x => x.abs_(), x => x.abs() }, { "neg_", x => x.neg_(), x => x.neg() }, { "sign_", x => x.sign_(), x => x.sign() }, { "sqrt_", x => x.sqrt_(), x => x.sqrt() },
    { "rsqrt_", x => x.rsqrt_(), x => x.rsqrt() }, { "reciprocal_", x => x.reciprocal_(), x => x.reciprocal() }, { "exp_", x => x.exp_(), x => x.exp() }, { "expm1_", x => x.expm1_(), x => x.expm1() },
    { "log_", x => x.log_(), x => x.log() }, { "log1p_", x => x.log1p_(), x => x.log1p() }, { "log2_", x => x.log2_(), x => x.log2() }, { "log10_", x => x.log10_(), x => x.log10() },
    { "sin_", x => x.sin_(), x => x.sin() }, { "cos_", x => x.cos_(), x => x.cos() }, { "tan_", x => x.tan_(), x => x.tan() }, { "asin_", x => x.asin_(), x => x.asin() },
    { "acos_", x => x.acos_(), x => x.acos() }, { "atan_", x => x.atan_(), x => x.atan() }, { "sinh_", x => x.sinh_(), x => x.sinh() }, { "cosh_", x => x.cosh_(), x => x.cosh() },
    { "tanh_", x => x.tanh_(), x => x.tanh() }, { "erf_", x => x.erf_(), x => x.erf() }, { "erfc_", x => x.erfc_(), x => x.erfc() }, { "floor_", x => x.floor_(), x => x.floor() },
    { "ceil_", x => x.ceil_(), x => x.ceil() }, { "trunc_", x => x.trunc_(), x => x.trunc() }, { "frac_", x => x.frac_(), x => x.frac() }, { "round_", x => x.round_(), x => x.round() },
    { "sigmoid_", x => x.sigmoid_(), x => x.sigmoid() }, { "relu_", x => x.relu_(), x => x.relu() }, { "silu_", x => x.silu_(), x => x.silu() }, { "leaky_relu_", x => x.leaky_relu_(0.1), x => x.leaky_relu(0.1) },
    { "clamp_", x => x.clamp_(0.4, 0.6), x => x.clamp(0.4, 0.6) }, { "clamp_ tensors", x => x.clamp_(V(0.4, 0.4), V(0.5, 0.5)), x => x.clamp(V(0.4, 0.4), V(0.5, 0.5)) },
    { "clamp_min_", x => x.clamp_min_(0.6), x => x.clamp_min(0.6) }, { "clamp_max_", x => x.clamp_max_(0.6), x => x.clamp_max(0.6) },
    { "add_", x => x.add_(x), x => x.add(x) }, { "add_ number", x => x.add_(2), x => x.add(2) }, { "add_ alpha", x => x.add_(V(1, 2), 3), x => x.add(V(1, 2), 3) }, { "add_ number alpha", x => x.add_(2, 3), x => x.add(2, 3) },
    { "sub_", x => x.sub_(V(1, 2)), x => x.sub(V(1, 2)) }, { "sub_ number", x => x.sub_(2), x => x.sub(2) }, { "mul_", x => x.mul_(V(1, 2)), x => x.mul(V(1, 2)) }, { "mul_ number", x => x.mul_(2), x => x.mul(2) },
    { "div_", x => x.div_(V(1, 2)), x => x.div(V(1, 2)) }, { "div_ number", x => x.div_(2), x => x.div(2) }, { "pow_", x => x.pow_(V(1, 2)), x => x.pow(V(1, 2)) }, { "pow_ number", x => x.pow_(2), x => x.pow(2) },
    { "remainder_", x => x.remainder_(V(0.2, 0.3)), x => x.remainder(V(0.2, 0.3)) }, { "remainder_ number", x => x.remainder_(0.3), x => x.remainder(0.3) },
    { "addcmul_", x => x.addcmul_(V(1, 2), V(3, 4), 2), x => x.addcmul(V(1, 2), V(3, 4), 2) }, { "addcdiv_", x => x.addcdiv_(V(1, 2), V(3, 4), 2), x => x.addcdiv(V(1, 2), V(3, 4), 2) },
    { "lerp_", x => x.lerp_(V(1, 2), V(0.1, 0.2)), x => x.lerp(V(1, 2), V(0.1, 0.2)) }, { "masked_fill_", x => x.masked_fill_(B(true, false), 3), x => x.masked_fill(B(true, false), 3) },
    { "scatter_", x => x.scatter_(0, I(1), V(9)), x => x.scatter(0, I(1), V(9)) }, { "scatter_add_", x => x.scatter_add_(0, I(1), V(9)), x => x.scatter_add(0, I(1), V(9)) },
    { "index_add_", x => x.index_add_(0, I(1), V(9), 2), x => x.index_add(0, I(1), V(9), 2) }, { "index_copy_", x => x.index_copy_(0, I(1), V(9)), x => x.index_copy(0, I(1), V(9)) },
    { "index_fill_", x => x.index_fill_(0, I(1), 9), x => x.index_fill(0, I(1), 9) }, { "unsqueeze_", x => x.unsqueeze_(0), x => x.unsqueeze(0) }, { "squeeze_", x => x.squeeze_(), x => x.squeeze() },
    { "transpose_", x => x.transpose_(0, 0), x => x.transpose(0, 0) },
  };

  [Theory, MemberData(nameof(InPlace))]
  public void An_in_place_form_changes_its_tensor_and_gives_it_back(string name, Func<Tensor, Tensor> change, Func<Tensor, Tensor> plain)
  {
    using var scope = NewDisposeScope();
    var (changed, expected) = (V(0.25, 0.75), plain(V(0.25, 0.75)));
    Assert.Same(changed, change(changed));
    Assert.True(changed.allclose(expected) && changed.shape.SequenceEqual(expected.shape), name);
  }

  [Fact]
  public void Operators_of_the_language_do_what_they_say()
  {
    using var scope = NewDisposeScope();
    var x = V(7, 2);
    void Same(Tensor result, params double[] expected) => Assert.Equal(expected, Numbers(result), (a, b) => Math.Abs(a - b) < 1e-12);
    Same(x + x, 14, 4); Same(x + 1, 8, 3); Same(1 + x, 8, 3); Same(x + 1L, 8, 3); Same(1.5 + x, 8.5, 3.5); Same(x + 1f, 8, 3); Same(1f + x, 8, 3); Same(1L + x, 8, 3); Same(x + 0.5, 7.5, 2.5);
    Same(x - x, 0, 0); Same(x - 1, 6, 1); Same(1 - x, -6, -1); Same(1.5 - x, -5.5, -0.5); Same(1f - x, -6, -1); Same(1L - x, -6, -1); Same(x - 0.5, 6.5, 1.5);
    Same(x * x, 49, 4); Same(x * 2, 14, 4); Same(2 * x, 14, 4); Same(0.5 * x, 3.5, 1); Same(x * 0.5f, 3.5, 1);
    Same(x / x, 1, 1); Same(x / 2, 3.5, 1); Same(14 / x, 2, 7); Same(7.0 / x, 1, 3.5);
    Same(x % 4, 3, 2); Same(x % x, 0, 0); Same(-x, -7, -2);
    Same(x > 2, 1, 0); Same(x >= 2, 1, 1); Same(x < 7, 0, 1); Same(x <= 7, 1, 1); Same(x == 7, 1, 0); Same(x != 7, 0, 1); Same(x > x.clone(), 0, 0); Same(x == x.clone(), 1, 1);
    Same(2 < x, 1, 0); Same(2 <= x, 1, 1); Same(7 > x, 0, 1); Same(7 >= x, 1, 1); Same(7 == x, 1, 0); Same(7 != x, 0, 1);
    Same(~(x > 2), 0, 1); Same((x > 2) & (x > 0), 1, 0); Same((x > 2) | (x > 0), 1, 1); Same((x > 2) ^ (x > 0), 0, 1);
    Same((Tensor)3.0, 3); Same((Tensor)new double[] { 1, 2 }, 1, 2);
    Assert.Equal((7.0, 7f, 7, 7L), ((double)x[0], (float)x[0], (int)x[0], (long)x[0]));
  }

  static double[] Numbers(Tensor tensor)
  {
    using var numbers = tensor.to(ScalarType.Float64);
    return numbers.data<double>().ToArray();
  }
}
