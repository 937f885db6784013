/** Asks who sits there to prove it; false when they would rather not. */
type Prover = () => Promise<boolean>;
let prover: Prover | null = null;
let asking: Promise<boolean> | null = null;

/** The part of the page that asks. Returns what takes it away. */
export function setProver(next: Prover): () => void {
  prover = next;
  return () => {
    if (prover === next) prover = null;
  };
}

/** Asked by several at once it asks once; false where nobody could. */
export function proveFirst(): Promise<boolean> {
  asking ??= (prover?.() ?? Promise.resolve(false)).finally(() => {
    asking = null;
  });
  return asking;
}
