#!/usr/bin/env bash
# Prints the folder of the .NET that the command dotnet runs.
dotnet --list-runtimes | sed -n 's|^Microsoft\.NETCore\.App .*\[\(.*\)/shared/Microsoft\.NETCore\.App\]$|\1|p' | tail -n 1
