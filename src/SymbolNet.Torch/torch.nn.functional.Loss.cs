using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  public static partial class nn
  {
    /// <summary>What becomes of the losses of single samples.</summary>
    public enum Reduction
    {
      /// <summary>They stay.</summary>
      None = 0,
      /// <summary>Their mean.</summary>
      Mean = 1,
      /// <summary>Their sum.</summary>
      Sum = 2,
    }

    // How far predictions are from what was wanted.
    public static partial class functional
    {
      /// <summary>Minus the logarithm of the softmax at the right class. Logits [batch, classes], classes [batch] (or probabilities [batch, classes]).</summary>
      public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
        => Call("cross_entropy_loss", input, target, weight, (long)reduction, ignore_index, label_smoothing);

      /// <summary>Minus the log-probability at the right class. Log-probabilities [batch, classes], classes [batch].</summary>
      public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) => Call("nll_loss_nd", input, target, weight, (long)reduction);

      /// <summary>The squared difference.</summary>
      public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Call("mse_loss", input, target, (long)reduction);

      /// <summary>The absolute difference.</summary>
      public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Call("l1_loss", input, target, (long)reduction);

      /// <summary>Half the squared difference over beta where it is below beta, else the absolute difference less beta / 2.</summary>
      public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) => Call("smooth_l1_loss", input, target, (long)reduction, beta);

      /// <summary>Half the squared difference where it is below delta, else delta times (the absolute difference less delta / 2).</summary>
      public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) => Call("huber_loss", input, target, (long)reduction, delta);

      /// <summary>The cross entropy of probabilities.</summary>
      public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) => Call("binary_cross_entropy", input, target, weight, (long)reduction);

      /// <summary>The cross entropy of the logistic function of the input, computed stably.</summary>
      public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
        => Call("binary_cross_entropy_with_logits", input, target, weight, pos_weights, (long)reduction);

      /// <summary>The Kullback-Leibler divergence of the target from log-probabilities; the target is one too with <paramref name="log_target"/>.</summary>
      public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) => Call("kl_div", input, target, (long)reduction, log_target);

      /// <summary>1 - cos where the target is 1, max(0, cos - margin) where it is -1. Vectors [batch, dimension].</summary>
      public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
        => Call("cosine_embedding_loss", input1, input2, target, margin, (long)reduction);

      /// <summary>max(0, -target * (input1 - input2) + margin).</summary>
      public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
        => Call("margin_ranking_loss", input1, input2, target, margin, (long)reduction);

      /// <summary>The input where the target is 1, max(0, margin - input) where it is -1.</summary>
      public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) => Call("hinge_embedding_loss", input, target, margin, (long)reduction);

      /// <summary>max(0, d(anchor, positive) - d(anchor, negative) + margin) with the p-norm distance. With <paramref name="swap"/> the negative's distance to the positive counts if smaller.</summary>
      public static Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean)
        => Call("triplet_margin_loss", anchor, positive, negative, margin, (double)p, eps, swap, (long)reduction);

      /// <summary>max(0, d(anchor, positive) - d(anchor, negative) + margin) with any distance, by default the Euclidean one.</summary>
      public static Tensor triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean)
      {
        using var scope = NewDisposeScope();
        distance ??= (left, right) => pairwise_distance(left, right);
        var far = distance(anchor, negative);
        if (swap) far = far.minimum(distance(positive, negative));
        var losses = (distance(anchor, positive) - far + margin).clamp_min(0);
        return Reduced(losses, reduction).MoveToOuterDisposeScope();
      }

      static Tensor Reduced(Tensor losses, Reduction reduction) => reduction switch
      {
        Reduction.Mean => losses.mean(),
        Reduction.Sum => losses.sum(),
        _ => losses,
      };
    }
  }
}
