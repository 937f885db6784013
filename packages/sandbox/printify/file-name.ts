/** The id in the last part of a v1 path: `5a96….json` → `5a96…`. */
export function idOf(file: string): string {
  return file.replace(/\.json$/, '');
}
