// Which symbols everybody starts with, and where their drawings come from. Every face and glyph here was looked at: Hershey's tables keep their symbols at places
// that say nothing about them, and several faces draw letters so that they are taken for others.
import { hersheyFace, svgFace } from './faces.mjs';
import { shapes } from './shapes.mjs';

const sans = svgFace('HersheySans1');
const script = svgFace('HersheyScript1');
const readable = svgFace('EMSReadability');
const architect = svgFace('EMSTech');
const cursive = svgFace('EMSAllure');
const italic = svgFace('EMSFelix');
const curly = svgFace('EMSElfin');
const slab = svgFace('EMSNixish');
const greek = hersheyFace('greek');
const maths = hersheyFace('mathlow');
const symbols = hersheyFace('symbolic');

const letterFaces = [sans, readable, architect, cursive, italic, curly, slab];
const signFaces = [sans, readable, architect, italic, slab];

/** Glyphs that would teach something else (a plus for t, a 2 for Q, an a for o), and some that the face draws with two lines side by side. */
const misleading = new Map([[architect, '1t*'], [script, 'GIJQZ'], [cursive, 'Io'], [italic, 'Qclr×'], [sans, '@[]{}~']]);

const from = (faces, character) => faces
  .filter((face) => !misleading.get(face)?.includes(character))
  .map((face) => face(character))
  .filter((strokes) => strokes !== null);

const category = (key, name, group, drawings) => ({ key, name, group, drawings });

const range = (first, last) => Array.from({ length: last.codePointAt(0) - first.codePointAt(0) + 1 }, (_, index) => String.fromCodePoint(first.codePointAt(0) + index));

const digits = range('0', '9').map((digit) => category(`digits/${digit}`, digit, 'Digits', from(letterFaces, digit)));
const small = range('a', 'z').map((letter) => category(`latin/${letter}`, letter, 'Latin lower case', from([...letterFaces, script], letter)));
const capitals = range('A', 'Z').map((letter) => category(`latin/capital-${letter.toLowerCase()}`, letter, 'Latin capitals', from([...letterFaces, script], letter)));

/** Where Hershey's Greek table keeps the small letters, and those capitals that Latin has not got. */
const smallGreek = {
  alpha: 'a', beta: 'b', gamma: 'g', delta: 'd', epsilon: 'e', zeta: 'z', eta: 'h', theta: 'q', iota: 'i', kappa: 'k', lambda: 'l', mu: 'm',
  nu: 'n', xi: 'x', omicron: 'o', pi: 'p', rho: 'r', sigma: 's', tau: 't', upsilon: 'u', phi: 'f', chi: 'c', psi: 'y', omega: 'w',
};
const capitalGreek = { gamma: 'G', delta: 'D', theta: 'Q', lambda: 'L', xi: 'X', pi: 'P', sigma: 'S', phi: 'F', psi: 'Y', omega: 'W' };

/** Small letters that lean in the table (not all do), although most hands write them upright. */
const leaning = 'bfghikmpqrty';
const upright = (strokes) => strokes.map((stroke) => stroke.map(([x, y]) => [x + 0.25 * y, y]));

const greekSmall = Object.entries(smallGreek).map(([name, place]) => category(
  `greek/${name}`, name, 'Greek lower case', [greek(place), ...(leaning.includes(place) ? [upright(greek(place))] : []), ...(name in shapes ? [shapes[name]] : [])]));
const greekCapitals = Object.entries(capitalGreek).map(([name, place]) => category(`greek/capital-${name}`, `capital ${name}`, 'Greek capitals', [greek(place)]));

/** Name, places in Hershey's mathematical table, characters of the faces, shapes. */
const mathematics = [
  ['plus', '+', '+'],
  ['minus', '-'],
  ['times', '#', '×'],
  ['divide', 'x', '÷'],
  ['equals', '=', '='],
  ['not equal', '?'],
  ['identical to', '@'],
  ['plus-minus', '!', '±'],
  ['minus-plus', '"'],
  ['less than', '<', '<'],
  ['greater than', '>', '>'],
  ['less or equal', '&', '', shapes.lessOrEqual],
  ['greater or equal', "'", '', shapes.greaterOrEqual],
  ['approximately equal', '', '', shapes.approximatelyEqual],
  ['tilde', '', '~'],
  ['proportional to', '^'],
  ['infinity', '_'],
  ['integral', '', '', shapes.integral],
  ['sum', '', '', shapes.sum],
  ['product', '', '', shapes.product],
  ['square root', '', '', shapes.squareRoot, shapes.squareRootShort],
  ['partial derivative', '', '', shapes.partialDerivative],
  ['nabla', '', '', shapes.nabla],
  ['element of', 'h'],
  ['subset', 'd'],
  ['superset', 'f'],
  ['union', 'e'],
  ['intersection', 'g'],
  ['empty set', '', '', shapes.emptySet],
  ['for all', '', '', shapes.forAll],
  ['there exists', 'v'],
  ['therefore', '~'],
  ['implies', '', '', shapes.implies],
  ['equivalent', '', '', shapes.equivalent],
  ['parallel', 'y'],
  ['perpendicular', 'z'],
  ['angle', '|'],
  ['right arrow', 'i'],
  ['up arrow', 'j'],
  ['left arrow', 'k'],
  ['down arrow', 'l'],
].map(([name, places, characters = '', ...made]) => category(
  `mathematics/${name.replaceAll(' ', '-')}`, name, 'Mathematics',
  [...[...places].map(maths), ...[...characters].flatMap((character) => from(signFaces, character)), ...made]));

const signs = [
  ['percent', '%'], ['ampersand', '&'], ['hash', '#'], ['at', '@'], ['question mark', '?'], ['exclamation mark', '!'], ['asterisk', '*'], ['slash', '/'], ['backslash', '\\'],
  ['left parenthesis', '('], ['right parenthesis', ')'], ['left bracket', '['], ['right bracket', ']'], ['left brace', '{'], ['right brace', '}'],
  ['dollar', '$'], ['euro', '€'], ['pound', '£'], ['yen', '¥'],
].map(([name, character]) => category(`signs/${name.replaceAll(' ', '-')}`, name, 'Signs', from(signFaces, character)));

const simpleShapes = [
  ['circle', shapes.circle],
  ['triangle', shapes.triangle],
  ['square', shapes.square],
  ['diamond', shapes.diamond],
  ['star', shapes.star, shapes.starInOneLine],
  ['heart', shapes.heart, symbols('n')],
  ['check mark', shapes.checkMark],
].map(([name, ...drawings]) => category(`shapes/${name.replaceAll(' ', '-')}`, name, 'Shapes', drawings));

/** All categories with their raw drawings: each a list of strokes, each of those a list of [x, y], y downward, of any size. */
export const catalogue = [...digits, ...small, ...capitals, ...greekSmall, ...greekCapitals, ...mathematics, ...signs, ...simpleShapes];

/** What the fonts ask to be told wherever their strokes go. */
export const acknowledgement =
  'The Hershey fonts were originally created by Dr. A. V. Hershey while working at the U. S. National Bureau of Standards; the format of the font data was originally created by James Hurt, Cognition, Inc. '
  + 'The EMS fonts are by Sheldon B. Michaels and Windell H. Oskay under the SIL Open Font License 1.1, as are the drawings made from them here.';
