#!/usr/bin/env bash
# Installs what SymbolNet.Web needs and is missing; does nothing when all is there.
#   scripts/install.sh build    what building and running needs
#   scripts/install.sh test     that, and what the tests need (Chromium)
# Where it may not install (no root, no Debian), it says what to install and ends with 1.
# LIBTORCH_HOME=/path/to/libtorch uses that libtorch (1.13 or newer, CUDA builds included) instead of Debian's.
set -euo pipefail

purpose=${1:-build}
packages=()   # Debian packages to install
by_hand=()    # what no Debian package gives

have() { command -v "$1" >/dev/null 2>&1; }
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n1)" = "$2" ]; }

have dotnet && at_least "$(dotnet --version 2>/dev/null || echo 0)" 10.0 || by_hand+=(".NET SDK 10")
if have node; then
  at_least "$(node --version | tr -d v)" 20.19 || by_hand+=("Node.js 20.19 or newer (found $(node --version))")
  have npm || packages+=(npm)
else
  by_hand+=("Node.js 20.19 or newer, with npm")
fi
have c++ || packages+=(g++)
have cmake || packages+=(cmake)
have make || have ninja || packages+=(make)
compgen -G '/usr/include/jpeglib.h' >/dev/null || packages+=(libjpeg-dev)
if [ -n "${LIBTORCH_HOME:-}" ]; then
  [ -e "$LIBTORCH_HOME/share/cmake/Torch/TorchConfig.cmake" ] || by_hand+=("a libtorch in LIBTORCH_HOME ($LIBTORCH_HOME has no share/cmake/Torch)")
else
  compgen -G '/usr/lib/*/cmake/Torch/TorchConfig.cmake' >/dev/null || packages+=(libtorch-dev)
  compgen -G '/usr/lib/*/openblas-pthread/libblas.so.3' >/dev/null || packages+=(libopenblas0-pthread)
fi
if [ "$purpose" = test ]; then
  have chromium || have chromium-browser || have google-chrome || packages+=(chromium)
fi

if [ ${#packages[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if have apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    echo "Installing ${packages[*]} ..."
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"; } >"$log" 2>&1; then
      tail -n 20 "$log" >&2
      by_hand+=("the Debian packages ${packages[*]} (installing them failed, see above)")
    fi
    rm -f "$log"
  else
    by_hand+=("the Debian packages: sudo apt-get install ${packages[*]}")
  fi
fi

if [ ${#by_hand[@]} -gt 0 ]; then
  { echo "SymbolNet.Web needs, and may not install here:"; printf '  - %s\n' "${by_hand[@]}"; } >&2
  exit 1
fi
