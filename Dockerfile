# SymbolNet.Web on the CPU:   docker build -t symbolnet . && docker run -p 8080:8080 -v symbolnet-data:/data symbolnet
# Debian carries the libtorch that is used by default; .NET 10 has no Debian images, so its files are copied from the official ones.
FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libicu72 g++ cmake make
COPY --from=mcr.microsoft.com/dotnet/sdk:10.0 /usr/share/dotnet /usr/share/dotnet
COPY --from=node:22-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=node:22-bookworm-slim /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s /usr/share/dotnet/dotnet /usr/local/bin/dotnet && ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY scripts/install.sh scripts/
RUN scripts/install.sh build
COPY . .
RUN scripts/publish.sh

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libicu72 libtorch1.13 libopenblas0-pthread libjpeg62-turbo \
    && rm -rf /var/lib/apt/lists/* && useradd --system --create-home symbolnet && install -d -o symbolnet /data
COPY --from=mcr.microsoft.com/dotnet/aspnet:10.0 /usr/share/dotnet /usr/share/dotnet
COPY --from=build /src/artifacts/app /app
ENV DOTNET_ROOT=/usr/share/dotnet SYMBOLNET_DATA_DIR=/data OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
WORKDIR /app
USER symbolnet
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["./SymbolNet.Web", "--urls", "http://0.0.0.0:8080"]
