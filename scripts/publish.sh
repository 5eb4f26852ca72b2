#!/usr/bin/env bash
# Publishes the web app to artifacts/app, and the symbolnet command, which it trains with, to artifacts/app/cli, unless what is there is newer than every source.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=artifacts/app.stamp choice="LIBTORCH_HOME=${LIBTORCH_HOME:-}"
newer() {
  find src wwwroot-assets models/starter models/recipes Directory.Build.props Directory.Packages.props NativeLibrary.targets \
    \( -name bin -o -name obj -o -name node_modules -o -name dist -o -path src/SymbolNet.Web/wwwroot/assets -o -path src/SymbolNet.Web/wwwroot/_framework \) -prune \
    -o -type f -newer "$stamp" -print -quit
}
if [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$choice" ] && [ -z "$(newer)" ]; then exit 0; fi

mkdir -p artifacts
started=$(mktemp artifacts/app.stamp.XXXXXX)
echo "$choice" >"$started"
trap 'rm -f "$started"' EXIT
echo "Building (a few minutes the first time) ..."
log=artifacts/publish.log
if ! { dotnet publish src/SymbolNet.Web -c Release -o artifacts/app -v quiet --nologo && dotnet publish src/SymbolNet.Cli -c Release -o artifacts/app/cli -v quiet --nologo; } >"$log" 2>&1; then
  grep -E 'error|Error' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2
  echo "The build failed; all it said is in $log." >&2
  exit 1
fi
mv "$started" "$stamp"
