/** Id of a step's heading, where the picture of the course leads. */
export function stepAnchor(key: string): string {
  return `step-${key.replace(/[^\w-]/g, '-')}`;
}
