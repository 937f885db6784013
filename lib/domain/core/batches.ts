/** The rows in order, at most `size` at a time. */
export function batches<Row>(rows: readonly Row[], size: number): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, turn) => rows.slice(turn * size, (turn + 1) * size));
}
