namespace SymbolNet.Learning.Training;

/// <summary>How gradients become steps.</summary>
public enum OptimizerKind
{
    /// <summary>Adam whose weight decay acts on the weights themselves (Loshchilov and Hutter, 2019).</summary>
    AdamW,

    /// <summary>Adam; weight decay is added to the gradient (Kingma and Ba, 2015).</summary>
    Adam,

    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,

    /// <summary>Muon for the convolutions inside the network (<see cref="OrthogonalMomentum"/>), AdamW for everything else; both with the same learning rate and decay.</summary>
    Muon,
}
