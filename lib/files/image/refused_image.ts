/** The picture cannot be taken: it is not what its signature says, or it moves. */
export class RefusedImage extends Error {
  override name = "RefusedImage";

  constructor(message: string, readonly kind: "damaged" | "moving" = "damaged") {
    super(message);
  }
}
