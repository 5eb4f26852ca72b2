#include "bare.h"

thread_local std::string last_error;

EXPORT const char* bare_error() { return last_error.c_str(); }
