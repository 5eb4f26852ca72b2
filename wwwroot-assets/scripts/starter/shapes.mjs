// Drawings that the fonts do not have, or have only as outlines that no pen would follow. Frame 0..256, y downward.

const line = (...points) => points;

/** An arc around a centre, from one angle to another in degrees, clockwise from three o'clock. */
function arc(x, y, radiusX, radiusY, from = 0, to = 360) {
  const pieces = Math.ceil(Math.abs(to - from) / 12);
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const angle = ((from + ((to - from) * index) / pieces) * Math.PI) / 180;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  });
}

/** A smooth line through points (Catmull and Rom). */
function curve(...points) {
  const at = (index) => points[Math.min(points.length - 1, Math.max(0, index))];
  return points.slice(0, -1).flatMap((_, index) => {
    const [a, b, c, d] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    return Array.from({ length: index === points.length - 2 ? 9 : 8 }, (_, piece) => {
      const t = piece / 8;
      return [0, 1].map((axis) => 0.5 * (2 * b[axis] + (c[axis] - a[axis]) * t + (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t ** 2 + (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t ** 3));
    });
  });
}

const wave = (y) => curve([20, y + 16], [70, y - 16], [128, y], [186, y + 16], [236, y - 16]);

/** Corners of a regular polygon with its first corner on top. */
const corners = (count, radius, turn = 0) => Array.from({ length: count }, (_, index) => {
  const angle = ((index / count) * 360 + turn - 90) * (Math.PI / 180);
  return [128 + radius * Math.cos(angle), 128 + radius * Math.sin(angle)];
});

const ring = (points) => [...points, points[0]];

/** The points of a star: outer and inner corners in turn. */
const starOutline = corners(5, 120).flatMap((outer, index) => [outer, corners(5, 50, 36)[index]]);

export const shapes = {
  theta: [arc(128, 128, 70, 112, -90, 270), line([58, 128], [198, 128])],
  phi: [arc(128, 128, 84, 64, -90, 270), line([128, 16], [128, 240])],
  lessOrEqual: [line([205, 30], [50, 105], [205, 180]), line([50, 225], [205, 225])],
  greaterOrEqual: [line([50, 30], [205, 105], [50, 180]), line([50, 225], [205, 225])],
  approximatelyEqual: [wave(96), wave(160)],
  integral: [curve([178, 44], [160, 18], [136, 30], [128, 80], [124, 176], [114, 226], [90, 238], [72, 212])],
  sum: [line([200, 56], [200, 20], [56, 20], [140, 128], [56, 236], [200, 236], [200, 200])],
  product: [line([36, 24], [220, 24]), line([80, 24], [80, 236]), line([176, 24], [176, 236])],
  squareRoot: [line([24, 150], [58, 130], [100, 232], [140, 24], [236, 24])],
  squareRootShort: [line([40, 150], [72, 130], [112, 232], [186, 24])],
  partialDerivative: [curve([74, 40], [112, 16], [158, 30], [186, 90], [182, 160], [152, 222], [106, 240], [66, 216], [60, 170], [86, 130], [126, 120], [164, 138], [184, 164])],
  nabla: [ring([[24, 24], [232, 24], [128, 232]])],
  forAll: [line([40, 24], [128, 236], [216, 24]), line([78, 116], [178, 116])],
  implies: [line([24, 104], [196, 104]), line([24, 152], [196, 152]), line([156, 50], [236, 128], [156, 206])],
  equivalent: [line([56, 104], [200, 104]), line([56, 152], [200, 152]), line([98, 52], [18, 128], [98, 204]), line([158, 52], [238, 128], [158, 204])],
  emptySet: [arc(128, 128, 92, 92, -90, 270), line([204, 24], [52, 232])],
  circle: [arc(128, 128, 116, 116, -90, 270)],
  triangle: [ring([[128, 24], [232, 220], [24, 220]])],
  square: [ring([[28, 28], [228, 28], [228, 228], [28, 228]])],
  diamond: [ring([[128, 12], [212, 128], [128, 244], [44, 128]])],
  star: [ring(starOutline)],
  starInOneLine: [ring([0, 2, 4, 1, 3].map((index) => corners(5, 120)[index]))],
  heart: [
    curve([128, 78], [106, 36], [62, 24], [26, 56], [26, 108], [70, 178], [128, 234]),
    curve([128, 78], [150, 36], [194, 24], [230, 56], [230, 108], [186, 178], [128, 234]),
  ],
  checkMark: [line([32, 140], [96, 214], [228, 36])],
};
