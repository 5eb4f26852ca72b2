using System.Collections.Concurrent;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Calls of ATen operators by the names of their schemas without the namespace, such as <c>add.Tensor</c>. Thread-safe.</summary>
/// <remarks>Arguments follow the schema's order; trailing ones that are left out take the schema's defaults.</remarks>
internal static unsafe class Operator
{
  /// <summary>Room on the stack for the numbers and handles of a call's lists; longer ones go to the heap.</summary>
  const int ListCapacity = 32;

  static readonly ConcurrentDictionary<string, nint> Known = new(StringComparer.Ordinal);

  /// <summary>Calls an operator with one tensor as its result.</summary>
  internal static Tensor Call(string name, params ReadOnlySpan<Argument> arguments)
  {
    Invoke(name, arguments, true, out var results);
    return new(new IntPtr(results[0]));
  }

  /// <summary>Calls an operator with two tensors as its results.</summary>
  internal static (Tensor, Tensor) Call2(string name, params ReadOnlySpan<Argument> arguments)
  {
    Invoke(name, arguments, true, out var results);
    return (new(new IntPtr(results[0])), new(new IntPtr(results[1])));
  }

  /// <summary>Calls an operator with three tensors as its results.</summary>
  internal static (Tensor, Tensor, Tensor) Call3(string name, params ReadOnlySpan<Argument> arguments)
  {
    Invoke(name, arguments, true, out var results);
    return (new(new IntPtr(results[0])), new(new IntPtr(results[1])), new(new IntPtr(results[2])));
  }

  /// <summary>Calls an operator with a list of tensors as its result.</summary>
  internal static Tensor[] CallList(string name, params ReadOnlySpan<Argument> arguments)
  {
    var count = Invoke(name, arguments, true, out var results);
    var tensors = new Tensor[count];
    for (var i = 0; i < count; i++) tensors[i] = new(new IntPtr(results[i]));
    return tensors;
  }

  /// <summary>Calls an operator that answers yes or no.</summary>
  internal static bool CallTruth(string name, params ReadOnlySpan<Argument> arguments)
  {
    Invoke(name, arguments, true, out var results);
    return results[0] != 0;
  }

  /// <summary>Calls an in-place operator on its first argument and gives that tensor back.</summary>
  internal static Tensor CallInPlace(string name, params ReadOnlySpan<Argument> arguments)
  {
    Invoke(name, arguments, false, out _);
    return (Tensor)arguments[0].Reference!;
  }

  static int Invoke(string name, ReadOnlySpan<Argument> arguments, bool wantsResults, out long* results)
  {
    var native = stackalloc NativeArgument[arguments.Length];
    var room = stackalloc long[ListCapacity];
    var used = 0;
    List<nint>? borrowed = null;
    try
    {
      for (var i = 0; i < arguments.Length; i++)
      {
        ref readonly var argument = ref arguments[i];
        native[i].Kind = (int)argument.Kind;
        native[i].Bits = argument.Bits;
        if (Length(argument) is var length and >= 0)
        {
          native[i].Count = length;
          native[i].Bits = (long)Copy(argument, length);
        }
      }
      results = null;
      var operation = Known.TryGetValue(name, out var found) ? found : Find(name);
      return Native.Check(wantsResults ? Native.sn_call(operation, native, arguments.Length, out results) : Native.sn_run(operation, native, arguments.Length));
    }
    finally
    {
      if (borrowed is not null)
      {
        foreach (var memory in borrowed) System.Runtime.InteropServices.NativeMemory.Free((void*)memory);
      }
    }

    long* Copy(in Argument argument, int length)
    {
      var words = argument.Kind == ArgumentKind.Text ? (length + 7) / 8 : length;
      var target = room + used;
      if (used + words <= ListCapacity)
      {
        used += words;
      }
      else
      {
        target = (long*)System.Runtime.InteropServices.NativeMemory.Alloc((nuint)words, sizeof(long));
        (borrowed ??= []).Add((nint)target);
      }
      switch (argument.Reference)
      {
        case long[] numbers: numbers.CopyTo(new Span<long>(target, length)); break;
        case double[] numbers: numbers.CopyTo(new Span<double>(target, length)); break;
        case Tensor?[] tensors:
          for (var i = 0; i < length; i++) target[i] = tensors[i] is { } tensor ? tensor.Handle : 0;
          break;
        case string text: Encoding.UTF8.GetBytes(text, new Span<byte>(target, length)); break;
      }
      return target;
    }
  }

  static int Length(in Argument argument) => argument.Reference switch
  {
    long[] numbers => numbers.Length,
    double[] numbers => numbers.Length,
    Tensor?[] tensors => tensors.Length,
    string text => Encoding.UTF8.GetByteCount(text),
    _ => -1,
  };

  static nint Find(string name)
  {
    var (plain, overload) = name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? (name[..dot], name[(dot + 1)..]) : (name, "");
    fixed (byte* first = Encoding.UTF8.GetBytes($"aten::{plain}\0"), second = Encoding.UTF8.GetBytes($"{overload}\0"))
    {
      Native.Check(Native.sn_operator(first, second, out var operation));
      return Known.GetOrAdd(name, operation);
    }
  }
}
