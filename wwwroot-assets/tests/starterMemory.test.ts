import { describe, expect, it } from 'vitest';
import { starterMemory } from '../scripts/starter/memory.mjs';
import { normalise, readPath } from '../scripts/starter/polyline.mjs';

const memory = starterMemory();
const named = (group: string): string[] => memory.categories.filter((category) => category.group === group).map((category) => category.name);
const strokesOf = (key: string, drawing = 0) => memory.categories.find((category) => category.key === key)!.drawings[drawing]!.strokes;

describe('the starter memory', () => {
  it('has digits, Latin, Greek, mathematics, signs and shapes', () => {
    expect(named('Digits')).toEqual([...'0123456789']);
    expect(named('Latin lower case')).toEqual([...'abcdefghijklmnopqrstuvwxyz']);
    expect(named('Latin capitals')).toEqual([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']);
    expect(named('Greek lower case')).toEqual(['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu', 'nu', 'xi', 'omicron', 'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega']);
    expect(named('Greek capitals')).toEqual(['gamma', 'delta', 'theta', 'lambda', 'xi', 'pi', 'sigma', 'phi', 'psi', 'omega'].map((name) => `capital ${name}`));
    expect(named('Mathematics')).toEqual(expect.arrayContaining(['plus', 'minus', 'times', 'divide', 'equals', 'not equal', 'less than', 'greater than', 'less or equal', 'greater or equal', 'integral', 'sum', 'product', 'square root', 'infinity', 'partial derivative', 'nabla', 'element of', 'subset', 'union', 'intersection', 'for all', 'there exists', 'plus-minus', 'right arrow']));
    expect(named('Signs')).toEqual(expect.arrayContaining(['percent', 'ampersand', 'hash', 'at', 'question mark', 'exclamation mark', 'left parenthesis', 'right brace']));
    expect(named('Shapes')).toEqual(['circle', 'triangle', 'square', 'diamond', 'star', 'heart', 'check mark']);
  });

  it('names every symbol once', () => {
    const keys = memory.categories.map((category) => category.key), names = memory.categories.map((category) => category.name);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length);
  });

  it('has several faces of letters and digits, none twice', () => {
    for (const category of memory.categories) {
      const drawings = category.drawings.map((drawing) => JSON.stringify(drawing.strokes));
      expect(new Set(drawings).size, category.name).toBe(drawings.length);
      if (['Digits', 'Latin lower case', 'Latin capitals'].includes(category.group)) expect(drawings.length, category.name).toBeGreaterThanOrEqual(5);
    }
  });

  it('keeps every stroke short, whole and inside the frame', () => {
    for (const { name, drawings } of memory.categories) {
      expect(drawings.length, name).toBeGreaterThan(0);
      for (const { version, strokes } of drawings) {
        expect(version).toBe(1);
        expect(strokes.length, name).toBeGreaterThan(0);
        for (const stroke of strokes) {
          expect(stroke.length, name).toBeGreaterThan(0);
          expect(stroke.length, name).toBeLessThanOrEqual(40);
          for (const point of stroke) expect(point.length === 2 && point.every((value: number) => Number.isInteger(value) && value >= 0 && value <= 256), `${name}: ${point}`).toBe(true);
        }
      }
    }
  });

  it('has the right way up: the apex of A on top, the open side of U on top, the point of nabla below', () => {
    const ys = (key: string, pick: (x: number) => boolean): number[] => strokesOf(key).flat().filter(([x]: number[]) => pick(x!)).map(([, y]: number[]) => y!);
    expect(Math.min(...ys('latin/capital-a', (x) => Math.abs(x - 128) < 8))).toBeLessThan(20);
    expect(Math.max(...ys('latin/capital-u', (x) => Math.abs(x - 128) < 40))).toBeGreaterThan(230);
    expect(Math.max(...ys('mathematics/nabla', (x) => Math.abs(x - 128) < 8))).toBeGreaterThan(230);
  });

  it('stays well under 700 KB', () => {
    expect(JSON.stringify(memory).length).toBeLessThan(700_000);
  });
});

describe('reading paths', () => {
  it('understands moves, lines, the shorthand and curves', () => {
    expect(readPath('M1,2 L3,4 5,6 M7,8 L9,-1.5')).toEqual([[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, -1.5]]]);
    const [curve] = readPath('M 0 0 C 0 10 10 10 10 0');
    expect(curve!.at(-1)).toEqual([10, 0]);
    expect(Math.max(...curve!.map(([, y]: number[]) => y!))).toBeCloseTo(7.5, 1);
  });

  it('closes a closed path', () => {
    expect(readPath('M0 0 L4 0 L4 4 Z')).toEqual([[[0, 0], [4, 0], [4, 4], [0, 0]]]);
  });

  it('gives nothing for nothing', () => {
    expect(normalise([])).toBeNull();
    expect(normalise([[[5, 5]]])).toBeNull();
  });
});
