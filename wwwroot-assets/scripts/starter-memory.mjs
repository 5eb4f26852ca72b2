// Usage: node starter-memory.mjs FILE. Writes the starter memory as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { starterMemory } from './starter/memory.mjs';

const file = process.argv[2];
if (file === undefined) {
  console.error('Say where to write the starter memory: node starter-memory.mjs FILE');
  process.exit(2);
}
const memory = starterMemory();
const text = JSON.stringify(memory);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, text);
const drawings = memory.categories.reduce((sum, category) => sum + category.drawings.length, 0);
console.log(`${file}: ${memory.categories.length} symbols, ${drawings} drawings, ${Math.round(text.length / 1024)} KB`);
