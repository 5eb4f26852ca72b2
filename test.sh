#!/usr/bin/env bash
# Sets up, builds and runs every test: TypeScript, C# (core, learning, torch backend, web) and the app in a real Chromium.
# Ends with one line "N passed, N failed"; exit code 0 only when nothing failed and every suite ran.
set -uo pipefail
cd "$(dirname "$0")"

scripts/install.sh test || exit 1
# Programs find .NET in a few places or here, but not by PATH.
export DOTNET_ROOT=${DOTNET_ROOT:-$(scripts/dotnet-root.sh)}
mkdir -p artifacts/test
passed=0 failed=0 skipped=0 broken=()

count() { # suite log passed-count failed-count skipped-count exit-code
  passed=$((passed + $3)) failed=$((failed + $4)) skipped=$((skipped + $5))
  printf '%-12s %5d passed %4d failed %4d skipped  %4ds\n' "$1" "$3" "$4" "$5" "$((SECONDS - started))"
  if [ "$6" -ne 0 ] || [ $(($3 + $4)) -eq 0 ]; then broken+=("$1 (see $2)"); fi
}
number() { grep -oE "$1" "$2" | grep -oE '[0-9]+' | tail -n 1 || true; }

typescript() {
  local log=artifacts/test/typescript.log code=0
  started=$SECONDS
  (cd wwwroot-assets && { [ -d node_modules ] || npm ci --no-audit --no-fund; } && NO_COLOR=1 npm test) >"$log" 2>&1 || code=$?
  [ $code -eq 0 ] || tail -n 60 "$log"
  count typescript "$log" "$(n "$(number 'Tests .* ([0-9]+) passed' "$log")")" "$(n "$(number 'Tests +[0-9]+ failed' "$log")")" 0 $code
}
n() { echo "${1:-0}"; }

dotnet_suite() { # name project
  local log=artifacts/test/$1.log code=0
  started=$SECONDS
  # No suite takes long; one that hangs fails.
  timeout 900 dotnet test "$2" -c Release --no-build --nologo --logger "console;verbosity=normal" --logger "trx;LogFileName=$PWD/artifacts/test/$1.trx" >"$log" 2>&1 || code=$?
  [ $code -eq 0 ] || grep -vE '^ +Passed ' "$log" | tail -n 80
  count "$1" "$log" "$(n "$(number '^ +Passed: +[0-9]+' "$log")")" "$(n "$(number '^ +Failed: +[0-9]+' "$log")")" "$(n "$(number '^ +Skipped: +[0-9]+' "$log")")" $code
}

build() {
  local log=artifacts/test/build.log
  started=$SECONDS
  if ! { dotnet build SymbolNet.Web.sln -c Release --nologo -v quiet && scripts/publish.sh; } >"$log" 2>&1; then
    grep -E 'error' "$log" | sort -u | head -n 30
    echo "The build failed; all it said is in $log."
    exit 1
  fi
  printf '%-12s built %36ds\n' solution "$((SECONDS - started))"
}

build
typescript
dotnet_suite core tests/SymbolNet.Tests
dotnet_suite web tests/SymbolNet.Web.Tests
dotnet_suite end-to-end tests/SymbolNet.EndToEnd

echo "${skipped} skipped, ${SECONDS} seconds in all"
for suite in "${broken[@]}"; do echo "failed: $suite"; done
echo "$passed passed, $failed failed"
[ ${#broken[@]} -eq 0 ]
