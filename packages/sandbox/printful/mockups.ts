import type { Laid } from '../core/print-files';
import { hex } from '../core/random';
import type { World } from '../core/world';
import type { CatalogVariant } from './catalogue';
import { SECOND_MS } from './time';

/** Drawing takes this long, sandbox time: clients should first ask after ten seconds. */
const DRAWING_MS = 8 * SECOND_MS;

export type MockupTask = {
  /** v2's id and v1's key of the same thing. */
  id: number;
  key: string;
  variants: CatalogVariant[];
  placements: string[];
  /** What was placed where, by placement. */
  laid: Map<string, Laid>;
  readyAtMs: number;
};

/** Mockups being drawn. `finished` is called when one is ready. */
export class Mockups {
  #world: World;
  #finished: (task: MockupTask) => void;
  #tasks: MockupTask[] = [];

  constructor(world: World, finished: (task: MockupTask) => void) {
    this.#world = world;
    this.#finished = finished;
  }

  start(variants: CatalogVariant[], placements: string[]): MockupTask {
    const id = 597_350_000 + this.#tasks.length + 1;
    const readyAtMs = this.#world.clock.now() + DRAWING_MS;
    const task: MockupTask = { id, key: `gt-${hex(9)}`, variants, placements, laid: new Map(), readyAtMs };
    this.#tasks.push(task);
    this.#world.clock.after(DRAWING_MS, `mockup ${id}`, () => {
      if (this.#tasks.includes(task)) this.#finished(task);
    });
    return task;
  }

  isReady(task: MockupTask): boolean {
    return this.#world.clock.now() >= task.readyAtMs;
  }

  byKey(key: string): MockupTask | undefined {
    return this.#tasks.find((task) => task.key === key);
  }

  byId(id: number): MockupTask | undefined {
    return this.#tasks.find((task) => task.id === id);
  }

  forget(): void {
    this.#tasks = [];
  }
}
