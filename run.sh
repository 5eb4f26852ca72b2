#!/usr/bin/env bash
# Sets up, builds and starts SymbolNet.Web, and prints its address. A second start skips what is done.
#   ./run.sh [--port N] [--host ADDRESS] [--data DIR]
# Default: http://127.0.0.1 on port 5080, or a free one when that is taken; data in ./data. --host 0.0.0.0 lets other machines in.
set -euo pipefail
cd "$(dirname "$0")"

port='' host=127.0.0.1 data=$PWD/data
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:?--port needs a number}; shift 2 ;;
    --host) host=${2:?--host needs an address}; shift 2 ;;
    --data) mkdir -p "${2:?--data needs a folder}"; data=$(cd "$2" && pwd); shift 2 ;;
    *) sed -n '2,4s/^# \{0,1\}//p' "$0"; [ "$1" = --help ] && exit 0 || exit 2 ;;
  esac
done

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
cd artifacts/app
exec ./SymbolNet.Web --urls "http://$host:$port"
