using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
  /// <summary>A source of random numbers with its own state. Not thread-safe for drawing in a reproducible order.</summary>
  public class Generator : IDisposable
  {
    nint handle;

    /// <summary>A generator for one device (the CPU by default) that starts from <paramref name="seed"/>.</summary>
    public Generator(ulong seed = 0, Device? device = null)
    {
      this.device = device ?? CPU;
      Native.Check(Native.sn_generator_new((int)this.device.type, this.device.index, unchecked((long)seed), out handle));
    }

    Generator(nint handle, Device device) => (this.handle, this.device) = (handle, device);

    /// <summary>Frees a generator that nobody disposed.</summary>
    ~Generator() => Dispose(false);

    /// <summary>The CPU generator that random operations use when they are given none.</summary>
    public static Generator Default
    {
      get
      {
        Native.Check(Native.sn_generator_default((int)DeviceType.CPU, -1, out var handle));
        return new(handle, CPU);
      }
    }

    /// <summary>The device whose random operations this generator serves.</summary>
    public Device device { get; }

    /// <summary>The native handle. Throws <see cref="ObjectDisposedException"/> once the generator is disposed.</summary>
    public IntPtr Handle
    {
      get
      {
        ObjectDisposedException.ThrowIf(handle == 0, this);
        return handle;
      }
    }

    /// <summary>Starts the sequence that belongs to <paramref name="seed"/>.</summary>
    public Generator manual_seed(long seed)
    {
      Native.Check(Native.sn_generator_set_seed(Handle, seed));
      GC.KeepAlive(this);
      return this;
    }

    /// <summary>Starts a sequence nobody can foresee and tells its seed.</summary>
    public long seed()
    {
      Native.Check(Native.sn_generator_seed(Handle, out var seed));
      GC.KeepAlive(this);
      return seed;
    }

    /// <summary>The seed the sequence started from.</summary>
    public long initial_seed()
    {
      var seed = Native.sn_generator_current_seed(Handle);
      GC.KeepAlive(this);
      return seed;
    }

    /// <summary>The whole state as bytes; <see cref="set_state"/> continues from it exactly.</summary>
    public Tensor get_state()
    {
      Native.Check(Native.sn_generator_get_state(Handle, out var state));
      GC.KeepAlive(this);
      return new(state);
    }

    /// <summary>Continues from a state that <see cref="get_state"/> gave.</summary>
    public void set_state(Tensor value)
    {
      Native.Check(Native.sn_generator_set_state(Handle, value.Handle));
      GC.KeepAlive(value);
      GC.KeepAlive(this);
    }

    /// <summary>Frees the generator; a second call does nothing.</summary>
    public void Dispose()
    {
      Dispose(true);
      GC.SuppressFinalize(this);
    }

    /// <summary>Frees the generator, from <see cref="Dispose()"/> or from the finalizer.</summary>
    protected virtual void Dispose(bool disposing)
    {
      if (Interlocked.Exchange(ref handle, 0) is var native and not 0) Native.sn_generator_free(native);
    }
  }

  /// <summary>Seeds the default generators of all devices and gives the CPU's.</summary>
  public static Generator manual_seed(long seed) => random.manual_seed(seed);

  /// <summary>Seeds the default CPU generator from the machine's entropy and tells the seed.</summary>
  public static long seed() => random.seed();

  /// <summary>The seed the default CPU generator started from.</summary>
  public static long initial_seed() => random.initial_seed();

  /// <summary>The state of the default CPU generator as bytes.</summary>
  public static Tensor get_rng_state() => random.get_rng_state();

  /// <summary>Continues the default CPU generator from a state.</summary>
  public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

  /// <summary>The default generators.</summary>
  public static class random
  {
    /// <summary>Seeds the default generators of all devices and gives the CPU's.</summary>
    public static Generator manual_seed(long seed)
    {
      Native.Check(Native.sn_manual_seed(seed));
      return Generator.Default;
    }

    /// <summary>Seeds the default CPU generator from the machine's entropy and tells the seed.</summary>
    public static long seed()
    {
      using var generator = Generator.Default;
      return generator.seed();
    }

    /// <summary>The seed the default CPU generator started from.</summary>
    public static long initial_seed()
    {
      using var generator = Generator.Default;
      return generator.initial_seed();
    }

    /// <summary>The state of the default CPU generator as bytes.</summary>
    public static Tensor get_rng_state()
    {
      using var generator = Generator.Default;
      return generator.get_state();
    }

    /// <summary>Continues the default CPU generator from a state.</summary>
    public static void set_rng_state(Tensor new_state)
    {
      using var generator = Generator.Default;
      generator.set_state(new_state);
    }
  }
}
