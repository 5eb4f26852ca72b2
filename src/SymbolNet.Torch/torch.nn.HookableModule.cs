using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
  public static partial class nn
  {
    /// <summary>A module that can be listened to: functions that see, and may replace, what goes in and what comes out.</summary>
    public class HookableModule<TPreHook, TPostHook> : Module
    {
      long registered;

      /// <summary>A module with a name for people.</summary>
      protected HookableModule(string name) : base(name) { }

      private protected Dictionary<string, TPreHook> PreHooks { get; } = [];

      private protected Dictionary<string, TPostHook> PostHooks { get; } = [];

      /// <summary>Calls a function before every forward pass; what it returns, unless null, replaces the input.</summary>
      public HookRemover register_forward_pre_hook(TPreHook hook)
      {
        var key = NextKey();
        PreHooks.Add(key, hook);
        return new(this, key);
      }

      /// <summary>Calls a function after every forward pass; what it returns, unless null, replaces the result.</summary>
      public HookRemover register_forward_hook(TPostHook hook)
      {
        var key = NextKey();
        PostHooks.Add(key, hook);
        return new(this, key);
      }

      string NextKey() => registered++.ToString(CultureInfo.InvariantCulture);

      /// <summary>Ends a registration.</summary>
      public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
      {
        /// <summary>Ends the registration; a second call does nothing.</summary>
        public void remove()
        {
          module.PreHooks.Remove(key);
          module.PostHooks.Remove(key);
        }
      }
    }

    /// <summary>What can be called with one value.</summary>
    public interface IModule<T, TResult>
    {
      /// <summary>Runs the module with its hooks.</summary>
      TResult call(T input1);
    }

    /// <summary>What can be called with two values.</summary>
    public interface IModule<T1, T2, TResult>
    {
      /// <summary>Runs the module with its hooks.</summary>
      TResult call(T1 input1, T2 input2);
    }

    /// <summary>What can be called with three values.</summary>
    public interface IModule<T1, T2, T3, TResult>
    {
      /// <summary>Runs the module with its hooks.</summary>
      TResult call(T1 input1, T2 input2, T3 input3);
    }

    /// <summary>A module that makes one value of one value.</summary>
    public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
    {
      /// <summary>A module with a name for people.</summary>
      protected Module(string name) : base(name) { }

      /// <summary>What the module computes; call <see cref="call"/> to run it with its hooks.</summary>
      public abstract TResult forward(T input);

      /// <summary>Runs the module with its hooks.</summary>
      public TResult call(T input)
      {
        foreach (var hook in PreHooks.Values) input = hook(this, input) ?? input;
        var result = forward(input);
        foreach (var hook in PostHooks.Values) result = hook(this, input, result) ?? result;
        return result;
      }
    }

    /// <summary>A module that makes one value of two.</summary>
    public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
    {
      /// <summary>A module with a name for people.</summary>
      protected Module(string name) : base(name) { }

      /// <summary>What the module computes; call <see cref="call"/> to run it with its hooks.</summary>
      public abstract TResult forward(T1 input1, T2 input2);

      /// <summary>Runs the module with its hooks.</summary>
      public TResult call(T1 input1, T2 input2)
      {
        foreach (var hook in PreHooks.Values) (input1, input2) = hook(this, input1, input2) ?? (input1, input2);
        var result = forward(input1, input2);
        foreach (var hook in PostHooks.Values) result = hook(this, input1, input2, result) ?? result;
        return result;
      }
    }

    /// <summary>A module that makes one value of three.</summary>
    public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
    {
      /// <summary>A module with a name for people.</summary>
      protected Module(string name) : base(name) { }

      /// <summary>What the module computes; call <see cref="call"/> to run it with its hooks.</summary>
      public abstract TResult forward(T1 input1, T2 input2, T3 input3);

      /// <summary>Runs the module with its hooks.</summary>
      public TResult call(T1 input1, T2 input2, T3 input3)
      {
        foreach (var hook in PreHooks.Values) (input1, input2, input3) = hook(this, input1, input2, input3) ?? (input1, input2, input3);
        var result = forward(input1, input2, input3);
        foreach (var hook in PostHooks.Values) result = hook(this, input1, input2, input3, result) ?? result;
        return result;
      }
    }
  }
}
