using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
  /// <summary>Neural networks: modules, their functions, their initialisation.</summary>
  public static partial class nn
  {
    /// <summary>A part of a network: it owns parameters, buffers (state that is not learned) and further modules, each under a name.</summary>
    /// <remarks>
    /// What it owns is detached from dispose scopes and freed with the module. Not thread-safe: training and inference need a module each, or turns.
    /// </remarks>
    public class Module : IDisposable
    {
      readonly string name;
      readonly Dictionary<string, Parameter?> ownParameters = [];
      readonly Dictionary<string, (Tensor Tensor, bool Persistent)> ownBuffers = [];
      readonly Dictionary<string, Module> ownModules = [];
      bool componentsAreRegistered;

      /// <summary>A module with a name for people; no parts yet.</summary>
      protected Module(string name) => this.name = name;

      /// <summary>Whether the module behaves as while training (dropout drops, batch norm gathers statistics). Set by <see cref="train"/> and <see cref="eval"/>.</summary>
      public bool training { get; private set; } = true;

      /// <summary>The name given at construction.</summary>
      public virtual string GetName() => name;

      /// <summary>Registers every field of the class that holds a module, a parameter or a tensor (a buffer), unless its name is taken. Call it last in the constructor.</summary>
      protected virtual void RegisterComponents()
      {
        if (componentsAreRegistered) return;
        componentsAreRegistered = true;
        foreach (var field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
          if (ownModules.ContainsKey(field.Name) || ownParameters.ContainsKey(field.Name) || ownBuffers.ContainsKey(field.Name)) continue;
          switch (field.GetValue(this))
          {
            case Module module: register_module(field.Name, module); break;
            case Parameter parameter: register_parameter(field.Name, parameter); break;
            case Tensor tensor: register_buffer(field.Name, tensor); break;
          }
        }
      }

      /// <summary>Makes a module a part of this one.</summary>
      public virtual void register_module(string name, Module submodule)
      {
        if (submodule is null) return;
        ThrowIfTaken(name);
        ownModules.Add(name, submodule);
      }

      /// <summary>Makes a module a part of this one.</summary>
      public void add_module(string name, Module module) => register_module(name, module);

      /// <summary>Makes a parameter a part of this module and takes it out of its dispose scope.</summary>
      public virtual void register_parameter(string name, Parameter param)
      {
        ThrowIfTaken(name);
        param?.DetachFromDisposeScope();
        ownParameters.Add(name, param);
      }

      /// <summary>Makes a tensor that is not learned a part of this module and takes it out of its dispose scope. One that is not persistent is not saved.</summary>
      public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
      {
        ThrowIfTaken(name);
        tensor.DetachFromDisposeScope();
        ownBuffers.Add(name, (tensor, persistent));
      }

      /// <summary>Registers, replaces or (null) removes a parameter.</summary>
      protected void ConditionallyRegisterParameter(string name, Parameter? value)
      {
        ownParameters.Remove(name);
        if (value is not null) register_parameter(name, value);
      }

      /// <summary>Registers, replaces or (null) removes a buffer.</summary>
      protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
      {
        ownBuffers.Remove(name);
        if (value is not null) register_buffer(name, value, persistent);
      }

      /// <summary>Forgets all modules that are parts of this one.</summary>
      protected void ClearModules() => ownModules.Clear();

      /// <summary>All parameters with their names, such as <c>block.0.weight</c>; each parameter once.</summary>
      public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
      {
        var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
        foreach (var (prefix, module) in Parts(recurse))
        {
          foreach (var (key, parameter) in module.ownParameters)
          {
            if (parameter is not null && seen.Add(parameter)) yield return (prefix + key, parameter);
          }
        }
      }

      /// <summary>All parameters; each once.</summary>
      public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(pair => pair.parameter);

      /// <summary>All buffers with their names; each once.</summary>
      public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
      {
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var (prefix, module) in Parts(recurse))
        {
          foreach (var (key, (tensor, persistent)) in module.ownBuffers)
          {
            if ((persistent || include_nonpersistent) && seen.Add(tensor)) yield return (prefix + key, tensor);
          }
        }
      }

      /// <summary>All buffers; each once.</summary>
      public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) => named_buffers(recurse, include_nonpersistent).Select(pair => pair.buffer);

      /// <summary>The modules that are direct parts of this one, with their names.</summary>
      public virtual IEnumerable<(string name, Module module)> named_children() => ownModules.Select(pair => (pair.Key, pair.Value));

      /// <summary>The modules that are direct parts of this one.</summary>
      public virtual IEnumerable<Module> children() => named_children().Select(pair => pair.module);

      /// <summary>All modules inside this one, with their names.</summary>
      public virtual IEnumerable<(string name, Module module)> named_modules() => Parts(true).Skip(1).Select(part => (part.Prefix[..^1], part.Module));

      /// <summary>All modules inside this one.</summary>
      public virtual IEnumerable<Module> modules() => named_modules().Select(pair => pair.module);

      /// <summary>The parameter with this name, such as <c>block.0.weight</c>, or null.</summary>
      public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(pair => pair.name == target).parameter;

      /// <summary>The buffer with this name, or null.</summary>
      public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(pair => pair.name == target).buffer;

      /// <summary>Whether there is a parameter with this name.</summary>
      public virtual bool has_parameter(string target) => get_parameter(target) is not null;

      /// <summary>Whether there is a buffer with this name.</summary>
      public virtual bool has_buffer(string target) => get_buffer(target) is not null;

      /// <summary>Calls a function with every module inside this one, innermost first, and with this one last.</summary>
      public virtual Module apply(Action<Module> fn)
      {
        foreach (var child in children()) child.apply(fn);
        fn(this);
        return this;
      }

      /// <summary>Makes this module and all inside it behave as while training, or not.</summary>
      public virtual void train(bool train = true)
      {
        training = train;
        foreach (var child in children()) child.train(train);
      }

      /// <summary>Makes this module and all inside it behave as in use, not as while training.</summary>
      public virtual void eval() => train(false);

      /// <summary>Forgets the gradients of all parameters, or sets them to zero.</summary>
      public virtual void zero_grad(bool set_to_none = true)
      {
        foreach (var parameter in parameters())
        {
          using var grad = set_to_none ? null : parameter.grad;
          if (set_to_none) parameter.grad = null; else grad?.zero_();
        }
      }

      /// <summary>All parameters and persistent buffers by name: the tensors themselves, no copies.</summary>
      public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
      {
        destination ??= [];
        var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
        foreach (var (key, parameter) in named_parameters()) destination[start + key] = parameter;
        foreach (var (key, buffer) in named_buffers(include_nonpersistent: false)) destination[start + key] = buffer;
        return destination;
      }

      /// <summary>Copies the tensors of a state into the parameters and buffers with their names; names in <paramref name="skip"/> are left alone.</summary>
      /// <returns>The names the state lacks and the names the module lacks. Strictly, one of either throws <see cref="InvalidOperationException"/>.</returns>
      public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
      {
        var own = state_dict();
        var missing = own.Keys.Where(key => !source.ContainsKey(key) && skip?.Contains(key) != true).ToList();
        var unexpected = source.Keys.Where(key => !own.ContainsKey(key) && skip?.Contains(key) != true).ToList();
        if (strict && missing.Count + unexpected.Count > 0)
        {
          throw new InvalidOperationException($"The state does not fit the module. Missing: {string.Join(", ", missing)}. Unexpected: {string.Join(", ", unexpected)}.");
        }
        using var unrecorded = no_grad();
        foreach (var (key, tensor) in own)
        {
          if (skip?.Contains(key) != true && source.TryGetValue(key, out var value)) tensor.copy_(value);
        }
        return (missing, unexpected);
      }

      /// <summary>Moves all parameters and buffers to a device and converts the floating-point ones.</summary>
      protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking) => Moved(dtype, device, non_blocking);

      /// <summary>Moves all parameters and buffers to a device.</summary>
      protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => Moved(null, new(deviceType, deviceIndex), non_blocking);

      /// <summary>Converts all floating-point parameters and buffers.</summary>
      protected internal virtual Module _to(ScalarType dtype, bool non_blocking) => Moved(dtype, null, non_blocking);

      /// <summary>Moves and converts the module's own parameters and buffers and then its parts; null leaves the type or the device as it is.</summary>
      /// <remarks>The parameters stay the same objects, so an optimizer made before still steps them.</remarks>
      protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
      {
        using var unrecorded = no_grad();
        foreach (var parameter in ownParameters.Values)
        {
          if (parameter is not null) Move(parameter, dtype, device, non_blocking);
        }
        foreach (var (buffer, _) in ownBuffers.Values) Move(buffer, dtype, device, non_blocking);
        foreach (var child in children()) child._toEpilog(dtype, device, non_blocking);
      }

      /// <summary>Frees the parameters, the buffers and the modules inside.</summary>
      public void Dispose()
      {
        Dispose(true);
        GC.SuppressFinalize(this);
      }

      /// <summary>Frees the parameters, the buffers and the modules inside.</summary>
      protected virtual void Dispose(bool disposing)
      {
        if (!disposing) return;
        foreach (var parameter in ownParameters.Values) parameter?.Dispose();
        foreach (var (buffer, _) in ownBuffers.Values) buffer.Dispose();
        foreach (var child in children()) child.Dispose();
      }

      Module Moved(ScalarType? dtype, Device? device, bool non_blocking)
      {
        _toEpilog(dtype, device, non_blocking);
        return this;
      }

      static void Move(Tensor tensor, ScalarType? dtype, Device? device, bool non_blocking)
      {
        var type = tensor.is_floating_point() ? dtype ?? tensor.dtype : tensor.dtype;
        var place = device ?? tensor.device;
        if (type == tensor.dtype && place.type == tensor.device_type && place.index == tensor.device_index) return;
        var learned = tensor.requires_grad;
        using var grad = tensor.grad;
        using var moved = tensor.detach().to(type, place, disposeAfter: true, non_blocking: non_blocking);
        tensor.Become(moved.with_requires_grad(learned));
        using var movedGrad = grad?.to(type, place, non_blocking: non_blocking);
        if (movedGrad is not null) tensor.grad = movedGrad;
      }

      IEnumerable<(string Prefix, Module Module)> Parts(bool recurse)
      {
        yield return ("", this);
        if (!recurse) yield break;
        foreach (var (key, child) in named_children())
        {
          foreach (var (prefix, module) in child.Parts(true)) yield return ($"{key}.{prefix}", module);
        }
      }

      void ThrowIfTaken(string key)
      {
        if (string.IsNullOrEmpty(key) || key.Contains('.', StringComparison.Ordinal)) throw new ArgumentException($"'{key}' cannot name a part of a module: it is empty or has a dot.");
        if (ownParameters.ContainsKey(key) || ownBuffers.ContainsKey(key) || ownModules.ContainsKey(key)) throw new ArgumentException($"The module already has a part named '{key}'.");
      }
    }
  }
}
