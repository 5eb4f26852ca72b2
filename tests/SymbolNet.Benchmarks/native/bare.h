// What all yardsticks share: how they are called, and how their failures are told.
#pragma once

#include <exception>
#include <string>

#define EXPORT extern "C" __attribute__((visibility("default")))

// The message of the last failed call on this thread.
extern thread_local std::string last_error;

template <typename Result, typename Action>
Result guarded(Result failure, Action action) {
  try {
    return action();
  } catch (const std::exception& reason) {
    last_error = reason.what();
    return failure;
  }
}
