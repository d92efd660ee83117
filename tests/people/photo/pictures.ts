/** Pictures of sixteen by eight pixels as Chromium writes them, and ways to hide data in them. */

const decode = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const encoder = new TextEncoder();

export const jpeg = decode(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh" +
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB" +
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA" +
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y" +
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM" +
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0o" +
    "OjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2Nj" +
    "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/" +
    "xAAcEAABAwUAAAAAAAAAAAAAAAARABQxAQIFE2H/xAAVAQEBAAAAAAAAAAAAAAAAAAADBP/EABoRAAEFAQAAAAAAAAAAAAAAABIA" +
    "ESMxQQH/2gAMAwEAAhEDEQA/AIsY2eWuxrFZg9TJtnlzQaxSIPEREExP2qxRFGLav//Z",
);

export const png = decode(
  "iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAAlUlEQVR4AaSPTQqCUBSFDzZoDWYWtAyhCKKfUdMmQXMX1LwtNPIH" +
    "URBchuDvwD2Ict/U80DwwYHLeR/f5RqW+xqWxIDmXewW33OmIrMGAxU89jV+1xTPQ6Ui823XUAcV3AnsmN18ASPXq57V/AS/tCZw" +
    "XJuTTgp6glds8QmP+Oe2yjs4ISBSrUA+omoDN3FUEs124UYAAAD//5jExP4AAAAGSURBVAMAaLJCwaAGQV0AAAAASUVORK5CYII=",
);

export const webp = decode(
  "UklGRkgCAABXRUJQVlA4WAoAAAAgAAAADwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh" +
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB" +
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA" +
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y" +
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM" +
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggWgAAAFACAJ0BKhAACAACwEwlsAJ0MqAIIAxW" +
    "DJmGGAD+40BNlmAke1kxd8XbkwkLkYE8Da/w3/F2UVK57e+AnYjLPXDvuQvqdn0rh3QM5lAes/SF5JlifsjX0GUwAA==",
);

/** Must not be found in a cleaned picture. */
export const SECRET = "39.7392 N 104.9903 W";

export const join = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
};

/**
 * Returns Exif data with an orientation (1 to 8) and the place where the picture was taken. Little endian, as
 * phones write it.
 */
export function exifTiff(orientation: number): Uint8Array<ArrayBuffer> {
  const secret = encoder.encode(`${SECRET}\0`);
  const tiff = new Uint8Array(38 + secret.length);
  const view = new DataView(tiff.buffer);
  tiff.set(encoder.encode("II*\0"));
  view.setUint32(4, 8, true);
  view.setUint16(8, 2, true);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
  };
  entry(10, 0x010e, 2, secret.length, 38);
  entry(22, 0x0112, 3, 1, orientation);
  tiff.set(secret, 38);
  return tiff;
}

/** Returns a JPEG with a segment right after its start. */
export function withSegment(
  picture: Uint8Array,
  marker: number,
  content: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const length = content.length + 2;
  const head = new Uint8Array([0xff, marker, length >> 8, length & 0xff]);
  return join(picture.subarray(0, 2), head, content, picture.subarray(2));
}

/** Returns a JPEG as a phone writes it. */
export const withExif = (picture: Uint8Array, orientation: number) =>
  withSegment(picture, 0xe1, join(encoder.encode("Exif\0\0"), exifTiff(orientation)));

/** Returns a PNG with a chunk after its header. The checksum is wrong, because no reader here checks it. */
export function withPngChunk(
  picture: Uint8Array,
  name: string,
  content: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(8);
  new DataView(head.buffer).setUint32(0, content.length);
  head.set(encoder.encode(name), 4);
  const afterHeader = 8 + 25;
  return join(
    picture.subarray(0, afterHeader),
    head,
    content,
    new Uint8Array(4),
    picture.subarray(afterHeader),
  );
}

/** Returns a WebP with a chunk at its end, and the flags that announce it. */
export function withWebpChunk(
  picture: Uint8Array,
  name: string,
  flag: number,
  content: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const padded = content.length % 2 === 0 ? content : join(content, new Uint8Array(1));
  const head = new Uint8Array(8);
  head.set(encoder.encode(name));
  new DataView(head.buffer).setUint32(4, content.length, true);
  const whole = join(picture, head, padded);
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  whole[20] |= flag;
  return whole;
}

export const text = (content: string) => encoder.encode(content);

/** Whether the bytes contain a text. */
export const holds = (bytes: Uint8Array, content: string) =>
  new TextDecoder("latin1").decode(bytes).includes(content);
