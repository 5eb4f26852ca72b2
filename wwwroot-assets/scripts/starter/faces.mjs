// The stroke fonts of the hersheytext package: characters to strokes, y downward.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readPath } from './polyline.mjs';

const folder = dirname(createRequire(import.meta.url).resolve('hersheytext/package.json'));

/** An SVG font: a function from a character to its strokes, null where the face has none. */
export function svgFace(name) {
  const text = readFileSync(join(folder, 'svg_fonts', `${name}.svg`), 'utf8');
  const glyphs = new Map();
  for (const [, attributes] of text.matchAll(/<glyph\s([^>]*)\/>/g)) {
    const character = unescape(/\bunicode="([^"]*)"/.exec(attributes)?.[1] ?? '');
    const path = /\bd="([^"]*)"/.exec(attributes)?.[1];
    if (path !== undefined) glyphs.set(character, path);
  }
  // The y axis of an SVG font points up.
  return (character) => (glyphs.has(character) ? readPath(glyphs.get(character)).map((stroke) => stroke.map(([x, y]) => [x, -y])) : null);
}

function unescape(text) {
  const named = { amp: '&', apos: "'", quot: '"', lt: '<', gt: '>' };
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&(amp|apos|quot|lt|gt);/g, (_, name) => named[name]);
}

/** One of Hershey's own tables, whose 95 glyphs stand where ASCII has '!' to DEL; most are not what ASCII has there. */
export function hersheyFace(name) {
  const { chars } = JSON.parse(readFileSync(join(folder, 'hersheytext.json'), 'utf8'))[name];
  return (place) => readPath(chars[place.codePointAt(0) - '!'.codePointAt(0)].d);
}
