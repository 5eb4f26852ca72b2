// Every ATen operator, called by its schema name through libtorch's dispatcher (what TorchScript does). One entry point instead of a wrapper per
// operator: names and arguments live in C# only, missing trailing arguments take the schema's defaults, and the schema says how to read each value.
#include "shim.h"

#include <ATen/core/Generator.h>
#include <ATen/core/List.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>

#include <vector>

using namespace symbolnet;

namespace {

enum class Kind : int32_t { None, Tensor, Integer, Real, Boolean, Integers, Reals, Tensors, OptionalTensors, Text, Device, Generator };

// One argument as it arrives: lists are pointers with a count, everything else fits into 64 bits.
struct Argument {
  Kind kind;
  int32_t count;
  union {
    int64_t integer;
    double real;
    const at::Tensor* tensor;
    const int64_t* integers;
    const double* reals;
    const at::Tensor* const* tensors;
    const char* text;
    const at::Generator* generator;
  };
};
static_assert(sizeof(Argument) == 16);

constexpr int kDeviceIndexBits = 32;

bool takes_real(const c10::Argument& parameter) {
  auto type = parameter.type();
  if (auto optional = type->cast<c10::OptionalType>()) {
    type = optional->getElementType();
  }
  return type->kind() == c10::TypeKind::FloatType;
}

c10::IValue read(const Argument& argument, const c10::Argument& parameter) {
  switch (argument.kind) {
    case Kind::None:
      return {};
    case Kind::Tensor:
      return *argument.tensor;
    case Kind::Integer:
      return takes_real(parameter) ? c10::IValue(static_cast<double>(argument.integer)) : c10::IValue(argument.integer);
    case Kind::Real:
      return argument.real;
    case Kind::Boolean:
      return argument.integer != 0;
    case Kind::Integers:
      return c10::IntArrayRef(argument.integers, argument.count);
    case Kind::Reals:
      return c10::ArrayRef<double>(argument.reals, argument.count);
    case Kind::Tensors: {
      c10::List<at::Tensor> list;
      list.reserve(argument.count);
      for (int32_t i = 0; i < argument.count; i++) list.push_back(*argument.tensors[i]);
      return list;
    }
    case Kind::OptionalTensors: {
      c10::List<symbolnet::optional<at::Tensor>> list;
      list.reserve(argument.count);
      for (int32_t i = 0; i < argument.count; i++) {
        list.push_back(argument.tensors[i] ? symbolnet::optional<at::Tensor>(*argument.tensors[i]) : symbolnet::none);
      }
      return list;
    }
    case Kind::Text:
      return std::string(argument.text, argument.count);
    case Kind::Device:
      return c10::Device(static_cast<c10::DeviceType>(argument.integer >> kDeviceIndexBits), static_cast<c10::DeviceIndex>(static_cast<int32_t>(argument.integer)));
    case Kind::Generator:
      return *argument.generator;
  }
  TORCH_CHECK(false, "unknown kind of argument");
}

// Results of this thread's last call: tensors as owned handles, numbers and truth values as they are.
thread_local std::vector<int64_t> results;

void collect(const c10::IValue& value) {
  if (value.isTensor()) {
    results.push_back(reinterpret_cast<int64_t>(own(value.toTensor())));
  } else if (value.isTensorList()) {
    for (const at::Tensor& tensor : value.toTensorVector()) results.push_back(reinterpret_cast<int64_t>(own(tensor)));
  } else if (value.isBool()) {
    results.push_back(value.toBool());
  } else {
    results.push_back(value.toInt());
  }
}

void call(const c10::OperatorHandle& operation, const Argument* arguments, int32_t count, std::vector<c10::IValue>& stack) {
  const auto& parameters = operation.schema().arguments();
  TORCH_CHECK(static_cast<size_t>(count) <= parameters.size(), operation.operator_name(), " takes at most ", parameters.size(), " arguments");
  stack.reserve(parameters.size());
  for (int32_t i = 0; i < count; i++) stack.push_back(read(arguments[i], parameters[i]));
  for (size_t i = count; i < parameters.size(); i++) {
    TORCH_CHECK(parameters[i].default_value().has_value(), operation.operator_name(), " is missing its argument ", parameters[i].name());
    stack.push_back(*parameters[i].default_value());
  }
  operation.callBoxed(stack);
}

}  // namespace

// Looks an operator up once; the handle lives as long as the process.
SN_API int32_t sn_operator(const char* name, const char* overload, c10::OperatorHandle** operation) {
  return guarded([&] {
    *operation = new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload));
  });
}

// Calls an operator; returns how many results there are and where they lie until this thread's next call.
SN_API int32_t sn_call(const c10::OperatorHandle* operation, const Argument* arguments, int32_t count, const int64_t** out) {
  return guarded([&]() -> int32_t {
    std::vector<c10::IValue> stack;
    call(*operation, arguments, count, stack);
    results.clear();
    for (const c10::IValue& value : stack) collect(value);
    *out = results.data();
    return static_cast<int32_t>(results.size());
  });
}

// Calls an operator whose result is one of its arguments (in-place forms) or nothing.
SN_API int32_t sn_run(const c10::OperatorHandle* operation, const Argument* arguments, int32_t count) {
  return guarded([&] {
    std::vector<c10::IValue> stack;
    call(*operation, arguments, count, stack);
  });
}
