/** Artwork on a transparent 1000 × 1000 sheet. `ink` is the colour of its lines, to suit the cloth under it. */
export type Design = {
  art: (ink: string) => string;
  /** The paper a poster of it is printed on. */
  paper: string;
};
