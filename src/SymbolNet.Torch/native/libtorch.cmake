# Finds libtorch: Debian's (libtorch-dev) or the one named by LIBTORCH_HOME, CUDA builds included. The libraries are looked up directly and not by
# find_package(Torch), because that asks for a CUDA compiler as soon as libtorch is a CUDA build, and nothing here needs one.
# Sets CMAKE_CXX_STANDARD and gives use_libtorch(TARGET).
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(LIBTORCH_HOME "" CACHE PATH "A libtorch folder (with include/ and lib/); empty: the system's")
if(LIBTORCH_HOME)
  set(search HINTS ${LIBTORCH_HOME} NO_DEFAULT_PATH)
endif()
find_path(TORCH_INCLUDE ATen/core/dispatch/Dispatcher.h PATH_SUFFIXES include ${search})
# The C++ front end, with its layers and optimisers, has a folder of its own.
find_path(TORCH_API_INCLUDE torch/version.h PATH_SUFFIXES include/torch/csrc/api/include torch/csrc/api/include ${search})
foreach(library torch torch_cpu c10 torch_cuda c10_cuda)
  find_library(LIB_${library} ${library} PATH_SUFFIXES lib ${search})
endforeach()
if(NOT TORCH_INCLUDE OR NOT TORCH_API_INCLUDE OR NOT LIB_torch OR NOT LIB_torch_cpu OR NOT LIB_c10)
  message(FATAL_ERROR "libtorch was not found: install libtorch-dev, or set LIBTORCH_HOME to a libtorch folder.")
endif()

set(libraries ${LIB_torch} ${LIB_torch_cpu} ${LIB_c10})
if(LIB_torch_cuda)
  list(APPEND libraries ${LIB_torch_cuda} ${LIB_c10_cuda})
endif()

# libtorch 1.13 wants C++17 and later ones C++20: the first that its headers take.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_INCLUDES ${TORCH_INCLUDE} ${TORCH_API_INCLUDE})
foreach(CMAKE_CXX_STANDARD 17 20)
  check_cxx_source_compiles("#include <ATen/core/Tensor.h>\nint main() {}" TORCH_COMPILES_AS_CXX${CMAKE_CXX_STANDARD})
  if(TORCH_COMPILES_AS_CXX${CMAKE_CXX_STANDARD})
    set(standard ${CMAKE_CXX_STANDARD})
    break()
  endif()
endforeach()
if(NOT standard)
  message(FATAL_ERROR "The compiler takes libtorch's headers in ${TORCH_INCLUDE} neither as C++17 nor as C++20: a newer compiler is needed.")
endif()
set(CMAKE_CXX_STANDARD ${standard})

# Older libtorch downloads are built with the pre-C++11 string ABI; linking one function that returns a string tells. What libtorch itself needs is found when it is loaded.
set(CMAKE_REQUIRED_LIBRARIES ${LIB_torch_cpu} ${LIB_c10})
set(CMAKE_REQUIRED_LINK_OPTIONS -Wl,--allow-shlib-undefined)
check_cxx_source_compiles("#include <ATen/Parallel.h>\nint main() { return at::get_parallel_info().empty(); }" CXX11_STRINGS)

function(use_libtorch target)
  target_include_directories(${target} SYSTEM PRIVATE ${TORCH_INCLUDE} ${TORCH_API_INCLUDE})
  if(NOT CXX11_STRINGS)
    target_compile_definitions(${target} PRIVATE _GLIBCXX_USE_CXX11_ABI=0)
  endif()
  # CUDA kernels register themselves when their library is loaded: keep libraries that nothing here refers to by name.
  target_link_options(${target} PRIVATE -Wl,--no-as-needed)
  target_link_libraries(${target} PRIVATE ${libraries})
endfunction()
