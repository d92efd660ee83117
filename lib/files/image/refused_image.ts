/** The picture is refused: it does not match its signature, or it is animated. */
export class RefusedImage extends Error {
  override name = "RefusedImage";

  constructor(message: string, readonly kind: "damaged" | "moving" = "damaged") {
    super(message);
  }
}
