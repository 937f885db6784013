type Point = readonly [x: number, y: number];
/** A cubic curve: two handles and where it ends. */
export type Curve = readonly [Point, Point, Point];

const MIDDLE = 600;
const across = ([x, y]: Point): Point => [2 * MIDDLE - x, y];
const text = ([x, y]: Point) => `${x} ${y}`;

/** Closes a left half, drawn from the middle line to the middle line, into a symmetric outline. */
export function symmetric(start: Point, left: readonly Curve[]): string {
  const points: Point[] = [start];
  for (const curve of left) points.push(...curve);
  const right = points.map(across).reverse();
  return `M${text(start)}C${points.slice(1).map(text).join(' ')}C${right.slice(1).map(text).join(' ')}Z`;
}

/** The same strokes on both sides of the middle line. */
export function bothSides(svg: string): string {
  return `${svg}<g transform="translate(${2 * MIDDLE} 0) scale(-1 1)">${svg}</g>`;
}
