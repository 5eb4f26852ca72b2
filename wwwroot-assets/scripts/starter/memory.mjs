import { acknowledgement, catalogue } from './catalogue.mjs';
import { normalise } from './polyline.mjs';

/** The memory that everybody starts with: `{version, acknowledgement, categories: [{key, name, group, drawings: [{version, strokes: [[[x, y], ...], ...]}]}]}`. */
export function starterMemory() {
  return {
    version: 1,
    acknowledgement,
    categories: catalogue.map(({ key, name, group, drawings }) => {
      const different = new Map(drawings.map(normalise).filter((strokes) => strokes !== null).map((strokes) => [JSON.stringify(strokes), strokes]));
      if (different.size === 0) throw new Error(`The symbol "${name}" has no drawing.`);
      return { key, name, group, drawings: [...different.values()].map((strokes) => ({ version: 1, strokes })) };
    }),
  };
}
