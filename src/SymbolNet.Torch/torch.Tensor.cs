using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.Interop.Operator;

namespace TorchSharp;

public static partial class torch
{
  /// <summary>An n-dimensional array of one element type on one device, and a node of the autograd graph. Owns a libtorch tensor.</summary>
  /// <remarks>
  /// A tensor belongs to the dispose scope that was current on its thread when it was made, if there was one; see <see cref="DisposeScope"/>. A tensor
  /// that nobody disposes is freed by the finalizer. Using it after that throws <see cref="InvalidOperationException"/>. Not thread-safe for writing.
  /// </remarks>
  public partial class Tensor : IDisposable
  {
    nint handle;

    internal Tensor(nint handle)
    {
      this.handle = handle;
      DisposeScopeManager.OnCreated(this);
    }

    /// <summary>Frees a tensor that nobody disposed.</summary>
    ~Tensor() => Dispose(false);

    /// <summary>The scope that will dispose this tensor, if any.</summary>
    internal DisposeScope? OwningDisposeScope { get; set; }

    /// <summary>The native handle. Throws <see cref="InvalidOperationException"/> once the tensor is disposed.</summary>
    public IntPtr Handle => handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle: it has been disposed, by hand or with its dispose scope.");

    /// <summary>Whether the tensor has been disposed.</summary>
    public bool IsInvalid => handle == 0;

    /// <summary>Frees the native tensor; a second call does nothing.</summary>
    public void Dispose()
    {
      Dispose(true);
      GC.SuppressFinalize(this);
    }

    /// <summary>Frees the native tensor, from <see cref="Dispose()"/> or from the finalizer.</summary>
    protected virtual void Dispose(bool disposing)
    {
      var native = Interlocked.Exchange(ref handle, 0);
      if (native == 0) return;
      if (disposing) DisposeScopeManager.OnDisposed(this);
      Native.sn_tensor_free(native);
    }

    /// <summary>Gives the native tensor away: this object becomes invalid and the caller owns the handle.</summary>
    public IntPtr DecoupleFromNativeHandle()
    {
      var native = Handle;
      DisposeScopeManager.OnDisposed(this);
      handle = 0;
      GC.SuppressFinalize(this);
      return native;
    }

    /// <summary>Takes over a native tensor that the caller owns.</summary>
    public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

    /// <summary>Gives a value back that a native call made of this tensor, which the finalizer leaves alone until then.</summary>
    T Kept<T>(T value)
    {
      GC.KeepAlive(this);
      return value;
    }

    /// <summary>Makes this object stand for another native tensor, as <c>Module.to</c> does to keep parameters the same objects.</summary>
    internal void Become(Tensor other)
    {
      var former = Handle;
      handle = other.DecoupleFromNativeHandle();
      Native.sn_tensor_free(former);
    }

    /// <summary>Takes the tensor out of its dispose scope: only <see cref="Dispose()"/> or the finalizer frees it then.</summary>
    public Tensor DetachFromDisposeScope()
    {
      OwningDisposeScope?.Detach<Tensor>(this);
      return this;
    }

    /// <summary>Moves the tensor to the scope around its own; without one it is detached.</summary>
    public Tensor MoveToOuterDisposeScope()
    {
      OwningDisposeScope?.MoveToOuter<Tensor>(this);
      return this;
    }

    /// <summary>Moves the tensor to the scope that owns <paramref name="other"/>.</summary>
    public Tensor MoveToOtherDisposeScope(Tensor other)
    {
      if (other.OwningDisposeScope is { } scope) return MoveToOtherDisposeScope(scope);
      return DetachFromDisposeScope();
    }

    /// <summary>Moves the tensor to another scope.</summary>
    public Tensor MoveToOtherDisposeScope(DisposeScope other)
    {
      if (OwningDisposeScope is { } owner) owner.MoveToOther<Tensor>(other, this); else other.Attach(this);
      return this;
    }

    /// <summary>The size of every dimension.</summary>
    public unsafe long[] shape
    {
      get
      {
        var sizes = new long[Native.sn_tensor_dim(Handle)];
        fixed (long* first = sizes) Native.sn_tensor_sizes(handle, first);
        return Kept(sizes);
      }
    }

    /// <summary>The size of every dimension.</summary>
    public long[] size() => shape;

    /// <summary>The size of one dimension; negative ones count from the last.</summary>
    public long size(int dim) => shape[dim < 0 ? dim + (int)ndim : dim];

    /// <summary>How far apart, in elements, neighbours along every dimension lie in memory.</summary>
    public unsafe long[] stride()
    {
      var strides = new long[Native.sn_tensor_dim(Handle)];
      fixed (long* first = strides) Native.sn_tensor_strides(handle, first);
      return Kept(strides);
    }

    /// <summary>How far apart, in elements, neighbours along one dimension lie in memory.</summary>
    public long stride(int dim) => stride()[dim < 0 ? dim + (int)ndim : dim];

    /// <summary>The number of dimensions.</summary>
    public long ndim => Kept(Native.sn_tensor_dim(Handle));

    /// <summary>The number of dimensions.</summary>
    public long dim() => ndim;

    /// <summary>The number of dimensions.</summary>
    public long Dimensions => ndim;

    /// <summary>The number of elements.</summary>
    public long numel() => Kept(Native.sn_tensor_numel(Handle));

    /// <summary>The number of elements.</summary>
    public long NumberOfElements => numel();

    /// <summary>Bytes per element.</summary>
    public long element_size() => Kept(Native.sn_tensor_element_size(Handle));

    /// <summary>Bytes per element.</summary>
    public long ElementSize => element_size();

    /// <summary>Where in its storage the tensor begins, in elements.</summary>
    public long storage_offset() => Kept(Native.sn_tensor_storage_offset(Handle));

    /// <summary>The element type.</summary>
    public ScalarType dtype => Kept((ScalarType)Native.sn_tensor_dtype(Handle));

    /// <summary>The device that holds the elements.</summary>
    public Device device => new(device_type, device_index);

    /// <summary>The kind of device that holds the elements.</summary>
    public DeviceType device_type => Kept((DeviceType)Native.sn_tensor_device_type(Handle));

    /// <summary>Which device of its kind holds the elements; -1 for the CPU.</summary>
    public int device_index => Kept(Native.sn_tensor_device_index(Handle));

    /// <summary>Whether the elements lie on a CUDA device.</summary>
    public bool is_cuda => device_type == DeviceType.CUDA;

    /// <summary>Whether the elements lie on the CPU.</summary>
    public bool is_cpu() => device_type == DeviceType.CPU;

    /// <summary>Whether the elements lie in memory in C order without gaps.</summary>
    public bool is_contiguous() => Kept(Native.sn_tensor_is_contiguous(Handle) != 0);

    /// <summary>Whether the element type is a floating-point one.</summary>
    public bool is_floating_point() => torch.is_floating_point(dtype);

    /// <summary>Whether the element type is an integer one (truth values are not).</summary>
    public bool is_integral() => torch.is_integral(dtype);

    /// <summary>Whether the element type is a complex one.</summary>
    public bool is_complex() => torch.is_complex(dtype);

    /// <summary>Whether the only element is not zero.</summary>
    public bool is_nonzero() => CallTruth("is_nonzero", this);

    /// <summary>The elements of a CPU tensor, for reading and writing one by one or in bulk. Shares the tensor's memory.</summary>
    public TensorAccessor<T> data<T>() where T : unmanaged
    {
      if (ScalarTypes.Of<T>() != dtype) throw new ArgumentException($"A tensor of {dtype} has no elements of type {typeof(T).Name}.");
      return new(this);
    }

    /// <summary>The memory of a contiguous CPU tensor; setting it copies as many bytes as the tensor has.</summary>
    public unsafe Span<byte> bytes
    {
      get
      {
        if (!is_contiguous()) throw new InvalidOperationException("Only a contiguous tensor has its bytes in one piece: call contiguous() first.");
        var length = checked((int)(numel() * element_size()));
        return new Span<byte>((void*)Address(), length);
      }
      set
      {
        var target = bytes;
        if (value.Length != target.Length) throw new ArgumentException($"The tensor has {target.Length} bytes, not {value.Length}.");
        value.CopyTo(target);
      }
    }

    /// <summary>The address of the first element of a CPU tensor.</summary>
    internal nint Address()
    {
      Native.Check(Native.sn_tensor_data(Handle, out var address));
      return Kept(address);
    }

    /// <summary>The only element as a number of type <typeparamref name="T"/>, which has to be the tensor's own type.</summary>
    public T item<T>() where T : unmanaged
    {
      if (ScalarTypes.Of<T>() != dtype) throw new ArgumentException($"The item of a tensor of {dtype} is no {typeof(T).Name}.");
      var value = ToScalar();
      return (T)value.Boxed();
    }

    /// <summary>The only element as a scalar.</summary>
    public Scalar ToScalar()
    {
      Native.Check(Native.sn_tensor_item(Handle, out var real, out var integer));
      return Kept(Scalar.Of(dtype, real, integer));
    }

    /// <summary>The value at a flat index of a CPU tensor, in C order.</summary>
    public T ReadCpuValue<T>(long i) where T : unmanaged => data<T>()[i.Along(shape)];

    /// <summary>The value at a flat index of a CPU tensor of floats, in C order.</summary>
    public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

    /// <summary>The value at a flat index of a CPU tensor of doubles, in C order.</summary>
    public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

    /// <summary>The value at a flat index of a CPU tensor of longs, in C order.</summary>
    public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

    /// <summary>The value at a flat index of a CPU tensor of ints, in C order.</summary>
    public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

    /// <summary>Whether both objects stand for one libtorch tensor.</summary>
    public bool Equals(Tensor target) => target is not null && Kept(target.Kept(Native.sn_tensor_same(Handle, target.Handle) != 0));

    /// <summary>Whether both objects stand for one libtorch tensor.</summary>
    public override bool Equals(object? obj) => obj is Tensor other && (ReferenceEquals(this, other) || Equals(other));

    /// <summary>A hash of this object's identity.</summary>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
  }
}
