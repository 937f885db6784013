import { arrowsBetween, circlesIn, importGraph } from './import-graph';
import { backArrows, HOUSE, INNER_ROOMS, type RoomOrder, SERVICE_ROOMS } from './rooms';

/** The house in numbers: rooms, the arrows between them, those that run back up, and files that import in a circle. */
const graph = importGraph();

function tell(name: string, order: RoomOrder): void {
  const arrows = arrowsBetween(graph, order.roomOf);
  const back = backArrows(arrows, order);
  console.log(`${name}: ${order.rooms.length} rooms, ${arrows.length} arrows, ${back.length} back up`);
  for (const room of order.rooms.toReversed()) {
    const files = [...graph.keys()].filter((file) => order.roomOf(file) === room).length;
    const below = arrows.filter(({ from }) => from === room).map(({ to, imports }) => `${to} (${imports.length})`);
    console.log(
      `  ${room.padEnd(16)} ${String(files).padStart(3)} files  ${below.length > 0 ? `→ ${below.join(', ')}` : ''}`,
    );
  }
  for (const { imports } of back) for (const each of imports) console.log(`  back up: ${each}`);
}

tell('the house', HOUSE);
tell('services', SERVICE_ROOMS);
for (const [name, order] of Object.entries(INNER_ROOMS)) tell(name, order);
const circles = circlesIn(graph);
console.log(`circles: ${circles.length}`);
for (const circle of circles) console.log(`  ${circle.join(', ')}`);
