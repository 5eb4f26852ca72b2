#!/usr/bin/env bash
# Sets up, builds and starts SymbolNet.Web, and prints its address. A second start skips what is done.
#   ./run.sh [--port N] [--host ADDRESS] [--data DIR] [--SECTION:OPTION=VALUE ...]
# Default: http://127.0.0.1 on port 5080, or a free one when that is taken; data in ./data. --host 0.0.0.0 lets other machines in.
# Options of the app, such as --Model:Device=cuda, are handed on; paths in them are absolute.
set -euo pipefail
clone=$(cd "$(dirname "$0")" && pwd)

port='' host=127.0.0.1 data=$clone/data options=()
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:?--port needs a number}; shift 2 ;;
    --host) host=${2:?--host needs an address}; shift 2 ;;
    --data) mkdir -p "${2:?--data needs a folder}"; data=$(cd "$2" && pwd); shift 2 ;;
    --*:*=*) options+=("$1"); shift ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0"; [ "$1" = --help ] && exit 0 || exit 2 ;;
  esac
done

cd "$clone"
scripts/install.sh build
scripts/publish.sh
if [ -z "$port" ]; then
  port=5080
  # 0 lets the system choose a free port.
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then port=0; fi
fi
mkdir -p "$data"
export SYMBOLNET_DATA_DIR=$data
# Threads of OpenBLAS and OpenMP would fight each other and those of the server: one drawing at a time is fastest on one.
export OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1} OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}
# Programs find .NET in a few places or here, but not by PATH.
export DOTNET_ROOT=${DOTNET_ROOT:-$(scripts/dotnet-root.sh)}
cd artifacts/app
exec ./SymbolNet.Web --urls "http://$host:$port" ${options[@]+"${options[@]}"}
