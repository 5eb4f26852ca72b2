using SymbolNet.Learning.Augmentation;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Data;
using SymbolNet.Learning.Sampling;
using SymbolNet.Learning.Training;
using SymbolNet.Raster;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SymbolNet.Tests.Learning;

/// <summary>What a GPU computes is what the processor computes.</summary>
public sealed class CudaTests : IDisposable
{
    static readonly RasterOptions Raster = new() { Size = 32, InkExtent = 28f, PenWidth = 1.5f };
    static readonly SymbolCollection Symbols = ProceduralSymbols.Create(3, 8, 8, seed: 5);

    readonly TemporaryFolder folder = new();
    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [CudaFact]
    public void Convolutions_products_and_their_gradients_agree()
    {
        using var generator = manual_seed(1);
        var (pictures, kernels, matrix) = (randn(4, 3, 17, 17), randn(8, 3, 3, 3), randn(8, 5));
        var onProcessor = Gradients(pictures, kernels, matrix, CPU);
        var onGpu = Gradients(pictures, kernels, matrix, CUDA);
        foreach (var (one, other) in onProcessor.Zip(onGpu))
            Assert.True(one.allclose(other.cpu(), 2e-2, 2e-2), $"largest difference {(one - other.cpu()).abs().max().item<float>()}");
    }

    [CudaFact]
    public void The_elements_of_a_tensor_there_are_copied_first() =>
        Assert.Contains("copy it with cpu() first", Assert.ThrowsAny<Exception>(() => ones(3, device: CUDA).bytes.Length).Message, StringComparison.Ordinal);

    [CudaFact]
    public void Training_pictures_are_the_same()
    {
        var fields = FieldSet.Measure(Symbols, Raster, 2);
        Sample[] batch = [.. Enumerable.Range(0, 40).Select(item => new Sample(item, item % 8))];
        var options = new AugmentationOptions { Erase = 0.5f, StrayStroke = 0.5f };
        using var onProcessor = new FieldAugmentation(options, fields, CPU);
        using var onGpu = new FieldAugmentation(options, fields, CUDA);

        var expected = onProcessor.Draw(batch, new SeededRandom(1, RandomPurpose.Augmentation));
        var pictures = onGpu.Draw(batch, new SeededRandom(1, RandomPurpose.Augmentation));

        Assert.Equal(DeviceType.CUDA, pictures.device.type);
        Assert.True(expected.allclose(pictures.cpu(), 0, 2e-3), $"largest difference {(expected - pictures.cpu()).abs().max().item<float>()}");
    }

    [CudaFact]
    public void A_training_there_learns_resumes_and_gives_a_model_for_both()
    {
        var options = new TrainingOptions { Name = "cuda", Batch = 64, Validations = 2, Device = "cuda" };
        var (train, heldOut) = (Symbols.Without(["Alphabet2"]), Symbols.Only(["Alphabet2"]));
        var losses = new List<double>();
        using var stop = new CancellationTokenSource();
        Trainer Run() => new(train, heldOut, folder["run"], news =>
        {
            if (news.Loss is { } loss)
                losses.Add(loss);
            if (news.Kind == TrainingEvent.Validated)
                stop.Cancel();
        });
        Assert.False(Run().Start(options, TrainingBudget.OfSteps(120), cancellation: stop.Token));
        Assert.True(Run().Resume());
        Assert.True(losses[^1] < losses[0], $"the loss went from {losses[0]} to {losses[^1]}");

        using var onProcessor = EmbeddingModel.Load(folder["run"]);
        using var onGpu = EmbeddingModel.Load(folder["run"], "cuda");
        var pictures = Symbols.Items.Take(10).Select(item => item.Render(new Rasterizer(onGpu.Raster))).ToArray();
        foreach (var (one, other) in onProcessor.Embed(pictures).Zip(onGpu.Embed(pictures)))
            foreach (var (expected, value) in one.Values.ToArray().Zip(other.Values.ToArray()))
                Assert.Equal(expected, value, 1e-2f);
    }

    static Tensor[] Gradients(Tensor pictures, Tensor kernels, Tensor matrix, Device device)
    {
        var (x, w, m) = (pictures.to(device).detach().requires_grad_(), kernels.to(device).detach().requires_grad_(), matrix.to(device).detach().requires_grad_());
        var output = F.conv2d(x, w, padding: [1L, 1L]).relu().mean([2L, 3L]).mm(m);
        output.square().sum().backward();
        return [output.detach(), x.grad!, w.grad!, m.grad!];
    }
}
