const shortestMs = 1_000;
const longestMs = 15_000;

/**
 * How long to wait before trying again: between one second and a ceiling that doubles with every failure up to 15 s.
 * The random part keeps a thousand pages from knocking at once when a server comes back.
 * @param failures Tries that failed in a row, from 1.
 * @param random A number from 0 up to 1.
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(longestMs, shortestMs * 2 ** failures);
  return shortestMs + random * (ceiling - shortestMs);
}
