using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SymbolNet.Tests.Torch;

public sealed class TensorTests
{
  [Fact]
  public void Arrays_lists_and_memory_become_tensors_of_their_shape_and_type()
  {
    using var scope = NewDisposeScope();
    Assert.Equal("[2, 2] Float32", Look(tensor(new float[,] { { 1, 2 }, { 3, 4 } })));
    Assert.Equal("[1, 1, 2] Int32", Look(tensor(new[, ,] { { { 1, 2 } } })));
    Assert.Equal("[2] Int64", Look(tensor(new long[] { 1, 2 })));
    Assert.Equal("[3] Bool", Look(tensor(new List<bool> { true, false, true })));
    Assert.Equal("[2, 1] Byte", Look(tensor(new byte[] { 1, 2 }, [2, 1])));
    Assert.Equal("[1, 2] Float64", Look(tensor(new List<double> { 1, 2 }, 1, 2)));
    Assert.Equal("[2] Float32", Look(tensor(new float[] { 1, 2 }.AsMemory(), [2])));
    Assert.Equal("[0] Float32", Look(tensor(Array.Empty<float>())));
    Assert.Equal("[] Float64", Look(tensor(1.5)));
    Assert.Equal("[2] Float64", Look(tensor(new[] { 1, 2 }, ScalarType.Float64)));
    Assert.Equal("[2] Int64", Look(arange(2)));
    Assert.Equal("[2, 3] Float32", Look(zeros(2, 3)));
    Assert.Equal([1f, 2f, 3f, 4f], tensor(new float[,] { { 1, 2 }, { 3, 4 } }).data<float>().ToArray());
    Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2, 3 }, 2, 2));
  }

  static string Look(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}] {tensor.dtype}";

  [Fact]
  public void A_copy_is_a_copy_and_from_array_shares_its_memory()
  {
    using var scope = NewDisposeScope();
    float[] numbers = [1, 2, 3];
    var (copy, shared, part) = (tensor(numbers), from_array(numbers), frombuffer(numbers, ScalarType.Float32, offset: 1));
    numbers[1] = 20;
    Assert.Equal(2, copy[1].item<float>());
    Assert.Equal(20, shared[1].item<float>());
    Assert.Equal([20f, 3f], part.data<float>().ToArray());
    shared.mul_(2);
    Assert.Equal([2f, 40f, 6f], numbers);
    Assert.Equal([2L, 1L], from_array(new int[2, 1]).shape);
  }

  [Fact]
  public void Elements_are_read_and_written_in_bulk_and_one_by_one()
  {
    using var scope = NewDisposeScope();
    var matrix = tensor(new float[,] { { 1, 2 }, { 3, 4 } });
    var turned = matrix.t();
    Assert.Equal([1f, 3f, 2f, 4f], turned.data<float>().ToArray());
    Assert.Equal(3, turned.data<float>()[0, 1]);
    turned.data<float>()[0, 1] = 30;
    Assert.Equal(30, matrix[1, 0].item<float>());
    Span<float> room = stackalloc float[2];
    matrix.data<float>().CopyTo(room, 0, 2);
    Assert.Throws<ArgumentOutOfRangeException>(() => matrix.data<float>().CopyTo(new float[2], 0, -1));
    Assert.Throws<ArgumentOutOfRangeException>(() => matrix.data<float>().CopyFrom(new float[2], 0, -1));
    Assert.Equal([30f, 4f], room);
    matrix.data<float>().CopyFrom([7f, 8f], 0, 1);
    Assert.Equal([1f, 7f, 8f, 4f], matrix.data<float>());
    matrix.bytes = MemoryMarshal.AsBytes(new[] { 5f, 6f, 7f, 8f }.AsSpan());
    Assert.Equal([5f, 6f, 7f, 8f], MemoryMarshal.Cast<byte, float>(matrix.bytes));
    Assert.Equal(new float[,] { { 5, 6 }, { 7, 8 } }, matrix.data<float>().ToNDArray());
    Assert.Equal(7, matrix.ReadCpuSingle(2));
    Assert.Throws<ArgumentException>(() => matrix.data<double>());
    Assert.Throws<IndexOutOfRangeException>(() => matrix.data<float>()[2, 0]);
    Assert.Throws<InvalidOperationException>(() => turned.bytes.Length);
  }

  [Fact]
  public void Facts_about_a_tensor_are_right()
  {
    using var scope = NewDisposeScope();
    var x = zeros(2, 3, 4).permute(2, 0, 1);
    Assert.Equal([4L, 2L, 3L], x.shape);
    Assert.Equal([1L, 12L, 4L], x.stride());
    Assert.Equal((24, 3, 4, 2), (x.numel(), x.ndim, x.element_size(), x.size(1)));
    Assert.Equal((3L, 4L), (x.size(-1), x.stride(-1)));
    Assert.False(x.is_contiguous());
    Assert.True(x.is_cpu() && !x.is_cuda && x.is_floating_point() && !x.is_integral() && x.is_leaf && !x.requires_grad);
    Assert.Equal(6, arange(24)[6..].storage_offset());
    Assert.Equal((DeviceType.CPU, -1, "cpu"), (x.device.type, x.device.index, x.device.ToString()));
    Assert.Equal((DeviceType.CUDA, 1, "cuda:1"), (device("cuda:1").type, device("cuda:1").index, device("cuda:1").ToString()));
    Assert.True(x.Equals(x.MoveToOtherDisposeScope(scope)) && !x.Equals(x.clone()));
    Assert.True(tensor(1).is_nonzero() && tensor(1.0).allclose(tensor(1 + 1e-9)));
    Assert.Equal("[2x2], type = Float32, device = cpu, value = [[1, 2.5], [3, 4]]", tensor(new[,] { { 1f, 2.5f }, { 3, 4 } }).ToString());
    Assert.Equal("[20], type = Int64, device = cpu, value = [0, 1, 2, ..., 17, 18, 19]", arange(20).ToString());
  }

  [Fact]
  public void Indexing_follows_PyTorch()
  {
    using var scope = NewDisposeScope();
    var x = arange(24).view(2, 3, 4);
    void Is(Tensor part, long[] shape, params long[] expected)
    {
      Assert.Equal(shape, part.shape);
      Assert.Equal(expected, part.data<long>().ToArray());
    }
    Is(x[1], [3, 4], [.. Enumerable.Range(12, 12)]);
    Is(x[1, 2], [4], 20, 21, 22, 23);
    Is(x[1, 2, 3], [], 23);
    Is(x[-1, -1, -1], [], 23);
    Is(x[.., 0, 1], [2], 1, 13);
    Is(x[0, 1..3, ^1], [2], 7, 11);
    Is(x[TensorIndex.Ellipsis, 0], [2, 3], 0, 4, 8, 12, 16, 20);
    Is(x[TensorIndex.None, 0, 0], [1, 4], 0, 1, 2, 3);
    Is(x[0, 0, TensorIndex.Slice(0, 4, 2)], [2], 0, 2);
    Is(x[TensorIndex.Tensor(tensor(new long[] { 1, 0 })), 0, 0], [2], 12, 0);
    Is(x[0, 0, TensorIndex.Tensor(tensor(new long[] { 3, 1 }))], [2], 3, 1);
    Is(x[TensorIndex.Tensor(x > 21)], [2], 22, 23);
    Is(x[tensor(new long[] { 1 }), tensor(new long[] { 2 })], [1, 4], 20, 21, 22, 23);

    var y = zeros(2, 3, int64);
    y[0] = tensor(new long[] { 1, 2, 3 });
    y[1, 2] = tensor(9L);
    y[.., 0] = tensor(new long[] { 7, 8 });
    Is(y, [2, 3], 7, 2, 3, 8, 0, 9);
    y[TensorIndex.Tensor(y > 6)] = tensor(-1L);
    Is(y, [2, 3], -1, 2, 3, -1, 0, -1);
  }

  [Fact]
  public void An_error_of_libtorch_arrives_with_its_message()
  {
    using var scope = NewDisposeScope();
    var error = Assert.Throws<ExternalException>(() => zeros(2, 3).matmul(zeros(4, 5)));
    Assert.Contains("cannot be multiplied", error.Message, StringComparison.Ordinal);
    Assert.DoesNotContain("frame #", error.Message, StringComparison.Ordinal);
    Assert.Contains("view size", Assert.Throws<ExternalException>(() => zeros(2, 3).t().view(6)).Message, StringComparison.Ordinal);
    Assert.Contains("does not require grad", Assert.Throws<ExternalException>(() => zeros(1).backward()).Message, StringComparison.Ordinal);
  }

  [Fact]
  public void A_disposed_tensor_says_so()
  {
    var x = zeros(2);
    x.Dispose();
    x.Dispose();
    Assert.True(x.IsInvalid);
    Assert.Contains("disposed", Assert.Throws<InvalidOperationException>(() => x.sum()).Message, StringComparison.Ordinal);
    Assert.Contains("disposed", Assert.Throws<InvalidOperationException>(() => x.shape).Message, StringComparison.Ordinal);
    Assert.Equal("[disposed]", x.ToString());
  }

  [Fact]
  public void Gradients_are_kept_added_up_and_switched_off()
  {
    using var scope = NewDisposeScope();
    var x = tensor(new double[] { 1, 2 }, requires_grad: true);
    Assert.Null(x.grad);
    (x * x).sum().backward();
    (x * 3).backward([tensor(new double[] { 1, 10 })]);
    Assert.Equal([5.0, 34.0], x.grad!.data<double>().ToArray());
    x.grad = null;
    Assert.Null(x.grad);

    using (no_grad())
    {
      Assert.False(is_grad_enabled() || (x * 2).requires_grad);
      using var again = enable_grad();
      Assert.True((x * 2).requires_grad);
    }
    using (inference_mode()) Assert.True(is_inference_mode_enabled() && !(x * 2).requires_grad);
    Assert.True(is_grad_enabled() && !is_inference_mode_enabled());
    Assert.False(x.detach().requires_grad || (x * 2).is_leaf);

    var middle = x * 2;
    middle.retain_grad();
    middle.square().sum().backward(retain_graph: true);
    Assert.Equal([4.0, 8.0], middle.grad!.data<double>().ToArray());
  }

  [Fact]
  public void Threads_and_devices_are_reported()
  {
    var threads = get_num_threads();
    set_num_threads(1);
    Assert.Equal(1, get_num_threads());
    set_num_threads(threads);
    Assert.True(get_num_interop_threads() > 0);
    Assert.Equal(cuda.is_available(), cuda.device_count() > 0);
    Assert.Matches(@"^\d+\.\d+", __version__);
  }
}
